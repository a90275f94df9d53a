"""What a tool on the canvas, such as crop, must answer: the canvas hands it mouse and keys first."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

if TYPE_CHECKING:
    from disque_studio.ui.canvas.canvas import Canvas


class Tool(Protocol):
    """Works on the photo in the canvas's stead while it is set as `canvas.tool`.

    Points are in widget coordinates; `canvas.photo_at` and `canvas.point_of` turn them into photo points and
    back. What a tool does not take (False) the canvas treats as it always does: a drag pans. While Space is
    held, and by the middle button, a drag pans whatever the tool.
    """

    def paint(self, painter: QPainter, canvas: "Canvas") -> None:
        """Draw over the photo; the painter works in widget coordinates."""

    def press(self, canvas: "Canvas", event: QMouseEvent) -> bool:
        """Take a press of the left button, and with it the moves and the release that follow."""

    def move(self, canvas: "Canvas", event: QMouseEvent) -> bool:
        """Take a move of the mouse, a button held or not."""

    def release(self, canvas: "Canvas", event: QMouseEvent) -> bool:
        """Take the release of the left button."""

    def key(self, canvas: "Canvas", event: QKeyEvent) -> bool:
        """Take a key that was pressed while the canvas has the keyboard focus."""

    def cursor(self, at: QPointF) -> Qt.CursorShape | None:
        """Give the mouse's shape over a point, or None for the canvas's own."""
