"""The filmstrip as it is placed in the window: on the left what is shown in which order, then the photos."""

# ruff: noqa: N802 - Qt names the event handlers

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from disque_studio.ui import drops
from disque_studio.ui.document import Document
from disque_studio.ui.filmstrip.model import FilmModel
from disque_studio.ui.filmstrip.ordering import KEPT, ORDERS
from disque_studio.ui.filmstrip.view import FilmView
from disque_studio.ui.texts import tr

_HEIGHT = 122
_LOWEST, _HIGHEST = 96, 240
_HEAD_WIDTH = 156


class FilmStrip(QFrame):
    """Shows the photos. `dropped` gives files that were dropped here, `menu_asked` where a menu shall be."""

    dropped = Signal(list)
    menu_asked = Signal(object)

    def __init__(self, document: Document, model: FilmModel, view: FilmView) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName(tr("Filmstrip"))
        self._document, self._model = document, model
        self.view = view
        self.order = self._combo(tr("Order of the photos"), _order_names())
        self.kept = self._combo(tr("Which photos are shown"), _kept_names())
        self.turn = QToolButton()
        self.turn.setCheckable(True)
        self.turn.setAutoRaise(True)
        self._count = QLabel()
        self._count.setObjectName("dim")
        self._hint = QLabel()
        self._hint.setObjectName("dim")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.setAcceptDrops(True)
        self.setFocusProxy(view)
        self.order.currentIndexChanged.connect(lambda place: model.arrange(order=ORDERS[place]))
        self.kept.currentIndexChanged.connect(lambda place: model.arrange(kept=KEPT[place]))
        self.turn.toggled.connect(lambda on: model.arrange(descending=on))
        self.turn.toggled.connect(self._show_turn)
        model.arranged_anew.connect(self._tell)
        document.session_changed.connect(self._tell)
        document.selection_changed.connect(self._tell)
        self._show_turn(False)
        self._tell()

    def sizeHint(self) -> QSize:
        """Ask for room for one row of photos."""
        return QSize(640, _HEIGHT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if drops.paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the dropped files."""
        files: list[Path] = drops.paths(event.mimeData())
        event.acceptProposedAction()
        self.dropped.emit(files)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, where the mouse or the current photo is."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.view.currentIndex().isValid():
            rect = self.view.visualRect(self.view.currentIndex())
            place = self.view.viewport().mapToGlobal(rect.center())
        self.menu_asked.emit(place)

    def _combo(self, name: str, entries: list[str]) -> QComboBox:
        combo = QComboBox()
        combo.addItems(entries)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    def _arrange(self) -> None:
        head = QWidget()
        head.setFixedWidth(_HEAD_WIDTH)
        grid = QGridLayout(head)
        grid.setContentsMargins(8, 6, 6, 6)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._count, 0, 0, 1, 2)
        grid.addWidget(self.order, 1, 0)
        grid.addWidget(self.turn, 1, 1)
        grid.addWidget(self.kept, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(3, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(head)
        row.addWidget(self._stack, 1)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)

    def _show_turn(self, descending: bool) -> None:
        self.turn.setArrowType(Qt.ArrowType.DownArrow if descending else Qt.ArrowType.UpArrow)
        self.turn.setAccessibleName(tr("Descending") if descending else tr("Ascending"))
        now = tr("Descending: Z to A, best first, latest first")
        self.turn.setToolTip(now if descending else tr("Ascending: A to Z, worst first, earliest first"))

    def _tell(self) -> None:
        shown, total = self._model.rowCount(), len(self._document.session.shots)
        selected = len(self._document.selected)
        if shown < total:
            text = tr("{shown} of {total} photos").format(shown=shown, total=total)
        else:
            text = tr("1 photo") if total == 1 else tr("{count} photos").format(count=total)
        if selected > 1:
            text = tr("{photos}, {count} selected").format(
                photos=shown if shown < total else total, count=selected
            )
        self._count.setText(text)
        self._hint.setText(
            tr("No photo matches this filter") if total else tr("Drop HDR photos here, or press Ctrl+O")
        )
        self._stack.setCurrentWidget(self.view if shown else self._hint)


def _order_names() -> list[str]:
    names = {
        "added": tr("As added"),
        "name": tr("By name"),
        "score": tr("By quality"),
        "rating": tr("By stars"),
        "date": tr("By file date"),
    }
    return [names[order] for order in ORDERS]


def _kept_names() -> list[str]:
    names = {
        "all": tr("All photos"),
        "picks": tr("Picks"),
        "unrejected": tr("Not rejected"),
        "rejected": tr("Rejected"),
    }
    more = tr("{stars} or more")
    stars = {kept: more.format(stars="★" * int(kept)) for kept in KEPT if kept.isdigit()}
    stars["5"] = "★" * 5
    return [(names | stars)[kept] for kept in KEPT]
