"""The dark neutral theme: greys alone, so that nothing near the picture tints the eye's judgement."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from disque_studio.resources import resource_path

CANVAS = "#2b2b2b"
PANEL = "#383838"
RAISED = "#474747"
FIELD = "#2e2e2e"
LINE = "#262626"
EDGE = "#5a5a5a"
TEXT = "#dedede"
TEXT_DIM = "#ababab"
TEXT_OFF = "#757575"
MARK = "#f2f2f2"
FILL = "#8f8f8f"
HANDLE = "#cfcfcf"

_SHEET = """
QWidget { color: $TEXT; }
QMainWindow, QDialog, QDockWidget, QMenuBar, QToolBar, QStatusBar { background: $PANEL; }
QToolTip { background: $FIELD; color: $TEXT; border: 1px solid $EDGE; padding: 3px 5px; }

QMenuBar { border-bottom: 1px solid $LINE; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 3px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: #565656; }
QMenu { background: $PANEL; border: 1px solid $LINE; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 3px; }
QMenu::item:disabled { color: $TEXT_OFF; }
QMenu::separator { height: 1px; background: #4d4d4d; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }

QToolBar { border: none; border-bottom: 1px solid $LINE; padding: 3px 6px; spacing: 2px; }
QToolBar::separator { width: 1px; background: #505050; margin: 5px 5px; }
QToolButton { padding: 4px 7px; border: 1px solid transparent; border-radius: 4px; background: transparent; }
QToolButton:hover:enabled { background: $RAISED; }
QToolButton:pressed, QToolButton:checked { background: #5c5c5c; }
QToolButton:focus { border-color: $MARK; }
QToolButton:disabled { color: $TEXT_OFF; }

QPushButton { background: $RAISED; border: 1px solid $EDGE; border-radius: 4px; padding: 5px 14px; }
QPushButton:hover:enabled { background: #525252; }
QPushButton:pressed { background: #3f3f3f; }
QPushButton:default { background: #5e5e5e; border-color: #7a7a7a; }
QPushButton:focus { border-color: $MARK; }
QPushButton[small="true"] { padding: 2px 9px; }
QPushButton:disabled { color: $TEXT_OFF; background: #3e3e3e; border-color: #4a4a4a; }

QLineEdit, QPlainTextEdit, QTextBrowser, QSpinBox, QDoubleSpinBox, QComboBox, QTableWidget {
    background: $FIELD; border: 1px solid #515151; border-radius: 3px; padding: 3px 6px;
    selection-background-color: #767676; selection-color: #ffffff; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus, QTableWidget:focus { border-color: $MARK; }
QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled, QLineEdit:disabled { color: $TEXT_OFF; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($ICONS/down.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $FIELD; border: 1px solid $EDGE; outline: none;
    selection-background-color: #565656; }
QHeaderView::section { background: $RAISED; border: none; border-right: 1px solid $LINE; padding: 4px 7px; }
QTableWidget { outline: none; padding: 1px; }
QTableWidget::item:focus { border: none; }
QTableWidget::item { padding: 0 4px; }

QCheckBox { spacing: 6px; }
QCheckBox:disabled { color: $TEXT_OFF; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid #858585; border-radius: 3px;
    background: $FIELD; }
QCheckBox::indicator:checked { background: #d2d2d2; border-color: #d2d2d2; image: url($ICONS/check.svg); }
QCheckBox::indicator:focus { border: 1px solid $MARK; }
QCheckBox::indicator:disabled { border-color: #555555; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: #5a5a5a; border-radius: 4px; margin: 1px;
    min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: #727272; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QListWidget { background: transparent; border: none; outline: none; padding: 0 6px; }
QListWidget::item { border: 1px solid transparent; border-radius: 4px; padding: 4px 0; color: $TEXT_DIM; }
QListWidget::item:hover { background: #414141; }
QListWidget::item:selected { background: #525252; border-color: #a8a8a8; color: #ffffff; }
QListWidget:focus::item:selected { border-color: $MARK; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QMainWindow::separator { background: $LINE; width: 1px; height: 1px; }
QSplitter::handle { background: $LINE; }
QStatusBar { border-top: 1px solid $LINE; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $TEXT_DIM; padding: 0 8px; }
QProgressBar { background: $LINE; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: #b4b4b4; border-radius: 3px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

#welcome { background: $CANVAS; }
#part { color: $TEXT; font-weight: 600; border: 0 solid $PANEL; border-left-width: 3px; padding-left: 9px; }
#part[marked="true"] { border-color: $MARK; }
#heading { color: $TEXT; font-weight: 600; }
#hint, #dim { color: $TEXT_DIM; }
#dots { color: $TEXT_DIM; }
#score { color: $MARK; }
#score[stale="true"] { color: $TEXT_DIM; }
#fold { margin-left: 2px; color: $TEXT_DIM; }
#fold:checked { background: transparent; }
#fold:hover { background: $RAISED; }
#strip { background: $PANEL; border-top: 1px solid $LINE; }
#drop-hint { color: $TEXT_DIM; border: 1px dashed #666666; border-radius: 6px; padding: 14px; }
#card { background: #404040; border: 1px solid #4a4a4a; border-radius: 5px; }
#card QCheckBox:disabled { color: $TEXT_DIM; }
#messages { background: $RAISED; border-bottom: 1px solid $LINE; }
#welcome-title { font-size: 20px; color: $TEXT; }
#thumb { background: $FIELD; border: 1px solid $LINE; }
"""


def apply(app: QApplication) -> None:
    """Dress the application."""
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setStyleSheet(_filled(_SHEET))
    font = app.font()
    font.setPointSizeF(max(font.pointSizeF(), 9.5))
    app.setFont(font)


def dress(widget: QWidget, name: str, value: bool) -> None:
    """Set a property that the style sheet asks for."""
    if widget.property(name) is not value:
        widget.setProperty(name, value)
        # Qt looks at a property's rules again only when a widget is dressed anew.
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _filled(sheet: str) -> str:
    sheet = sheet.replace("$ICONS", resource_path("icons").as_posix())
    colours = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, str)}
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", colours[name])
    return sheet


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, PANEL),
        (role.WindowText, TEXT),
        (role.Base, FIELD),
        (role.AlternateBase, PANEL),
        (role.Text, TEXT),
        (role.Button, RAISED),
        (role.ButtonText, TEXT),
        (role.BrightText, MARK),
        (role.Highlight, "#6e6e6e"),
        (role.HighlightedText, "#ffffff"),
        (role.Link, MARK),
        (role.PlaceholderText, TEXT_DIM),
        (role.ToolTipBase, FIELD),
        (role.ToolTipText, TEXT),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(TEXT_OFF))
    return palette
