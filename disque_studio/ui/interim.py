"""Commands whose parts are being built."""

# ruff: noqa

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from disque_studio.studio.session import Choice
from disque_studio.ui import drops, tasks
from disque_studio.ui.canvas.render import Frame, Renderer, Request
from disque_studio.ui.canvas.view import View
from disque_studio.ui.desk import Desk
from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.dialogs.save import SaveDialog
from disque_studio.ui.panels.look_panel import LookPanel
from disque_studio.ui.status import StatusBar


class Interim(QObject):
    def __init__(self, desk: Desk, status: StatusBar) -> None:
        super().__init__(desk.window)
        self._desk, self._status = desk, status
        self._document, self._canvas = desk.document, desk.canvas
        self._renderer = Renderer(tasks.view)
        document, canvas = self._document, self._canvas
        self.panel = LookPanel(document, desk.actions)

        def strength(by: float):
            return lambda _: document.set_strength(document.current_edit.strength + by)

        def exposure(by: float):
            return lambda _: document.set_exposure(document.current_edit.exposure + by)

        # Look: helper F moves these to ui/look/part.py
        desk.connect(
            {
                "add_pair": lambda _: self._ask_pair(),
                "open_look": lambda _: self._ask_look(),
                "save_look": lambda _: self._ask_look_target(),
                "use_pairs": lambda _: document.choose(Choice("pairs")),
                "no_look": lambda _: document.choose(Choice("none")),
                "next_look": lambda _: self.panel.looks.step(1),
                "previous_look": lambda _: self.panel.looks.step(-1),
                "strength_up": strength(0.05),
                "strength_down": strength(-0.05),
                "exposure_up": exposure(0.25),
                "exposure_down": exposure(-0.25),
                "reset": lambda _: (document.set_strength(1.0), document.set_exposure(0.0)),
            }
        )
        # View: helper B moves these to ui/view/part.py, with the frame requests below
        desk.connect(
            {
                "fit": lambda _: canvas.fit(),
                "one_to_one": lambda _: canvas.one_to_one(),
                "zoom_in": lambda _: canvas.zoom_by(1),
                "zoom_out": lambda _: canvas.zoom_by(-1),
                "wipe": canvas.set_wiping,
                "before": canvas.set_before,
                "wipe_left": lambda _: canvas.move_line(canvas.line - 0.02),
                "wipe_right": lambda _: canvas.move_line(canvas.line + 0.02),
                "pan_left": lambda _: canvas.pan(-1, 0),
                "pan_right": lambda _: canvas.pan(1, 0),
                "pan_up": lambda _: canvas.pan(0, -1),
                "pan_down": lambda _: canvas.pan(0, 1),
            }
        )
        # Export: helper E moves this to ui/export
        desk.connect(
            {
                "save": lambda _: self._ask_output(),
            }
        )
        document.photo_changed.connect(self._show_photo)
        for signal in (document.mapping_changed, document.grade_changed, document.found_changed):
            signal.connect(self._request_frame)
        canvas.needs_frame.connect(self._request_frame)
        canvas.hovered.connect(self._show_pixel)

    def _show_photo(self) -> None:
        opened = self._document.photo
        self._desk.workers.clear("render")
        self._canvas.show_photo(*opened.pyramid.size)
        self._request_frame()

    def _request_frame(self) -> None:
        document, canvas = self._document, self._canvas
        mapping = document.rendered
        if document.photo is None or mapping is None:
            return
        request = Request(
            pyramid=document.photo.pyramid,
            viewport=canvas.viewport,
            view=View(),
            after=mapping,
            before=document.photo.neutral.with_(exposure=mapping.exposure),
        )
        self._desk.workers.submit("render", lambda job: self._renderer.render(request), self._show_frame)

    def _show_frame(self, frame: Frame) -> None:
        photo = self._document.photo
        if photo is not None and frame.request.pyramid is photo.pyramid:
            self._canvas.show_frame(frame)

    def _show_pixel(self, at) -> None:
        if self._document.photo is not None:
            code = None if at is None else self._canvas.output_at(*at)
            self._status.show_pixel(self._document.photo, at, code)

    def _ask_pair(self, before: Path | None = None) -> None:
        dialog = AddPairDialog(before, self._desk.window)

        def add() -> None:
            pair = dialog.pair()
            if pair is not None:
                self._document.add_pair(*pair)

        self._desk.show_dialog(dialog, add)

    def _ask_look(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._desk.window, "Open Look", "", drops.LOOK_FILTER)
        if path:
            self._document.open_look(Path(path))

    def _ask_look_target(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._desk.window, "Save Look", "", drops.LOOK_FILTER)
        if chosen:
            self._document.save_look(Path(chosen), overwrite=True)

    def _ask_output(self) -> None:
        opened = self._document.photo
        if opened is not None:
            dialog = SaveDialog(opened.path.with_name(f"{opened.path.stem}_look.jpg"), self._desk.window)
            self._desk.show_dialog(dialog, lambda: self._document.save(dialog.output()))
