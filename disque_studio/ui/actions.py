"""Every command of the window, declared once: menu, toolbar, tooltip and shortcut follow from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton, QWidget

from disque_studio.ui import icons

MENUS = {"file": "&File", "look": "&Look", "quality": "&Quality", "view": "&View", "help": "&Help"}


@dataclass(frozen=True)
class Action:
    """A command. Commands of one `group` stand together in the menu and toolbar.

    `on_canvas` shortcuts work while the canvas has the keyboard focus, so that lists and sliders keep their
    own arrow keys.
    """

    name: str
    menu: str
    group: int
    text: str
    tip: str
    keys: tuple[str, ...]
    icon: str = ""
    needs_photo: bool = False
    checkable: bool = False
    on_canvas: bool = False


ACTIONS = (
    Action("open", "file", 1, "&Open Photo…", "Open an HDR photo", ("Ctrl+O",), "open"),
    Action("demo", "file", 1, "Open &Demo Photo", "Open the bundled demo photo", ("Ctrl+Shift+D",), "demo"),
    Action("paste", "file", 1, "&Paste Files", "Open copied files as if they were dropped", ("Ctrl+V",)),
    Action(
        "save",
        "file",
        2,
        "&Save Picture As…",
        "Save the finished picture",
        ("Ctrl+S",),
        "save",
        needs_photo=True,
    ),
    Action("cancel", "file", 3, "&Cancel Work", "Stop what is running", ("Esc",)),
    Action("quit", "file", 4, "&Quit", "Close the window", ("Ctrl+Q",)),
    Action(
        "add_pair",
        "look",
        1,
        "&Add Exemplar Pair…",
        "Teach a look by a before and an after picture",
        ("Ctrl+Shift+O",),
        "exemplar-add",
    ),
    Action(
        "use_pairs",
        "look",
        1,
        "Use the &Pairs",
        "Put the look of the exemplar pairs on the photo",
        ("Ctrl+M",),
    ),
    Action(
        "open_look",
        "look",
        2,
        "&Open Look…",
        "Put the look of a .look file on the photo",
        ("Ctrl+Shift+L",),
    ),
    Action(
        "save_look",
        "look",
        2,
        "Sa&ve Look…",
        "Keep the look of the exemplar pairs as a .look file",
        ("Ctrl+Shift+S",),
    ),
    Action("no_look", "look", 3, "&No Look", "Show the photo without a look", ("Ctrl+L",)),
    Action(
        "next_look",
        "look",
        3,
        "Next &Built-in Look",
        "Put the next built-in look on the photo",
        ("Ctrl+PgDown",),
    ),
    Action(
        "previous_look",
        "look",
        3,
        "Previo&us Built-in Look",
        "Put the built-in look before on the photo",
        ("Ctrl+PgUp",),
    ),
    Action("strength_up", "look", 4, "More &Strength", "Strengthen the look by 5 %", ("Ctrl+Up",)),
    Action("strength_down", "look", 4, "Less S&trength", "Weaken the look by 5 %", ("Ctrl+Down",)),
    Action("exposure_up", "look", 4, "More &Exposure", "Brighten by a quarter stop", ("Ctrl+Right",)),
    Action("exposure_down", "look", 4, "Less E&xposure", "Darken by a quarter stop", ("Ctrl+Left",)),
    Action("reset", "look", 4, "&Reset Sliders", "Set strength to 100 % and exposure to 0", ("Ctrl+R",)),
    Action(
        "quality_up",
        "quality",
        1,
        "&Raise Quality",
        "Ask for a score two points higher",
        ("Ctrl+Shift+Up",),
        needs_photo=True,
    ),
    Action(
        "quality_down",
        "quality",
        1,
        "&Lower Quality",
        "Ask for a score two points lower",
        ("Ctrl+Shift+Down",),
        needs_photo=True,
    ),
    Action(
        "reset_quality",
        "quality",
        1,
        "Re&set Quality",
        "Go back to the look as it is",
        ("Ctrl+Shift+R",),
        needs_photo=True,
    ),
    Action(
        "map",
        "quality",
        2,
        "Quality &Map",
        "Show on the photo where its quality is high or low",
        ("M",),
        "map",
        needs_photo=True,
        checkable=True,
    ),
    Action(
        "next_map",
        "quality",
        2,
        "&Next Map",
        "Show the map of the next scorer",
        ("Shift+M",),
        needs_photo=True,
    ),
    Action(
        "restored",
        "quality",
        3,
        "Restored &Preview…",
        "What DRI would take out of the picture: a small preview, never saved",
        ("Ctrl+D",),
    ),
    Action("fit", "view", 1, "&Fit", "See the whole photo", ("Ctrl+0",), "fit", needs_photo=True),
    Action(
        "one_to_one",
        "view",
        1,
        "&1:1",
        "See one photo pixel on one screen pixel",
        ("Ctrl+1",),
        "one-to-one",
        needs_photo=True,
    ),
    Action("zoom_in", "view", 1, "Zoom &In", "Zoom in", ("Ctrl++", "Ctrl+="), "zoom-in", needs_photo=True),
    Action("zoom_out", "view", 1, "Zoom &Out", "Zoom out", ("Ctrl+-",), "zoom-out", needs_photo=True),
    Action(
        "wipe",
        "view",
        2,
        "&Wipe",
        "Compare before and after along a movable line",
        ("W",),
        "wipe",
        needs_photo=True,
        checkable=True,
    ),
    Action(
        "before",
        "view",
        2,
        "&Before",
        "Show the photo without the look; hold B for a glance",
        ("\\",),
        "before",
        needs_photo=True,
        checkable=True,
    ),
    Action(
        "wipe_left",
        "view",
        2,
        "Wipe Line Left",
        "Move the wipe line to the left",
        ("Shift+Left",),
        needs_photo=True,
    ),
    Action(
        "wipe_right",
        "view",
        2,
        "Wipe Line Right",
        "Move the wipe line to the right",
        ("Shift+Right",),
        needs_photo=True,
    ),
    Action(
        "pan_left",
        "view",
        3,
        "Pan Left",
        "See more of the photo's left",
        ("Left",),
        needs_photo=True,
        on_canvas=True,
    ),
    Action(
        "pan_right",
        "view",
        3,
        "Pan Right",
        "See more of the photo's right",
        ("Right",),
        needs_photo=True,
        on_canvas=True,
    ),
    Action(
        "pan_up",
        "view",
        3,
        "Pan Up",
        "See more of the photo's top",
        ("Up",),
        needs_photo=True,
        on_canvas=True,
    ),
    Action(
        "pan_down",
        "view",
        3,
        "Pan Down",
        "See more of the photo's bottom",
        ("Down",),
        needs_photo=True,
        on_canvas=True,
    ),
    Action("panel", "view", 4, "&Look Panel", "Show or hide the panel", ("F7",), "panel", checkable=True),
    Action(
        "quality_panel",
        "view",
        4,
        "&Quality Panel",
        "Show or hide the scores",
        ("F8",),
        checkable=True,
    ),
    Action("full_screen", "view", 4, "F&ull Screen", "Fill the screen", ("F11",), checkable=True),
    Action("shortcuts", "help", 1, "&Keyboard Shortcuts", "List every command and its keys", ("F1",)),
    Action("about", "help", 1, "&About Disque Studio", "Show version, licence and device", ("Shift+F1",)),
)

TOOLBAR = (
    ("open", "Open"),
    ("save", "Save"),
    None,
    ("add_pair", "Add Pair"),
    None,
    ("zoom_out", ""),
    ("zoom_in", ""),
    ("fit", ""),
    ("one_to_one", ""),
    None,
    ("wipe", "Wipe"),
    ("before", "Before"),
    ("map", "Map"),
)
"""The toolbar's commands with the word beside the icon; None is a separator."""


def build(
    window: QMainWindow, canvas: QWidget, run: Mapping[str, Callable[[bool], None]]
) -> dict[str, QAction]:
    """Make every action; `run` holds a function of the checked state for each name, no more and no less."""
    actions = {spec.name: _make(spec, window, canvas) for spec in ACTIONS}
    if actions.keys() != run.keys():
        raise KeyError(f"actions without function or declaration: {sorted(actions.keys() ^ run.keys())}")
    for name, action in actions.items():
        action.triggered.connect(run[name])
    _fill_menus(window, actions)
    return actions


def keys_text(spec: Action) -> str:
    """Write a command's first shortcut as this system writes it."""
    return QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def fill_toolbar(bar: QToolBar, actions: Mapping[str, QAction]) -> None:
    """Put the toolbar's commands on it."""
    for entry in TOOLBAR:
        if entry is None:
            bar.addSeparator()
            continue
        name, word = entry
        bar.addAction(actions[name])
        button = bar.widgetForAction(actions[name])
        assert isinstance(button, QToolButton)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if word:
            actions[name].setIconText(f" {word}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def enable(actions: Mapping[str, QAction], *, has_photo: bool) -> None:
    """Enable the commands that need a photo where there is one."""
    for spec in ACTIONS:
        if spec.needs_photo:
            actions[spec.name].setEnabled(has_photo)


def _make(spec: Action, window: QMainWindow, canvas: QWidget) -> QAction:
    action = QAction(spec.text, window)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    action.setToolTip(f"{spec.tip} ({keys_text(spec)})")
    action.setStatusTip("")
    action.setCheckable(spec.checkable)
    if spec.icon:
        action.setIcon(icons.icon(spec.icon))
    if spec.on_canvas:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        canvas.addAction(action)
    else:
        window.addAction(action)
    return action


def _fill_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
    for menu, title in MENUS.items():
        made = window.menuBar().addMenu(title)
        made.setToolTipsVisible(True)
        specs: Iterable[Action] = (spec for spec in ACTIONS if spec.menu == menu)
        for group, members in groupby(specs, key=lambda spec: spec.group):
            if group > 1:
                made.addSeparator()
            for spec in members:
                made.addAction(actions[spec.name])
