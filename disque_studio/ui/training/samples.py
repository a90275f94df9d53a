"""The newest samples of a training: what it was given, what was wanted, and what it made."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from disque_studio.ui import theme
from disque_studio.ui.panels.thumbs import filled
from disque_studio.ui.texts import mark, plural, tr
from disque_studio.ui.training.work import Row

TITLES = (mark("Source"), mark("Target"), mark("Prediction"))

_GAP = 4
_HEAD = 18
_MOST_ROWS = 6
_LARGEST_CELL = 220
_WIDTH = 240
_SIDE = 12


class SampleGrid(QWidget):
    """Three pictures a row. `picked` gives the row that was clicked, or chosen with Return."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._pixmaps: dict[tuple[int, int, int], QPixmap] = {}
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Samples"))
        self.setToolTip(tr("Click a row to enlarge it (arrow keys, then Return)"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these samples, the first few of them."""
        self.rows = tuple(rows[:_MOST_ROWS])
        self._pixmaps.clear()
        self._at = min(self._at, max(len(self.rows) - 1, 0))
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a narrow grid: its true height follows from the width that it gets."""
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def hasHeightForWidth(self) -> bool:
        """Tell that a wider grid is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows."""
        return _HEAD + len(self.rows) * (self._cell(width).height() + _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the pictures anew."""
        super().resizeEvent(event)
        self._pixmaps.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row, and enlarge one."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in moves:
            self._at = min(max(self._at + moves[Qt.Key(event.key())], 0), max(len(self.rows) - 1, 0))
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.rows:
            self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Enlarge the row under the mouse."""
        row = (round(event.position().y()) - _HEAD) // (self._cell(self.width()).height() + _GAP)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < len(self.rows):
            self._at = row
            self.update()
            self.picked.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles and the pictures."""
        painter = QPainter(self)
        colours, cell = theme.now(), self._cell(self.width())
        painter.setPen(QColor(colours.text_dim))
        for column, word in enumerate(TITLES):
            place = QRect(_SIDE + column * (cell.width() + _GAP), 0, cell.width(), _HEAD - 3)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr(word))
        for row in range(len(self.rows)):
            for column in range(3):
                corner = QPoint(_SIDE + column * (cell.width() + _GAP), _HEAD + row * (cell.height() + _GAP))
                self._paint_cell(painter, QRect(corner, cell), row, column)
            if row == self._at and self.hasFocus():
                top = _HEAD + row * (cell.height() + _GAP)
                painter.setPen(QPen(QColor(colours.mark), 1.5))
                painter.drawRect(_SIDE - 2, top - 2, 3 * cell.width() + 2 * _GAP + 3, cell.height() + 3)

    def _paint_cell(self, painter: QPainter, place: QRect, row: int, column: int) -> None:
        image = self.rows[row].images[column]
        if image.isNull():
            painter.fillRect(place, QColor(theme.now().field))
            painter.setPen(QColor(theme.now().text_dim))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "–")
            return
        key = row, column, place.width()
        if key not in self._pixmaps:
            self._pixmaps[key] = filled(image, place.size(), self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), self._pixmaps[key])

    def _cell(self, width: int) -> QSize:
        side = min(max((width - 2 * _SIDE - 2 * _GAP) // 3, 24), _LARGEST_CELL)
        first = next((image for row in self.rows for image in row.images if not image.isNull()), None)
        shape = 1.0 if first is None else first.height() / first.width()
        return QSize(side, round(side * min(max(shape, 0.5), 1.2)))

    def _tell(self) -> None:
        count = plural("{count} sample", "{count} samples", len(self.rows))
        at = tr("row {row}").format(row=self._at + 1) if self.rows else ""
        self.setAccessibleDescription(", ".join(part for part in (count, at) if part))


class SampleDialog(QDialog):
    """Shows one sample large; the arrow keys go to the others."""

    def __init__(self, rows: Sequence[Row], at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Samples"))
        self._rows, self.at = tuple(rows), at
        self.picture = SamplePicture()
        self.where = QLabel()
        self.where.setObjectName("dim")
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.where)
        self.resize(980, 420)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another sample."""
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if event.key() in (*back, *on):
            self.at = (self.at + (1 if event.key() in on else -1)) % len(self._rows)
            self._show()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.picture.show_row(self._rows[self.at])
        text = tr("{number} of {count} · arrow keys show the others")
        self.where.setText(text.format(number=self.at + 1, count=len(self._rows)))


class SamplePicture(QWidget):
    """The three pictures of a sample, each whole and as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self.setAccessibleName(tr("Source, target and prediction"))
        self.setMinimumSize(480, 160)

    def show_row(self, row: Row) -> None:
        """Show a sample."""
        self._row = row
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures beside each other."""
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = (self.width() - 2 * _GAP) // 3
        for column, (word, image) in enumerate(zip(TITLES, self._row.images, strict=True)):
            place = QRect(column * (width + _GAP), _HEAD, width, self.height() - _HEAD)
            painter.setPen(QColor(theme.now().text_dim))
            head = QRect(place.left(), 0, width, _HEAD - 3)
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr(word))
            if not image.isNull():
                size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
                painter.drawImage(QRect(place.topLeft(), size), image)
