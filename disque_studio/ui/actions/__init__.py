"""Every command of the window, declared once: menus, toolbar, palette, tooltips and shortcuts follow."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton, QWidget

from disque_studio.ui import icons
from disque_studio.ui.actions import (
    edit,
    export,
    file,
    grade,
    help,
    inspect,
    latentmap,
    look,
    photo,
    quality,
    scopes,
    training,
    view,
)
from disque_studio.ui.actions.action import Action, keys_text
from disque_studio.ui.texts import mark, tr

__all__ = ["ACTIONS", "MENUS", "Action", "build", "enable", "fill_menus", "fill_toolbar", "keys_text"]

MENUS = {
    "file": mark("&File"),
    "edit": mark("&Edit"),
    "photo": mark("&Photo"),
    "look": mark("&Look"),
    "grade": mark("&Grade"),
    "quality": mark("&Quality"),
    "inspect": mark("&Inspect"),
    "training": mark("&Training"),
    "view": mark("&View"),
    "window": mark("&Window"),
    "help": mark("&Help"),
}

ACTIONS = (
    *file.ACTIONS,
    *export.ACTIONS,
    *edit.ACTIONS,
    *photo.ACTIONS,
    *look.ACTIONS,
    *grade.ACTIONS,
    *quality.ACTIONS,
    *latentmap.ACTIONS,
    *inspect.ACTIONS,
    *view.ACTIONS,
    *scopes.ACTIONS,
    *training.ACTIONS,
    *help.ACTIONS,
)

TOOLBAR = (
    ("open", mark("Open")),
    ("save", mark("Save")),
    None,
    ("undo", ""),
    ("redo", ""),
    None,
    ("add_pair", mark("Add Pair")),
    None,
    ("zoom_out", ""),
    ("zoom_in", ""),
    ("fit", ""),
    ("one_to_one", ""),
    None,
    ("before", mark("Before")),
    ("wipe", mark("Wipe")),
    ("sides", ""),
    ("difference", ""),
    ("stops", ""),
    ("map", mark("Map")),
)
"""The toolbar's commands with the word beside the icon; None is a separator."""


def build(window: QWidget, canvas: QWidget) -> dict[str, QAction]:
    """Make every action; whoever serves a command connects it (see `ui.desk.Desk.connect`)."""
    return {spec.name: _make(spec, window, canvas) for spec in ACTIONS}


def fill_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
    """Put every command in its menu."""
    for menu, title in MENUS.items():
        made = window.menuBar().addMenu(tr(title))
        made.setObjectName(menu)
        made.setToolTipsVisible(True)
        specs: Iterable[Action] = sorted((s for s in ACTIONS if s.menu == menu), key=lambda spec: spec.group)
        for group, members in groupby(specs, key=lambda spec: spec.group):
            if group > 1:
                made.addSeparator()
            for submenu, ones in groupby(members, key=lambda spec: spec.submenu):
                place = made.addMenu(tr(submenu)) if submenu else made
                place.setToolTipsVisible(True)
                place.addActions([actions[spec.name] for spec in ones])


def fill_toolbar(bar: QToolBar, actions: Mapping[str, QAction]) -> None:
    """Put the toolbar's commands on it; a button at its end shows those that there is no room for."""
    rest = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert rest is not None
    rest.setIcon(icons.icon("more"))
    rest.setToolTip(tr("More tools; all of them stand in the menus too"))
    rest.setAccessibleName(tr("More tools"))
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
            actions[name].setIconText(f" {tr(word)}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def enable(actions: Mapping[str, QAction], *, has_photo: bool, on_canvas: bool) -> None:
    """Enable the commands that need a photo where there is one, and those that need it on the canvas."""
    for spec in ACTIONS:
        if spec.needs_photo or spec.needs_canvas:
            actions[spec.name].setEnabled(has_photo and (on_canvas or not spec.needs_canvas))


def _make(spec: Action, window: QWidget, canvas: QWidget) -> QAction:
    action = QAction(tr(spec.text), window)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    keys = keys_text(spec)
    action.setToolTip(f"{tr(spec.tip)} ({keys})" if keys else tr(spec.tip))
    action.setStatusTip("")
    action.setCheckable(spec.checkable)
    if spec.icon:
        action.setIcon(icons.icon(spec.icon))
        # In the menu its tick stands there instead.
        action.setIconVisibleInMenu(not spec.checkable)
    if spec.on_canvas:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        canvas.addAction(action)
    else:
        window.addAction(action)
    return action
