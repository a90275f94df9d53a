"""Two inspected pictures side by side, with one zoom, and what each metric says of them."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.inspection import Score, shown
from disque_studio.ui.inspection.linked import Linked
from disque_studio.ui.inspection.pane import WHEEL_STEP, Pane
from disque_studio.ui.inspection.rows import Row
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.texts import tr

_PAN = 80


class CompareDialog(QDialog):
    """Shows two rows; `panes` wait for their pictures. Arrows move, + − 0 1 zoom, X changes the sides."""

    def __init__(
        self, rows: Sequence[Row], metrics: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare two pictures"))
        self.setSizeGripEnabled(True)
        self.rows = list(rows)
        self._metrics = metrics
        self.panes = [Pane(row.path.name) for row in rows]
        self._names = [ElidedLabel(), ElidedLabel()]
        self._scores = QWidget()
        self._pictures = QHBoxLayout()
        self._pictures.setSpacing(2)
        self._grid = QGridLayout(self._scores)
        self._arrange()
        self._fill()
        for pane in self.panes:
            pane.moved.connect(self._follow)
            pane.say(tr("Reading the picture…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom and swap by keys."""
        pane = next((pane for pane in self.panes if pane.picture is not None), None)
        moves = {
            Qt.Key.Key_Left: (_PAN, 0),
            Qt.Key.Key_Right: (-_PAN, 0),
            Qt.Key.Key_Up: (0, _PAN),
            Qt.Key.Key_Down: (0, -_PAN),
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_X:
            self.swap()
        elif pane is None:
            super().keyPressEvent(event)
        elif key in moves:
            pane.pan(*moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            pane.zoom(WHEEL_STEP)
        elif key == Qt.Key.Key_Minus:
            pane.zoom(1 / WHEEL_STEP)
        elif key == Qt.Key.Key_0:
            self._follow(Linked())
        elif key == Qt.Key.Key_1:
            pane.actual()
        else:
            super().keyPressEvent(event)

    def swap(self) -> None:
        """Change the sides of the two pictures."""
        self.rows.reverse()
        self.panes.reverse()
        for pane in self.panes:
            self._pictures.removeWidget(pane)
            self._pictures.addWidget(pane, 1)
        self._fill()

    def _arrange(self) -> None:
        for pane in self.panes:
            self._pictures.addWidget(pane, 1)
        names = QHBoxLayout()
        names.setContentsMargins(12, 8, 12, 8)
        names.setSpacing(24)
        for label in self._names:
            label.setObjectName("heading")
            names.addWidget(label, 1)
        self._grid.setContentsMargins(12, 10, 12, 4)
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(3)
        swap = QPushButton(tr("Swap sides"))
        swap.setToolTip(tr("Change the sides of the two pictures (X)"))
        swap.setAutoDefault(False)
        swap.clicked.connect(self.swap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(swap, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        hint = QLabel(tr("Wheel or + and − zoom, drag or arrows move, 0 fits, 1 shows pixels"))
        hint.setObjectName("dim")
        lower = QHBoxLayout()
        lower.setContentsMargins(12, 4, 12, 10)
        lower.addWidget(hint)
        lower.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(names)
        layout.addLayout(self._pictures, 1)
        layout.addWidget(self._scores)
        layout.addLayout(lower)

    def _follow(self, linked: Linked) -> None:
        for pane in self.panes:
            pane.follow(linked)

    def _fill(self) -> None:
        """Write the names, and below the pictures the scores with their difference and which is better."""
        for label, row in zip(self._names, self.rows, strict=True):
            size = f"  ·  {row.size[0]} × {row.size[1]}" if row.size else ""
            label.say(row.path.name + size, str(row.path))
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        for line, (metric, title) in enumerate(self._metrics):
            left, right = (row.score(metric) for row in self.rows)
            if left is None and right is None:
                continue
            verdict = _verdict(left, right)
            self._put(line, 0, _figure(left, wins=verdict < 0, outside="left"), Qt.AlignmentFlag.AlignRight)
            self._put(line, 1, escape(title) + _difference(left, right), Qt.AlignmentFlag.AlignCenter)
            self._put(line, 2, _figure(right, wins=verdict > 0, outside="right"), Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)

    def _put(self, line: int, column: int, text: str, where: Qt.AlignmentFlag) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.RichText)
        if column == 1:
            label.setObjectName("dim")
        self._grid.addWidget(label, line, column, where)


def _figure(score: Score | None, *, wins: bool, outside: str) -> str:
    if score is None:
        return "–"
    value = shown(score.value, score.range)
    if not wins:
        return value
    words = f"✓ {tr('better')}"
    return f"{words} &nbsp;<b>{value}</b>" if outside == "left" else f"<b>{value}</b>&nbsp; {words}"


def _difference(left: Score | None, right: Score | None) -> str:
    if left is None or right is None:
        return ""
    by = shown(abs(right.value - left.value), left.range)
    return f" · {tr('apart by {difference}').format(difference=by)}"


def _verdict(left: Score | None, right: Score | None) -> int:
    """Tell which is better: -1 the left, 1 the right, 0 neither."""
    if left is None or right is None or left.value == right.value:
        return 0
    return -1 if left.better_than(right) else 1
