"""What is open in the window: the photo, the look on it and its pairs; knows lanes, but no widget."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from disque_studio.ui import tasks
from disque_studio.ui.tasks import LookRequest, Opened, Output, Start
from disque_studio.ui.workers import Policy, Workers

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar, Look
    from disque_studio.looks.mapping import Mapping

LANES = {
    "start": Policy.QUEUE,
    "open": Policy.LATEST,
    "pairs": Policy.QUEUE,
    "plan": Policy.STREAM,
    "render": Policy.STREAM,
    "previews": Policy.QUEUE,
    "export": Policy.QUEUE,
    "score": Policy.STREAM,
    "score-exactly": Policy.LATEST,
    "walk": Policy.LATEST,
    "aim": Policy.STREAM,
    "aim-exactly": Policy.LATEST,
    "restore": Policy.LATEST,
}

STRENGTHS = (0.0, 1.5)
EXPOSURES = (-5.0, 5.0)


@dataclass(frozen=True)
class Choice:
    """Which look is on: none, a built-in one by its name, or the mix of the exemplar pairs."""

    kind: Literal["none", "builtin", "pairs"]
    name: str = ""


@dataclass(frozen=True, eq=False)
class Pair:
    """An exemplar on the shelf; `exemplar` is None while the pair is being coded."""

    key: int
    name: str
    exemplar: "Exemplar | None" = None
    weight: float = 1.0
    on: bool = True


class Document(QObject):
    """The state behind the window. Every change is announced by a signal; slow work goes to the lanes."""

    photo_changed = Signal()
    mapping_changed = Signal()
    grade_changed = Signal()
    found_changed = Signal()
    choice_changed = Signal()
    pairs_changed = Signal()
    preview_made = Signal(str, object)
    started = Signal(object)
    saved = Signal(object)

    def __init__(self, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self.photo: Opened | None = None
        self.mapping: Mapping | None = None
        self.found: Mapping | None = None
        self.strength = 1.0
        self.exposure = 0.0
        self.choice = Choice("none")
        self.pairs: tuple[Pair, ...] = ()
        self.looks: dict[str, Path] = {}
        self._planned: dict[str, Mapping] = {}
        self._previewed: Opened | None = None
        self._keys = 0

    @property
    def applied_strength(self) -> float:
        """The strength to render with: without a look there is nothing to strengthen."""
        looked = self.photo is not None and self.mapping is not self.photo.neutral
        return self.strength if looked else 0.0

    @property
    def graded(self) -> "Mapping | None":
        """The look on the photo at its strength and exposure."""
        if self.mapping is None:
            return None
        return self.mapping.with_(strength=self.applied_strength, exposure=self.exposure)

    @property
    def rendered(self) -> "Mapping | None":
        """What is shown and saved: what was found for the quality asked for, else the graded look."""
        return self.graded if self.found is None else self.found

    @property
    def stands_in(self) -> bool:
        """Whether the photo is shown without a look only until its look is planned."""
        return self.photo is not None and self.choice.kind != "none" and self.mapping is self.photo.neutral

    def start(self) -> None:
        """Load the heavy packages in the background."""
        self._workers.submit("start", tasks.start, self._start)

    def open(self, path: Path) -> None:
        """Open a photo in place of the present one."""
        self._workers.submit(
            "open", partial(tasks.open_photo, path), self._show, label=f"Opening {path.name}"
        )

    def open_demo(self) -> None:
        """Open the bundled demo photo."""
        self._workers.submit("open", tasks.demo_photo, self._show, label="Opening the demo photo")

    def add_pair(self, before: Path, after: Path | None) -> None:
        """Code a pair and put it on the shelf; `before` alone is an Ultra HDR JPEG that holds both."""
        self._keys += 1
        key, name = self._keys, (after or before).stem
        self._set_pairs((*self.pairs, Pair(key, name)))
        self._workers.submit(
            "pairs",
            partial(tasks.code_pair, before, after),
            partial(self._keep_pair, key),
            label=f"Learning {name}",
            failed=partial(self._refuse_pair, key),
        )

    def change_pair(self, key: int, *, weight: float | None = None, on: bool | None = None) -> None:
        """Weigh a pair (0 to 1), or switch it on or off; the mix becomes the look."""
        changed = [
            replace(p, weight=p.weight if weight is None else weight, on=p.on if on is None else on)
            if p.key == key
            else p
            for p in self.pairs
        ]
        self._set_pairs(tuple(changed))
        self.choose(Choice("pairs"))

    def remove_pair(self, key: int) -> None:
        """Take a pair off the shelf."""
        self._set_pairs(tuple(p for p in self.pairs if p.key != key))
        if self.choice.kind == "pairs":
            self.choose(Choice("pairs" if self.mixed() else "none"))

    def open_look(self, path: Path) -> None:
        """Put a .look file's pairs on the shelf and its look on the photo."""
        work = partial(tasks.load_look, path)
        self._workers.submit("pairs", work, self._keep_look, label=f"Opening {path.name}")

    def save_look(self, path: Path, *, overwrite: bool) -> None:
        """Write the mix of the pairs as a .look file."""
        if self.mixed():
            work = partial(tasks.save_look, self._mix(), path, overwrite)
            self._workers.submit("export", work, self.saved.emit, label=f"Saving {path.name}")

    def mixed(self) -> list[Pair]:
        """List the pairs that have a part in the mix."""
        return [p for p in self.pairs if p.exemplar is not None and p.on and p.weight > 0]

    def choose(self, choice: Choice) -> None:
        """Put a look on the photo."""
        self.choice = choice
        self.choice_changed.emit()
        self._plan()

    def set_strength(self, strength: float) -> None:
        """Set how much of the look is applied, 0 to 1.5."""
        self.strength = min(max(strength, STRENGTHS[0]), STRENGTHS[1])
        self.found = None
        self.grade_changed.emit()

    def set_exposure(self, exposure: float) -> None:
        """Set the exposure in stops, -5 to 5."""
        self.exposure = min(max(exposure, EXPOSURES[0]), EXPOSURES[1])
        self.found = None
        self.grade_changed.emit()

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
            label=f"Saving {output.path.name}",
        )

    def forget_cancelled_pairs(self) -> None:
        """Take the pairs off the shelf whose coding was cancelled."""
        self._set_pairs(tuple(p for p in self.pairs if p.exemplar is not None))

    def _start(self, start: Start) -> None:
        self.looks = start.looks
        self.started.emit(start)
        self._previewed = None
        chosen = self.choice.kind != "none"
        if not chosen and start.default in self.looks:
            self.choose(Choice("builtin", start.default))
        if chosen or self.photo is None:
            self._preview()

    def _show(self, opened: Opened) -> None:
        self.photo, self.mapping, self.found = opened, opened.neutral, None
        self._planned = {}
        self._workers.clear("previews")
        self.photo_changed.emit()
        self._plan()

    def _keep_pair(self, key: int, exemplar: "Exemplar") -> None:
        coded = [replace(p, exemplar=exemplar, name=exemplar.name) if p.key == key else p for p in self.pairs]
        self._set_pairs(tuple(coded))
        self.choose(Choice("pairs"))

    def _keep_look(self, look: "Look") -> None:
        """Add a look's pairs; those already on the shelf stay there, switched off."""
        heaviest = max(look.weights)
        added = []
        for exemplar, weight in zip(look.exemplars, look.weights, strict=True):
            self._keys += 1
            added.append(Pair(self._keys, exemplar.name, exemplar, weight / heaviest))
        self._set_pairs((*(replace(p, on=False) for p in self.pairs), *added))
        self.choose(Choice("pairs"))

    def _refuse_pair(self, key: int, error: Exception) -> None:
        self._set_pairs(tuple(p for p in self.pairs if p.key != key))
        self._workers.failed.emit(error)

    def _set_pairs(self, pairs: tuple[Pair, ...]) -> None:
        self.pairs = pairs
        self.pairs_changed.emit()

    def _plan(self) -> None:
        if self.photo is None:
            return
        kept = self._planned.get(self.choice.name) if self.choice.kind == "builtin" else None
        if kept is not None:
            self._workers.clear("plan")
            self._use(self.photo, self.choice, kept)
            return
        work = partial(tasks.plan, self.photo, self._request())
        self._workers.submit("plan", work, partial(self._use, self.photo, self.choice))

    def _request(self) -> LookRequest:
        if self.choice.kind == "builtin":
            return LookRequest(path=self.looks[self.choice.name])
        if self.choice.kind == "none":
            return LookRequest()
        return self._mix()

    def _mix(self) -> LookRequest:
        mixed = self.mixed()
        return LookRequest(
            exemplars=tuple(p.exemplar for p in mixed if p.exemplar is not None),
            weights=tuple(p.weight for p in mixed),
        )

    def _use(self, photo: Opened, choice: Choice, mapping: "Mapping") -> None:
        if photo is not self.photo or choice != self.choice:
            return
        if choice.kind == "builtin":
            self._planned[choice.name] = mapping
        self.mapping, self.found = mapping, None
        self.mapping_changed.emit()
        # The previews come after the picture, so that they do not delay it.
        if self._previewed is not photo:
            self._previewed = photo
            self._preview()

    def _preview(self) -> None:
        self._workers.clear("previews")
        for name, path in self.looks.items():
            work = partial(tasks.preview, self.photo, path)
            self._workers.submit("previews", work, partial(self._keep_preview, self.photo, name))

    def _keep_preview(
        self, photo: Opened | None, name: str, made: tuple[tasks.Thumb, "Mapping | None"]
    ) -> None:
        thumb, mapping = made
        if photo is not self.photo:
            return
        if mapping is not None:
            self._planned[name] = mapping
        self.preview_made.emit(name, thumb)
