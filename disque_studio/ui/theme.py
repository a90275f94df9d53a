"""The two themes: neutral greys alone, so that nothing near the picture tints the eye's judgement.

Colours are asked for when something is painted (`theme.now().line`), because the theme can change while the
window is open.
"""

from dataclasses import asdict, dataclass, replace
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from disque_studio.resources import resource_path
from disque_studio.ui.sheet import SHEET

THEMES = ("system", "dark", "light")

_SURROUNDS = {"black": "#000000", "grey": "#777777", "white": "#ffffff"}


@dataclass(frozen=True)
class Colours:
    """A theme's colours as #rrggbb.

    Surfaces: `canvas` behind the photo, `panel`, `card` (a box on a panel), `raised` (buttons, headers),
    `field` (typed in), `line` (between surfaces, and a slider's groove), `edge` (around buttons), `rule`
    (within a panel). Under the mouse or the cursor: `hover`, `hover_item`, `pressed`, `chosen`. Writing:
    `text`, `text_dim`, `text_off`; `strong` stands on `chosen` and `selection`. Signals: `mark` (focus and
    what counts most), `fill` (bars), `handle`, `box` (a ticked box).
    """

    name: str
    canvas: str
    panel: str
    card: str
    raised: str
    field: str
    line: str
    edge: str
    rule: str
    hover: str
    hover_item: str
    pressed: str
    chosen: str
    selection: str
    text: str
    text_dim: str
    text_off: str
    strong: str
    mark: str
    fill: str
    handle: str
    box: str


DARK = Colours(
    name="dark",
    canvas="#2b2b2b",
    panel="#383838",
    card="#404040",
    raised="#474747",
    field="#2e2e2e",
    line="#262626",
    edge="#5a5a5a",
    rule="#4d4d4d",
    hover="#525252",
    hover_item="#414141",
    pressed="#3f3f3f",
    chosen="#565656",
    selection="#6e6e6e",
    text="#dedede",
    text_dim="#b8b8b8",
    text_off="#808080",
    strong="#ffffff",
    mark="#f2f2f2",
    fill="#8f8f8f",
    handle="#cfcfcf",
    box="#d2d2d2",
)

LIGHT = Colours(
    name="light",
    canvas="#c6c6c6",
    panel="#e6e6e6",
    card="#efefef",
    raised="#f5f5f5",
    field="#fafafa",
    line="#c2c2c2",
    edge="#9e9e9e",
    rule="#cfcfcf",
    hover="#ffffff",
    hover_item="#d9d9d9",
    pressed="#d2d2d2",
    chosen="#cbcbcb",
    selection="#bdbdbd",
    text="#1f1f1f",
    text_dim="#4a4a4a",
    text_off="#8a8a8a",
    strong="#000000",
    mark="#141414",
    fill="#7c7c7c",
    handle="#4f4f4f",
    box="#3a3a3a",
)


class _Theme(QObject):
    """Tells when another theme is put on, for what paints nothing by itself."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked = "dark"
        self.surround = "theme"
        self.colours = DARK
        self.follows = False

    def follow(self) -> None:
        """Go along with the system, where that is asked for."""
        app = QApplication.instance()
        if self.asked == "system" and isinstance(app, QApplication):
            apply(app, "system", self.surround)


_theme = _Theme()
changed = _theme.changed
"""Qt signal: the colours are others now. Widgets are repainted without it."""


def now() -> Colours:
    """Give the colours of the theme that is on."""
    return _theme.colours


def apply(app: QApplication, name: str = "dark", surround: str = "theme") -> None:
    """Dress the application in a theme of THEMES; "system" follows the desktop, dark where that is silent.

    `surround` is what lies behind the photo: "theme", or "black", "grey" (L* 50) or "white". Raises KeyError
    for another name.
    """
    if name not in THEMES:
        raise KeyError(f"no theme {name}: {THEMES}")
    hints = QGuiApplication.styleHints()
    if not _theme.follows:
        _theme.follows = True
        _begin(app)
        hints.colorSchemeChanged.connect(_theme.follow)
    _theme.asked, _theme.surround = name, surround
    # The frame that the desktop draws around the window follows too.
    schemes = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}
    hints.setColorScheme(schemes.get(name, Qt.ColorScheme.Unknown))
    colours = _asked(name)
    colours = replace(colours, canvas=_SURROUNDS.get(surround, colours.canvas))
    if colours == _theme.colours and app.styleSheet():
        return
    _theme.colours = colours
    app.setPalette(_palette(colours))
    app.setStyleSheet(_filled(SHEET, colours))
    _theme.changed.emit()


def dress(widget: QWidget, name: str, value: bool) -> None:
    """Set a property that the style sheet asks for."""
    if widget.property(name) is not value:
        widget.setProperty(name, value)
        # Qt looks at a property's rules again only when a widget is dressed anew.
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _begin(app: QApplication) -> None:
    app.setStyle("Fusion")
    font = app.font()
    font.setPointSizeF(max(font.pointSizeF(), 9.5))
    app.setFont(font)
    app.focusChanged.connect(_repaint_frames)


def _repaint_frames(before: QWidget | None, after: QWidget | None) -> None:
    """Have the focus shown around what scrolls: such a widget repaints its inside alone when it changes."""
    for widget in (before, after):
        if isinstance(widget, QAbstractScrollArea) and isValid(widget):
            widget.update()


def _asked(name: str) -> Colours:
    if name == "system":
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return LIGHT if light else DARK
    return LIGHT if name == "light" else DARK


def _filled(sheet: str, colours: Colours) -> str:
    return Template(sheet).substitute(asdict(colours), icons=resource_path("icons").as_posix())


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.panel),
        (role.WindowText, colours.text),
        (role.Base, colours.field),
        (role.AlternateBase, colours.panel),
        (role.Text, colours.text),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.mark),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.strong),
        (role.Link, colours.mark),
        (role.LinkVisited, colours.mark),
        (role.PlaceholderText, colours.text_dim),
        (role.ToolTipBase, colours.field),
        (role.ToolTipText, colours.text),
        (role.Light, colours.hover),
        (role.Midlight, colours.raised),
        (role.Mid, colours.rule),
        (role.Dark, colours.edge),
        (role.Shadow, colours.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.text_off))
    return palette
