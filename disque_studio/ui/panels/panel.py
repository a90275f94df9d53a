"""What panels have in common: they tell when they come into sight, and may take what is dropped on them."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from disque_studio.ui import drops

Takes = Callable[[Sequence[Path]], object]
"""Makes of dropped files what a panel is given; nothing that counts where they are none for it."""


class SightedPanel(QWidget):
    """`seen`: it is painted, so in sight; `dropped` gives what `takes` made of files that were dropped here.

    Without `takes` nothing can be dropped.
    """

    seen = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, takes: Takes | None = None) -> None:
        super().__init__(parent)
        self._takes = takes
        self.setAcceptDrops(takes is not None)

    def in_sight(self) -> bool:
        """Tell whether anything of the panel can be seen; behind another tab it still counts as visible."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the panel is in sight."""
        super().paintEvent(event)
        self.seen.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if self._taken(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        taken = self._taken(event)
        if taken:
            event.acceptProposedAction()
            self.dropped.emit(taken)

    def _taken(self, event: QDropEvent) -> object:
        return None if self._takes is None else self._takes(drops.paths(event.mimeData()))
