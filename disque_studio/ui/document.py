"""What is open in the window: the current photo, its look, and the pairs; knows lanes, but no widget."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from disque_studio.imaging.frame import Frame
from disque_studio.studio.colourconfig import InputSpace, input_space
from disque_studio.studio.session import EXPOSURES, STRENGTHS, Choice, Edit, Share
from disque_studio.ui import tasks
from disque_studio.ui.mixing import Mixing
from disque_studio.ui.tasks import Opened, Output, Start
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping

KEPT_PIXELS = 40_000_000
"""Of photos that were looked at lately and are kept open, so that going back to them is quick."""

KEPT_PLANS = 40
"""Looks that stay planned for a photo; a weight's slider alone plans dozens."""


@dataclass(eq=False)
class _Kept:
    """A photo that is open, and the looks that are planned for it."""

    opened: Opened
    planned: "OrderedDict[Choice, Mapping]" = field(default_factory=OrderedDict)

    def remember(self, choice: Choice, mapping: "Mapping") -> None:
        """Keep a planned look; the oldest give way."""
        self.planned[choice] = mapping
        while len(self.planned) > KEPT_PLANS:
            self.planned.popitem(last=False)


class Document(Mixing):
    """The state behind the window. Every change is announced by a signal; slow work goes to the lanes.

    `whole` is the current photo as it was read, `photo` in its frame: what is shown. `mapping` is the look
    planned for it, before the grade. Between going to a photo and having it open, `photo` is still the one
    before, and nothing is rendered.
    """

    photo_changed = Signal()
    mapping_changed = Signal()
    grade_changed = Signal()
    found_changed = Signal()
    preview_made = Signal(str, object)
    started = Signal(object)
    open_failed = Signal(object, object)
    closed = Signal()

    def __init__(self, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(workers, parent)
        self.exemplars_kept.connect(self._plan)
        self.whole: Opened | None = None
        self.photo: Opened | None = None
        self.mapping: Mapping | None = None
        self.found: Mapping | None = None
        self.looks: dict[str, Path] = {}
        self._kept: OrderedDict[Path, _Kept] = OrderedDict()
        self._broken: set[Path] = set()
        self._graded: tuple[object, Edit, Mapping] | None = None
        self._previewed: Opened | None = None
        self._cropping = False

    @property
    def ready(self) -> bool:
        """Whether the photo that is shown is the current one."""
        return self.photo is not None and self.photo.path == self.current

    @property
    def graded(self) -> "Mapping | None":
        """The look on the photo with all of the edit but the quality asked for."""
        if self.photo is None or self.mapping is None or not self.ready:
            return None
        edit = replace(self.current_edit, frame=self.photo.frame)
        if self._graded is None or self._graded[0] is not self.mapping or self._graded[1] != edit:
            self._graded = self.mapping, edit, tasks.graded(self.mapping, edit)
        return self._graded[2]

    @property
    def rendered(self) -> "Mapping | None":
        """What is shown and saved: what was found for the quality asked for, else the graded look."""
        return self.graded if self.found is None or not self.ready else self.found

    @property
    def stands_in(self) -> bool:
        """Whether the photo is shown without a look only until its look is planned."""
        waits = self.whole is not None and self.mapping is self.whole.neutral
        return waits and self.current_edit.choice.kind != "none"

    def start(self) -> None:
        """Load the heavy packages in the background."""
        self._workers.submit("start", tasks.start, self._start)

    def add_demo(self) -> None:
        """Open the bundled demo photo."""
        self._workers.submit(
            "open", tasks.demo_photo, lambda path: self.add([path]), label=tr("Opening the demo photo")
        )

    def set_cropping(self, on: bool) -> None:
        """Show the photo straightened but uncut while its crop is chosen."""
        if on != self._cropping:
            self._cropping = on
            self._frame()

    def choose(self, choice: Choice) -> None:
        """Put a look on the current photo; the mix of pairs is remembered beneath another look."""
        mix = choice.mix or self.current_edit.choice.mix
        if choice.kind == "pairs" and not any(share.on for share in mix):
            mix = tuple(Share(pair.key) for pair in self.session.pairs)
        names = {"none": tr("No look"), "pairs": tr("Look of the pairs")}
        look = names.get(choice.kind) or tr("Look {name}").format(name=Path(choice.name).stem)
        self.edit(look, choice=replace(choice, mix=mix))

    def reread(self) -> None:
        """Open the current photo anew, where it is to be read in another colour space than it was."""
        if self.current is not None and self._kept_as_asked(self.current) is None:
            self._open(self.current)

    def replan(self) -> None:
        """Plan all looks anew: what they are planned by has changed."""
        for kept in self._kept.values():
            kept.planned.clear()
        self._previewed = None
        self._workers.clear("plan")
        self._plan()

    def set_strength(self, strength: float) -> None:
        """Set how much of the look is applied, 0 to 1.5."""
        self.edit(tr("Strength"), merge="strength", strength=_within(strength, STRENGTHS))

    def set_exposure(self, exposure: float) -> None:
        """Set the exposure in stops, -5 to 5."""
        self.edit(tr("Exposure"), merge="exposure", exposure=_within(exposure, EXPOSURES))

    def set_target(self, score: float | None) -> None:
        """Ask for a quality score, 0 to 100, or take that back."""
        self.edit(tr("Quality target"), merge="target", target=score)

    def show_found(self, mapping: "Mapping | None") -> None:
        """Show this in place of the graded look until the next edit; None goes back to the look."""
        if mapping is not self.found:
            self.found = mapping
            self.found_changed.emit()

    def save(self, output: Output) -> None:
        """Write the finished picture."""
        mapping = self.rendered
        if self.photo is None or mapping is None:
            return
        self._workers.submit(
            "export",
            partial(tasks.export, self.photo, mapping, output),
            self.saved.emit,
            label=tr("Saving {name}").format(name=output.path.name),
        )

    def _start(self, start: Start) -> None:
        self.looks = start.looks
        self._previewed = None
        self.started.emit(start)
        if self.photo is None:
            self._preview()
        self._plan()

    def _open(self, path: Path) -> None:
        """Open what became the current photo."""
        self.found = None
        for lane in ("frame", "plan", "previews"):
            self._workers.clear(lane)
        if self._kept_as_asked(path) is not None:
            self._workers.clear("open")
            self._frame()
            return
        self._workers.submit(
            "open",
            partial(tasks.open_photo, path, self._space_of(path)),
            self._keep,
            label=tr("Opening {name}").format(name=path.name),
            failed=partial(self._refuse, path),
        )

    def _kept_as_asked(self, path: Path) -> _Kept | None:
        """Give what is kept of a photo, where it was read in the colour space that is asked for."""
        kept = self._kept.get(path)
        return kept if kept is not None and kept.opened.asked == self._space_of(path) else None

    def _space_of(self, path: Path) -> InputSpace | None:
        shot = self.session.shot(path)
        return None if shot is None else input_space(shot.edit.input_space)

    def _close(self) -> None:
        """Show that no photo is current."""
        for lane in ("open", "frame", "plan", "previews"):
            self._workers.clear(lane)
        self.whole = self.photo = self.mapping = self.found = None
        self.closed.emit()

    def _keep(self, opened: Opened) -> None:
        self._kept[opened.path] = _Kept(opened)
        self._broken.discard(opened.path)
        pixels = [kept.opened.pixels for kept in self._kept.values()]
        while len(self._kept) > 1 and sum(pixels) > KEPT_PIXELS:
            self._kept.popitem(last=False)
            pixels.pop(0)
        if opened.path == self.current:
            if opened.problem is not None:
                self._workers.failed.emit(opened.problem)
            self._frame()

    def _refuse(self, path: Path, error: Exception) -> None:
        """Say why a photo is not opened, and go to another: the one before, or the nearest that may open."""
        self._workers.failed.emit(error)
        self.open_failed.emit(path, error)
        self._broken.add(path)
        self.take_back_adding(path)
        paths = [shot.path for shot in self.session.shots]
        readable = [other for other in paths if other not in self._broken]
        shown = None if self.photo is None else self.photo.path
        if shown in readable:
            self.go(shown)
        elif self.current == path and readable:
            place = paths.index(path)
            self.go(min(readable, key=lambda other: abs(paths.index(other) - place)))

    def _frame(self) -> None:
        """Show the current photo in its frame."""
        kept = self._kept.get(self.current) if self.current is not None else None
        if kept is None:
            return
        self._kept.move_to_end(kept.opened.path)
        frame = self.current_edit.frame
        wanted = Frame(angle=frame.angle) if self._cropping else frame
        if wanted == kept.opened.frame:
            self._workers.clear("frame")
            self._show(kept.opened)
        else:
            work = partial(tasks.frame_photo, kept.opened, wanted)
            label = tr("Cropping {name}").format(name=kept.opened.path.name)
            self._workers.submit("frame", work, self._show, label=label)

    def _show(self, shown: Opened) -> None:
        kept = self._kept.get(shown.path)
        if kept is None or shown.path != self.current:
            return
        another = self.whole is not kept.opened
        self.whole, self.photo, self.found = kept.opened, shown, None
        if another:
            self.mapping = kept.planned.get(self._wanted(), kept.opened.neutral)
        self.photo_changed.emit()
        if another:
            self._plan()

    def _follow(self, before: Edit) -> None:
        """Show that the current photo's edit changed."""
        edit = self.current_edit
        if edit.input_space != before.input_space:
            self.reread()
        if not self.ready:
            return
        if replace(edit, target=None) != replace(before, target=None):
            self.found = None
        if edit.choice != before.choice:
            self._plan()
        if edit.frame != before.frame:
            self._frame()
        if (edit.strength, edit.exposure, edit.grade) != (before.strength, before.exposure, before.grade):
            self.grade_changed.emit()

    def _plan(self) -> None:
        """Plan the current photo's look, where it is not planned yet and its pairs are all there."""
        if self.whole is None or self.whole.path != self.current:
            return
        planned, choice = self._kept[self.whole.path].planned, self._wanted()
        if choice in planned:
            self._workers.clear("plan")
            self._use(self.whole, choice, planned[choice])
        elif all(share.key in self.exemplars for share in choice.mix):
            work = partial(tasks.plan, self.whole, choice, self.exemplars)
            self._workers.submit("plan", work, partial(self._use, self.whole, choice))

    def _wanted(self) -> Choice:
        """Give the current photo's look without what does not count in it."""
        choice = self.current_edit.choice
        used = tuple(share for share in choice.mix if share.on and share.weight > 0)
        return replace(choice, mix=used if choice.kind == "pairs" else ())

    def _use(self, whole: Opened, choice: Choice, mapping: "Mapping") -> None:
        kept = self._kept.get(whole.path)
        if kept is None or kept.opened is not whole:
            return
        kept.remember(choice, mapping)
        now = self.current_edit.choice
        if whole is not self.whole or (now.kind, now.name) != (choice.kind, choice.name):
            return
        self.mapping, self.found = mapping, None
        self.mapping_changed.emit()
        # The previews come after the picture, so that they do not delay it.
        if self._previewed is not whole:
            self._previewed = whole
            self._preview()

    def _preview(self) -> None:
        self._workers.clear("previews")
        for name in self.looks:
            work = partial(tasks.preview, self.whole, name)
            self._workers.submit("previews", work, partial(self._keep_preview, self.whole, name))

    def _keep_preview(
        self, whole: Opened | None, name: str, made: "tuple[tasks.Thumb, Mapping | None]"
    ) -> None:
        thumb, mapping = made
        if whole is not self.whole:
            return
        choice = Choice("builtin", name)
        kept = None if whole is None else self._kept.get(whole.path)
        if kept is not None and mapping is not None and choice not in kept.planned:
            kept.remember(choice, mapping)
        self.preview_made.emit(name, thumb)


def _within(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])
