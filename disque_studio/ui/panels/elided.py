"""A line of text that ends in … where space is short; the tooltip then has all of it, and may tell more."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from disque_studio.ui.texts import as_tip


class ElidedLabel(QLabel):
    """Takes the width that it is given and never asks for more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # else Qt indents a label with padding, and the text needs more than the room
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str, more: str = "") -> None:
        """Show a text; the tooltip tells more."""
        self.whole, self._more = text, more
        self._fit()

    def needed(self) -> int:
        """Tell how wide the label has to be to show its whole text."""
        self.ensurePolished()  # before it is shown, a label knows neither its font nor its padding
        padding = self.width() - self.contentsRect().width()
        return self.fontMetrics().horizontalAdvance(self.whole) + 1 + padding  # advances are rounded

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the text as there is space for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        self.setText(metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, room))
        short = metrics.horizontalAdvance(self.whole) > room
        self.setToolTip(as_tip("\n".join(part for part in (self.whole if short else "", self._more) if part)))
        self.setAccessibleDescription(self.whole)
