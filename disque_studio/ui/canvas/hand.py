"""What the mouse holds on the canvas: the photo, the wipe line or one of its ends, or the tool's business."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from disque_studio.ui.canvas import wipe

if TYPE_CHECKING:
    from disque_studio.ui.canvas.canvas import Canvas

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class Hand:
    """Drags. The tool comes first, unless Space is held or the middle button is used; then the wipe line."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._held: Literal["photo", "tool"] | None = None
        self._part: wipe.Part | None = None
        self._last = QPointF()
        self._space = False

    def hold_space(self, on: bool) -> None:
        """Pan whatever is under the mouse, while this is on."""
        if on != self._space:
            self._space = on
            self._point(self._last)

    def let_go(self) -> None:
        """Drop what is held."""
        self._held = self._part = None
        self._point(self._last)

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the mouse."""
        if event.button() not in (_LEFT, _MIDDLE):
            return
        self._last = event.position()
        tool = self._canvas.tool
        if event.button() == _LEFT and tool is not None and not self._space:
            self._held = "tool" if tool.press(self._canvas, event) else "photo"
        else:
            self._part = self.over_line(event.position()) if event.button() == _LEFT else None
            self._held = None if self._part else "photo"
        self._point(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        canvas, at = self._canvas, event.position()
        moved, self._last = at - self._last, at
        if self._part is not None:
            coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag_line(self._part, at, coarse=coarse)
        elif self._held == "photo":
            canvas.pan_by(moved)
        elif canvas.tool is not None:
            canvas.tool.move(canvas, event)
        self._point(at)

    def release(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held == "tool" and self._canvas.tool is not None:
            if event.button() != _LEFT:
                return
            self._canvas.tool.release(self._canvas, event)
        self._held = self._part = None
        self._point(event.position())

    def over_line(self, at: QPointF) -> wipe.Part | None:
        """Tell which part of the wipe line is under a point."""
        canvas = self._canvas
        if canvas.shown.kind != "wipe" or self._space:
            return None
        return wipe.grasp(canvas.shown.line, (at.x(), at.y()), canvas.width(), canvas.height())

    def _drag_line(self, part: wipe.Part, at: QPointF, *, coarse: bool) -> None:
        canvas = self._canvas
        line, size, point = canvas.view.line, (canvas.width(), canvas.height()), (at.x(), at.y())
        if part == "line":
            line = line.moved_to(point, *size)
        else:
            line = line.pointed(0 if part == "first end" else 1, point, *size, coarse=coarse)
        canvas.view = replace(canvas.view, line=line)

    def _point(self, at: QPointF) -> None:
        """Give the mouse the shape of what it does or would do."""
        canvas, shape = self._canvas, None
        if self._held == "photo":
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif canvas.tool is not None:
            shape = canvas.tool.cursor(at)
        elif (part := self._part or self.over_line(at)) is not None:
            shape = wipe.cursor(canvas.shown.line, part)
        if shape is None:
            canvas.unsetCursor()
        else:
            canvas.setCursor(shape)
