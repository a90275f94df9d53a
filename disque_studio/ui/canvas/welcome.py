"""What stands in the place of the canvas before a photo is open: what to drop, a demo, and recent photos."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui import drops, icons, theme
from disque_studio.ui.texts import mark, tr

_DROPS = (
    ("photo", mark("HDR photos"), mark("Raw, OpenEXR, Radiance HDR, PFM, TIFF or Ultra HDR JPEG")),
    ("exemplar-add", mark("A before and an after"), mark("of one scene, to teach a look by example")),
    ("score", mark("Finished pictures"), mark("to see and compare their quality scores")),
    ("open", mark("A folder"), mark("with any of these")),
)
"""What may be dropped: icon, name, and what it is for."""

_WIDTH = 520
_RADIUS = 14
_ROOM = 400
_NAME_ROOM = 260
"""For a recent photo's line, and for the name in it, so that it needs no more than a small window has."""
_SHOWN = 5


class Welcome(QWidget):
    """The first thing a newcomer reads. `dropped` gives files, `chosen` a recent photo."""

    dropped = Signal(list)
    chosen = Signal(Path)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Welcome"))
        self.setAcceptDrops(True)
        self.area = _DropArea(actions)
        self.recent = _Recent()
        self.recent.chosen.connect(self.chosen)
        self.hint = QLabel(_hint(actions))
        self.hint.setObjectName("hint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hint.setWordWrap(True)
        self._arrange()

    def _arrange(self) -> None:
        """Put all in the middle; a window too small for it scrolls."""
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(3)
        middle.addWidget(self.area)
        middle.addSpacing(16)
        middle.addWidget(self.recent)
        middle.addStretch(3)
        middle.addWidget(self.hint)
        inner = QWidget()
        across = QHBoxLayout(inner)
        across.setContentsMargins(24, 12, 24, 12)
        across.addStretch(1)
        across.addLayout(middle, 1000)
        across.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)

    def show_recent(self, recent: Sequence[Path]) -> None:
        """Offer photos that were opened lately, newest first."""
        self.recent.show_photos(recent[:_SHOWN])

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard on the first button."""
        super().showEvent(event)
        self.area.first.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and show that they may fall here."""
        if drops.paths(event.mimeData()):
            event.acceptProposedAction()
            self.area.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is held over the window any more."""
        self.area.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        event.acceptProposedAction()
        self.area.light(False)
        self.dropped.emit(drops.paths(event.mimeData()))


class _DropArea(QFrame):
    """A dashed frame that says what to drop; it brightens while files are held over it."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDTH)
        self._lit = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 30, 40, 30)
        layout.setSpacing(0)
        self._title = QLabel()
        self._title.setObjectName("welcome-title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(_Drawing("drop", 48), alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(10)
        layout.addWidget(self._title)
        layout.addSpacing(18)
        layout.addLayout(_what())
        layout.addSpacing(24)
        row, self.first = _buttons(actions)
        layout.addLayout(row)
        self.light(False)

    def light(self, on: bool) -> None:
        """Show whether files are held over the window."""
        self._lit = on
        self._title.setText(tr("Let go to open") if on else tr("Drop photos here to begin"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame; when lit it is whole and stronger, so that more than its brightness tells."""
        colours = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.mark if self._lit else colours.fill), 2.0 if self._lit else 1.5)
        if not self._lit:
            pen.setDashPattern([5.0, 4.0])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.raised if self._lit else colours.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


class _Recent(QWidget):
    """The photos that were opened lately, each a button."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDTH)
        self.setAccessibleName(tr("Recent photos"))
        heading = QLabel(tr("Recent photos"))
        heading.setObjectName("heading")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heading)
        layout.addLayout(self._rows)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_photos(self, recent: Sequence[Path]) -> None:
        """List these photos; without any, take no room."""
        for button in self.buttons:
            self._rows.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(path) for path in recent]
        self.setVisible(bool(recent))

    def _button(self, path: Path) -> QPushButton:
        button = QPushButton()
        button.setObjectName("recent")
        button.setAutoDefault(True)
        metrics = button.fontMetrics()
        name = metrics.elidedText(path.name, Qt.TextElideMode.ElideMiddle, _NAME_ROOM)
        room = _ROOM - metrics.horizontalAdvance(f"{name}   ")
        folder = metrics.elidedText(str(path.parent), Qt.TextElideMode.ElideLeft, room)
        button.setText(f"{name}   {folder}".replace("&", "&&"))
        button.setToolTip(str(path))
        button.setAccessibleName(tr("Open {name}").format(name=path.name))
        button.clicked.connect(lambda: self.chosen.emit(path))
        self._rows.addWidget(button)
        return button


class _Drawing(QLabel):
    """An icon that is drawn anew when the theme changes."""

    def __init__(self, name: str, side: int) -> None:
        super().__init__()
        self._name, self._side = name, side
        self.setFixedSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the theme's colour."""
        painter = QPainter(self)
        size = QSize(self._side, self._side)
        painter.drawPixmap(0, 0, icons.icon(self._name).pixmap(size, self.devicePixelRatioF()))


def _what() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(9)
    grid.setColumnStretch(1, 1)
    for row, (icon, name, use) in enumerate(_DROPS):
        text = QLabel(f"<b>{tr(name)}</b><br>{tr(use)}")
        text.setWordWrap(True)
        grid.addWidget(_Drawing(icon, 22), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)
    return grid


def _buttons(actions: Mapping[str, QAction]) -> tuple[QHBoxLayout, QPushButton]:
    """Give the row of buttons, and the one that has the keyboard at first."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    buttons = []
    for name, text in (("open", tr("Open Photos…")), ("demo", tr("Try the Demo"))):
        button = QPushButton(text)
        button.setAutoDefault(True)  # Enter presses it, as Space does.
        button.setToolTip(actions[name].toolTip())
        button.clicked.connect(actions[name].trigger)
        row.addWidget(button)
        buttons.append(button)
    row.addStretch()
    return row, buttons[0]


def _hint(actions: Mapping[str, QAction]) -> str:
    """Tell where help is, with the keys that are set."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = {name: actions[name].shortcut().toString(native) for name in ("palette", "shortcuts", "guide")}
    return tr("{guide} opens the guide, {shortcuts} lists all keys, {palette} finds any command").format(
        **keys
    )
