"""The crop mode: the tool on the canvas, the photo uncut under it, and the step that it makes in the end."""

# ruff: noqa: N802 - Qt names the event filter

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from disque_studio.imaging import boxes
from disque_studio.imaging.frame import STEEPEST, WHOLE, Frame
from disque_studio.ui.canvas.crop import CropTool
from disque_studio.ui.desk import Desk
from disque_studio.ui.grade.aspects import ASPECTS, Aspect, ratio
from disque_studio.ui.texts import tr


class Cropping(QObject):
    """Begins and ends the crop mode. `changed` tells that it did, or that another aspect is kept."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._canvas = desk.document, desk.canvas
        self.tool = CropTool(self)
        self.aspect: Aspect = ASPECTS[0]
        self._upright: bool | None = None
        self._path: Path | None = None
        self._before, self._seen = Frame(), Frame()
        tool = self.tool
        tool.turned.connect(self.turn)
        tool.shaped.connect(lambda place: self.shape(ASPECTS[place - 1]))
        tool.swapped.connect(self._swap)
        tool.applied.connect(self.apply)
        tool.cancelled.connect(self.cancel)
        self._document.photo_changed.connect(self._follow_photo)
        self._document.edited.connect(self._follow_edit)
        self._document.closed.connect(self._leave)

    @property
    def on(self) -> bool:
        """Whether the box is being chosen."""
        return self._path is not None

    def begin(self) -> None:
        """Show the photo uncut, with its box."""
        shot = self._document.shot
        if shot is None or self.on:
            return
        self._path, self._before, self._seen = shot.path, shot.edit.frame, shot.edit.frame
        self.tool.begin(self._canvas, shot.edit.frame.box, self._ratio())
        self._canvas.installEventFilter(self)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._document.set_cropping(True)
        self._follow_photo()
        self.changed.emit()

    def apply(self) -> None:
        """Cut the photo to the box."""
        if self.on:
            self._set(tr("Crop"), replace(self._frame, box=self.tool.box))
            self._leave()

    def cancel(self) -> None:
        """Leave the photo as it was."""
        if self.on:
            self._set(tr("Cancel crop"), self._before)
            self._leave()

    def turn(self, degrees: float) -> None:
        """Turn the photo further, counterclockwise."""
        self.turn_to(self._frame.angle + degrees)

    def turn_to(self, angle: float) -> None:
        """Turn the photo to an angle; quick changes are one step."""
        angle = round(min(max(angle, -STEEPEST), STEEPEST), 2)
        self._set(tr("Straighten"), replace(self._frame, angle=angle), merge="angle")

    def reset(self) -> None:
        """Keep the whole photo, as it was taken."""
        self.tool.set_box(WHOLE)
        self._set(tr("Reset crop"), Frame())

    def shape(self, aspect: Aspect) -> None:
        """Keep an aspect from now on, and give it to the box."""
        self.aspect = aspect
        self._reshape()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the tool's keys before shortcuts do."""
        asked = event.type() == QEvent.Type.ShortcutOverride and self._working
        if asked and isinstance(event, QKeyEvent) and self.tool.takes(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @property
    def _frame(self) -> Frame:
        return self._document.current_edit.frame

    @property
    def _working(self) -> bool:
        return self._canvas.tool is self.tool

    def _swap(self) -> None:
        self._upright = not self._is_upright()
        self._reshape()

    def _reshape(self) -> None:
        kept = self._ratio()
        self.tool.ratio = kept
        box = self.tool.box if self.on else self._frame.box
        if kept is not None:
            box = boxes.shaped(box, kept)
        if self.on:
            self.tool.set_box(box)
        else:
            self._set(tr("Crop"), replace(self._frame, box=box))
        self.changed.emit()

    def _ratio(self) -> float | None:
        return ratio(self.aspect, self._photo_aspect(), upright=self._is_upright())

    def _is_upright(self) -> bool:
        return self._photo_aspect() < 1 if self._upright is None else self._upright

    def _photo_aspect(self) -> float:
        whole = self._document.whole
        if whole is None:
            return 1.0
        photo = whole.open_photo.photo
        return photo.width / photo.height

    def _set(self, label: str, frame: Frame, *, merge: str = "") -> None:
        self._seen = frame
        self._document.edit(label, merge=merge, frame=frame)

    def _follow_photo(self) -> None:
        """Work once the uncut photo is there; leave when another photo is."""
        document, photo = self._document, self._document.photo
        if not self.on:
            self._upright = None
        elif document.current != self._path:
            self._leave()
        elif photo is not None and document.ready and photo.frame.box == WHOLE and not self._working:
            self._canvas.tool = self.tool

    def _follow_edit(self) -> None:
        """Take the box of a frame that came from elsewhere, as undo brings one."""
        if self.on and self._document.current != self._path:
            self._leave()
        elif self.on and self._frame != self._seen:
            self._seen = self._frame
            self.tool.set_box(self._frame.box)

    def _leave(self) -> None:
        if not self.on:
            return
        self._path = None
        if self._working:
            self._canvas.tool = None
        self._canvas.removeEventFilter(self)
        self._document.set_cropping(False)
        self.changed.emit()
