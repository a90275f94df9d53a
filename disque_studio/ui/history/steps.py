"""The steps of the undo stack as a list for Qt, the last one on top."""

# ruff: noqa: N802 - Qt names the methods

from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QUndoStack
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from shiboken6 import isValid

from disque_studio.ui import theme
from disque_studio.ui.texts import as_tip, tr

STATE = Qt.ItemDataRole.UserRole
"""The role under which a step's `State` is given."""

State = Literal["done", "now", "undone"]

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 24
_DOT_X = 18.0
_TEXT_X = 32.0


class StepsModel(QAbstractListModel):
    """Lists the steps, then where they began. A row is counted from the top."""

    def __init__(self, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._shown: tuple[tuple[str, ...], int] = (), 0
        stack.indexChanged.connect(self._show)

    def row(self, index: int) -> int:
        """Give the row of a state: that after `index` steps."""
        return self._stack.count() - index

    def steps(self, row: int) -> int:
        """Tell how many steps lead to the state of a row."""
        return self._stack.count() - row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the states."""
        return 0 if parent.isValid() else self._stack.count() + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a step's name, or how it stands to the present state."""
        if not index.isValid():
            return None
        steps = self.steps(index.row())
        name = self._stack.text(steps - 1) if steps else tr("Start")
        if role == STATE:
            return self._state(steps)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            states = {
                "done": "{step}",
                "now": tr("{step}, the present state"),
                "undone": tr("{step}, taken back"),
            }
            return states[self._state(steps)].format(step=name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(tr("{step}: click or press Enter to go to this state").format(step=name))
        return None

    def _state(self, steps: int) -> State:
        if steps == self._stack.index():
            return "now"
        return "done" if steps < self._stack.index() else "undone"

    def _show(self) -> None:
        # A stack that is deleted with its window clears itself, and tells of it.
        if not isValid(self._stack):
            return
        names = tuple(self._stack.text(step) for step in range(self._stack.count()))
        if (names, self._stack.index()) == self._shown:
            return
        self._shown = names, self._stack.index()
        self.beginResetModel()
        self.endResetModel()


class StepDelegate(QStyledItemDelegate):
    """Paints a step on the line of time: a dot for the present state, rings for the others."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the size of every row."""
        return QSize(80, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        state: State = index.data(STATE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state)
        first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
        self._line(painter, rect, state, first=first, last=last)
        self._name(painter, rect, state, index.data(), option)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        colours = theme.now()
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if not (focused or state & QStyle.StateFlag.State_MouseOver):
            return
        painter.setPen(QPen(QColor(colours.mark), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover_item))
        painter.drawRoundedRect(rect.adjusted(4.5, 0.5, -4.5, -0.5), 4, 4)

    def _line(self, painter: QPainter, rect: QRectF, state: State, *, first: bool, last: bool) -> None:
        colours = theme.now()
        middle = QPointF(rect.left() + _DOT_X, rect.center().y())
        radius = 4.5 if state == "now" else 3.0
        painter.setPen(QPen(QColor(colours.edge), 1))
        if not first:
            painter.drawLine(QPointF(middle.x(), rect.top()), middle - QPointF(0, radius))
        if not last:
            painter.drawLine(middle + QPointF(0, radius), QPointF(middle.x(), rect.bottom() + 1))
        ink = QColor({"now": colours.mark, "done": colours.text_dim, "undone": colours.text_off}[state])
        painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DotLine if state == "undone" else Qt.PenStyle.SolidLine))
        painter.setBrush(ink if state == "now" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)

    def _name(
        self, painter: QPainter, rect: QRectF, state: State, name: str, option: QStyleOptionViewItem
    ) -> None:
        colours, font = theme.now(), option.font
        font.setBold(state == "now")
        font.setItalic(state == "undone")
        painter.setFont(font)
        painter.setPen(
            QColor({"now": colours.strong, "done": colours.text, "undone": colours.text_off}[state])
        )
        place = rect.adjusted(_TEXT_X, 0, -8, 0)
        fitting = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
