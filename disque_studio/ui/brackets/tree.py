"""The list of series: each with its frames, their thumbnails and exposures."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from disque_studio.studio.brackets import Series
from disque_studio.ui.brackets import words
from disque_studio.ui.panels.thumbs import filled, to_image
from disque_studio.ui.tasks import Thumb
from disque_studio.ui.texts import as_tip, tr

_THUMB = QSize(60, 40)
_FEWEST = 2
_SPARE = 8
_PATH = Qt.ItemDataRole.UserRole


class SeriesTree(QTreeWidget):
    """Shows series; `changed` tells that another one is chosen, or other frames of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(3)
        self.setIconSize(_THUMB)
        self.setUniformRowHeights(False)
        self.setAccessibleName(tr("Series"))
        self.setToolTip(tr("Arrow keys choose a series, Space leaves out a frame or takes it in"))
        self._series: list[Series] = []
        self._told: Series | None = None
        self.currentItemChanged.connect(lambda *_: self._tell())
        self.itemChanged.connect(lambda *_: self._tell())

    def show_series(self, series: Sequence[Series]) -> None:
        """Show these series and choose the first."""
        with QSignalBlocker(self):
            self.clear()
            self._series = list(series)
            for one in series:
                self._add(one)
            for column in range(self.columnCount()):
                self.resizeColumnToContents(column)
            # Qt counts neither the border of the boxes nor the padding of the names.
            self.setColumnWidth(0, self.columnWidth(0) + _SPARE)
            first = self.topLevelItem(0)
            if first is not None:
                self.setCurrentItem(first)
        self._tell()

    def chosen(self) -> Series | None:
        """Give the chosen series with the frames that are ticked; None where these are too few."""
        place = self._place()
        if place < 0:
            return None
        top, series = self.topLevelItem(place), self._series[place]
        assert top is not None
        for frame in _frames(top):
            if frame.checkState(0) != Qt.CheckState.Checked:
                series = series.without(frame.data(0, _PATH))
        return series if len(series.frames) >= _FEWEST else None

    def show_thumbs(self, paths: Sequence[Path], thumbs: Sequence[Thumb]) -> None:
        """Show thumbnails of frames."""
        by_path = dict(zip(paths, thumbs, strict=True))
        with QSignalBlocker(self):
            for place in range(self.topLevelItemCount()):
                top = self.topLevelItem(place)
                assert top is not None
                for frame in _frames(top):
                    if frame.data(0, _PATH) in by_path:
                        picture = to_image(by_path[frame.data(0, _PATH)])
                        frame.setIcon(0, QIcon(filled(picture, _THUMB, self.devicePixelRatioF())))

    def _add(self, series: Series) -> None:
        top = QTreeWidgetItem(self, [words.title(series)])
        top.setFirstColumnSpanned(True)
        empty = QPixmap(_THUMB)
        empty.fill(Qt.GlobalColor.transparent)
        for facts, stops in zip(series.frames, series.stops(), strict=True):
            frame = QTreeWidgetItem(top, [facts.path.name, words.stops(stops), words.exposure(facts)])
            frame.setCheckState(0, Qt.CheckState.Checked)
            frame.setData(0, _PATH, facts.path)
            frame.setIcon(0, QIcon(empty))
            frame.setToolTip(0, as_tip(str(facts.path)))
            frame.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.setExpanded(True)

    def _place(self) -> int:
        item = self.currentItem()
        if item is None:
            return -1
        return self.indexOfTopLevelItem(item.parent() or item)

    def _tell(self) -> None:
        chosen = self.chosen()
        if chosen != self._told:
            self._told = chosen
            self.changed.emit()


def _frames(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (top.child(row) for row in range(top.childCount()))
    return [child for child in children if child is not None]
