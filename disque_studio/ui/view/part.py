"""The view of the photo: it serves the View menu, asks for frames, and reads the pixel under the mouse."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from disque_studio.ui import drops, tasks
from disque_studio.ui.canvas import readout
from disque_studio.ui.canvas.managed import Colour
from disque_studio.ui.canvas.numbers import COMFORTABLE_PIXEL
from disque_studio.ui.canvas.reference import Reference
from disque_studio.ui.canvas.render import Frame, Renderer, Request
from disque_studio.ui.canvas.view import GAINS, Kind
from disque_studio.ui.desk import Desk
from disque_studio.ui.display.work import view_wide
from disque_studio.ui.texts import tr
from disque_studio.ui.view import pins
from disque_studio.ui.view.glance import Glance
from disque_studio.ui.view.pins import Pin

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping
    from disque_studio.ui.tasks import Opened

KINDS: tuple[Kind, ...] = ("after", "before", "wipe", "sides", "difference", "stops")
"""Views, which are the names of their commands too."""

_LINE_STEP = 0.02
_TURN_DEGREES = 5.0
_COMPARING = ("wipe", "sides", "difference")


class ViewPart(QObject):
    """Owns what the canvas shows.

    `read` carries the `Readout` of the pixel under the mouse, or None; it follows the mouse and the frames.
    """

    read = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document, self._canvas = desk, desk.document, desk.canvas
        self.pin: Pin | None = None
        self._renderer = Renderer(tasks.view, view_wide)
        self._colour: Colour | None = None
        self._asked: Request | None = None
        self._before: tuple[Opened, float, Mapping] | None = None
        self._pinned: tuple[Pin, Opened, Mapping] | None = None
        self._pixel: tuple[int, int] | None = None
        self._path: Path | None = None
        self._floats = False
        self._folder = Path.home()
        self._serve()
        document, canvas = self._document, self._canvas
        document.photo_changed.connect(self._show_photo)
        document.closed.connect(self._forget_photo)
        for signal in (document.mapping_changed, document.grade_changed, document.found_changed):
            signal.connect(self.request_frame)
        canvas.needs_frame.connect(self.request_frame)
        canvas.hovered.connect(self._hover)
        canvas.view_changed.connect(self._show_checks)
        glance = Glance(desk.window, Qt.Key.Key_B, canvas.set_before)
        desk.actions["before"].enabledChanged.connect(glance.enable)
        self._show_checks()

    def request_frame(self) -> None:
        """Ask the render lane for what the canvas should show now."""
        request = self._request()
        if request is not None:
            self._asked = request
            self._desk.workers.submit("render", lambda job: self._renderer.render(request), self._show_frame)

    def manage(self, colour: Colour | None) -> None:
        """Show everything in the screen's colours from now on."""
        if colour is not self._colour:
            self._colour = colour
            self.request_frame()

    def settled(self) -> bool:
        """Tell whether the canvas shows the newest frame that was asked for."""
        frame = self._canvas.frame
        return frame is not None and frame.request is self._asked

    def show(self, kind: Kind) -> None:
        """Show a view; the one that is shown already makes way for the after picture."""
        view = self._canvas.view
        self._canvas.view = replace(view, kind="after" if view.kind == kind else kind)
        self._show_checks()

    def pin_file(self, path: Path) -> None:
        """Pin a picture from a file."""
        self._folder = path.parent
        label = tr("Opening {name}").format(name=path.name)
        self._desk.workers.submit("pin", partial(pins.read, path), self._keep_pin, label=label)

    def pin_view(self) -> None:
        """Pin the photo as it looks now."""
        document = self._document
        opened, mapping, planned = document.photo, document.rendered, document.mapping
        if opened is None or mapping is None:
            return
        look = None
        if document.found is None and planned is not None:
            look = pins.Look(opened.path, planned, document.current_edit)
        name = tr("Pinned {name}").format(name=opened.path.stem)
        work = partial(pins.render, opened, mapping, look, name)
        self._desk.workers.submit("pin", work, self._keep_pin, label=tr("Pinning the view"))

    def unpin(self) -> None:
        """Compare with the before picture again."""
        self._desk.workers.clear("pin")
        self.pin = None
        self._canvas.view = replace(self._canvas.view, reference="")
        self._show_checks()

    def _serve(self) -> None:
        canvas = self._canvas

        def show(kind: Kind) -> None:
            self._desk.connect({kind: lambda _: self.show(kind)})

        for kind in KINDS:
            show(kind)
        self._desk.connect(
            {
                "fit": lambda _: canvas.fit(),
                "fill": lambda _: canvas.fill(),
                "one_to_one": lambda _: canvas.one_to_one(),
                "two_to_one": lambda _: canvas.zoom_to(2.0),
                "pixels": lambda _: canvas.zoom_to(COMFORTABLE_PIXEL * canvas.devicePixelRatioF()),
                "toggle_zoom": lambda _: canvas.toggle_zoom(),
                "zoom_in": lambda _: canvas.zoom_by(1),
                "zoom_out": lambda _: canvas.zoom_by(-1),
                "pan_left": lambda _: canvas.pan(-1, 0),
                "pan_right": lambda _: canvas.pan(1, 0),
                "pan_up": lambda _: canvas.pan(0, -1),
                "pan_down": lambda _: canvas.pan(0, 1),
                "wipe_left": lambda _: canvas.move_line(-_LINE_STEP),
                "wipe_right": lambda _: canvas.move_line(_LINE_STEP),
                "wipe_turn_left": lambda _: canvas.turn_line(-_TURN_DEGREES),
                "wipe_turn_right": lambda _: canvas.turn_line(_TURN_DEGREES),
                "swap_sides": lambda _: self._swap(),
                "more_gain": lambda _: self._amplify(1),
                "less_gain": lambda _: self._amplify(-1),
                "pin_reference": lambda _: self._ask_reference(),
                "pin_view": lambda _: self.pin_view(),
                "unpin": lambda _: self.unpin(),
                "clipping": self._mark_clipping,
                "readout": self._float_readout,
            }
        )

    def _request(self) -> Request | None:
        opened, mapping = self._document.photo, self._document.rendered
        if opened is None or mapping is None:
            return None
        return Request(
            pyramid=opened.pyramid,
            viewport=self._canvas.viewport,
            view=self._canvas.shown,
            after=mapping,
            before=self._before_look(opened, mapping.exposure),
            reference=self._reference(opened),
            grey=opened.grey,
            scale=self._canvas.devicePixelRatioF(),
            colour=self._colour,
        )

    def _before_look(self, opened: "Opened", exposure: float) -> "Mapping":
        """Give the exposure alone: the same mapping again while it is the same, so that its picture stays."""
        kept = self._before
        if kept is None or kept[0] is not opened or kept[1] != exposure:
            kept = self._before = (opened, exposure, opened.neutral.with_(exposure=exposure))
        return kept[2]

    def _reference(self, opened: "Opened") -> "Reference | Mapping | None":
        """Give what is pinned: on its own photo the look, which no zoom or crop makes inexact."""
        pin = self.pin
        if pin is None or pin.look is None or pin.look.path != opened.path:
            return None if pin is None else pin.reference
        kept = self._pinned
        if kept is None or kept[0] is not pin or kept[1] is not opened:
            edit = replace(pin.look.edit, frame=opened.frame)
            kept = self._pinned = (pin, opened, tasks.graded(pin.look.planned, edit))
        return kept[2]

    def _show_frame(self, frame: Frame) -> None:
        photo = self._document.photo
        if photo is not None and frame.request.pyramid is photo.pyramid:
            self._canvas.show_frame(frame)
            self._read()

    def _show_photo(self) -> None:
        opened = self._document.photo
        assert opened is not None
        self._desk.workers.clear("render")
        self._asked = None
        self._hover(None)
        first = not self._canvas.has_photo
        # Another photo is compared at the same zoom; another crop of this one is seen whole.
        self._canvas.show_photo(*opened.pyramid.size, stay=opened.path != self._path)
        self._path = opened.path
        if first:
            # Later photos come by the filmstrip, which keeps the keyboard.
            self._canvas.setFocus()
        self.request_frame()
        self._show_checks()

    def _forget_photo(self) -> None:
        self._desk.workers.clear("render")
        self._asked = self._before = self._pinned = None
        self._canvas.forget_photo()
        self._hover(None)

    def _hover(self, pixel: tuple[int, int] | None) -> None:
        self._pixel = pixel
        self._read()

    def _read(self) -> None:
        opened, pixel = self._document.photo, self._pixel
        found = None
        if opened is not None and pixel is not None:
            found = readout.read(opened, *pixel, self._canvas.output_at(*pixel))
        self.read.emit(found)
        self._canvas.show_readout(found if self._floats else None)

    def _show_checks(self) -> None:
        """Bring the menu's ticks in line with the view."""
        view, actions = self._canvas.view, self._desk.actions
        for kind in KINDS:
            actions[kind].setChecked(view.kind == kind)
        actions["clipping"].setChecked(view.clipping)
        shown = actions[view.kind].text().replace("&", "")
        self._canvas.setAccessibleDescription(
            tr("The photo in the view {name}. Arrow keys pan, Ctrl and plus or minus zoom.").format(
                name=shown
            )
        )
        actions["unpin"].setEnabled(self.pin is not None)

    def _swap(self) -> None:
        self._canvas.view = replace(self._canvas.view, swapped=not self._canvas.view.swapped)

    def _amplify(self, steps: int) -> None:
        view = self._canvas.view
        place = min(max(GAINS.index(view.gain) + steps, 0), len(GAINS) - 1)
        self._canvas.view = replace(view, kind="difference", gain=GAINS[place])

    def _mark_clipping(self, on: bool) -> None:
        self._canvas.view = replace(self._canvas.view, clipping=on)

    def _float_readout(self, on: bool) -> None:
        self._floats = on
        self._read()

    def _ask_reference(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._desk.window, tr("Pin Reference"), str(self._folder), tr(drops.PHOTO_FILTER)
        )
        if path:
            self.pin_file(Path(path))

    def _keep_pin(self, pin: Pin) -> None:
        self.pin = pin
        view = self._canvas.view
        kind: Kind = view.kind if view.kind in _COMPARING else "sides"
        shown = replace(view, kind=kind, reference=pin.reference.name)
        if shown == view:
            # Another picture of the same name.
            self.request_frame()
        self._canvas.view = shown
        self._show_checks()
