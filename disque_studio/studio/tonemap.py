"""Photos from file to finished file: what `disque-studio tonemap` does."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disque_studio.errors import DisqueError
from disque_studio.looks.look import Look
from disque_studio.looks.mapping import Mapping
from disque_studio.studio import lookmodels
from disque_studio.studio.colourconfig import InputSpace
from disque_studio.studio.device import Device, device
from disque_studio.studio.export import as_exported, check_size, export_as
from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.lookfiles import DEFAULT_LOOK, find_look
from disque_studio.studio.naming import Namer
from disque_studio.studio.pairs import code_pair, mix
from disque_studio.studio.photos import OpenPhoto, open_photo
from disque_studio.studio.placing import file_name, mix_word
from disque_studio.studio.presets import ExportPreset
from disque_studio.studio.targets import check_target

if TYPE_CHECKING:
    from disque_studio.quality.walk import Found

PLAIN = ExportPreset("command line", template="{name}")
"""What is made where nothing else is asked for."""

_PATIENCE_SECONDS = 0.05


@dataclass(frozen=True)
class Recipe:
    """How every photo of a run is finished.

    `exemplars` are (before, after) files, mixed in equal parts; without any, `look` is a .look file or the
    name of a built-in look, by default `DEFAULT_LOOK`. `target_quality` is the score to aim at, 0 to 100 (see
    `studio.aiming`). `preset` says what the files are; where it is `named`, also what they are called in the
    folders of their targets, and (without `overwrite`) whether a name that is taken gets a number.
    `input_space` is the colour space in which the photos are read, None for that which each file says.
    """

    exemplars: tuple[tuple[Path, Path], ...] = ()
    look: str | None = None
    strength: float = 1.0
    device: str = "auto"
    preset: ExportPreset = PLAIN
    named: bool = False
    overwrite: bool = False
    target_quality: float | None = None
    input_space: InputSpace | None = None

    def originals(self) -> list[Path]:
        """Files that the run reads, besides its inputs."""
        return [file for pair in self.exemplars for file in pair]


def tonemap(
    jobs: Sequence[tuple[Path, Path]], recipe: Recipe, *, tell: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    """Finish each (source, target) of `jobs` and give its record: what was written, or `input` and `error`.

    One input's failure does not end the run. Records are those of `tonemap --json`. `tell` is given lines for
    the user: the device that does the work and why that one, and where a target quality is out of reach.
    """
    originals = [*recipe.originals(), *(source for source, _ in jobs)]
    workshop = _Workshop(recipe, tell)
    places = _Named(recipe, originals, len(jobs)) if recipe.named else _Fixed(recipe, originals)
    for number, (source, target) in enumerate(jobs, 1):
        try:
            places.check(target)
            yield workshop.finish(source, partial(places.take, number, target))
        except FAILURES as error:
            yield {"input": str(source), "error": reason(error, source)}


class _Fixed:
    """Targets as they are given."""

    def __init__(self, recipe: Recipe, originals: Sequence[Path]) -> None:
        self._overwrite, self._originals = recipe.overwrite, originals
        self._taken: dict[str, Path] = {}

    def check(self, target: Path) -> None:
        # Compared without case: on Windows and macOS two such names are one file.
        first = self._taken.setdefault(str(target).casefold(), target)
        if first is not target:
            raise DisqueError(f"would be written to {target}, which another input of this run has taken")
        check_target(target, originals=self._originals, overwrite=self._overwrite)

    def take(self, number: int, target: Path, source: Path, photo: OpenPhoto, look: Look) -> Path:
        return target


class _Named:
    """Targets in the folders that are given, named by the preset once a photo is open."""

    def __init__(self, recipe: Recipe, originals: Sequence[Path], count: int) -> None:
        self._preset, self._count = recipe.preset, count
        numbers = recipe.preset.conflict == "number"
        self._namer = Namer("replace" if recipe.overwrite else "number" if numbers else "skip", originals)

    def check(self, target: Path) -> None:
        """Accept any folder: names are found when the photo is open."""

    def take(self, number: int, target: Path, source: Path, photo: OpenPhoto, look: Look) -> Path:
        named = mix_word(each.name for each in look.exemplars) if len(look.exemplars) > 1 else look.name
        stem = file_name(self._preset, source, photo.photo, look=named, number=number, count=self._count)
        place = self._namer.take(target.parent, stem, self._preset.suffix)
        if place is None:
            taken = target.with_name(f"{stem}{self._preset.suffix}")
            raise DisqueError(f"would be written to {taken}, which exists already")
        return place.path


class _Workshop:
    """The look and the device of a run, made when its first photo is open."""

    def __init__(self, recipe: Recipe, tell: Callable[[str], None]) -> None:
        self._recipe = recipe
        self._tell = tell
        self._tools: tuple[Look, Device] | DisqueError | None = None

    def finish(self, source: Path, place: Callable[[Path, OpenPhoto, Look], Path]) -> dict[str, Any]:
        start = time.perf_counter()
        photo = _open(source, self._recipe.input_space)
        look, on = self._look_and_device()
        target = place(source, photo, look)
        from disque_studio.looks.plan import plan
        from disque_studio.studio.aiming import METRIC

        mapping = plan(photo.small, look, model=lookmodels.model_for(look, on.name)).with_(
            strength=self._recipe.strength
        )
        check_size(target, photo, self._recipe.preset)
        found = None if self._recipe.target_quality is None else self._aim(photo, mapping, source)
        chosen = mapping if found is None else found.mapping
        export_as(photo, chosen, target, self._recipe.preset, overwrite=self._recipe.overwrite)
        got = None if found is None else round(found.got, 4)
        width, height = self._recipe.preset.size.of(photo.photo.width, photo.photo.height)
        return {
            "input": str(source),
            "output": str(target),
            "width": width,
            "height": height,
            "seconds": round(time.perf_counter() - start, 3),
            "device": on.name,
            "scores": {} if got is None else {METRIC: got},
            "asked": None if found is None else found.asked,
            "got": got,
        }

    def _aim(self, photo: OpenPhoto, mapping: Mapping, source: Path) -> "Found":
        """Find the mapping whose file has the score that is asked for, or the nearest that can be reached."""
        from disque_studio.studio import aiming

        assert self._recipe.target_quality is not None
        walk = aiming.build_walk(photo, mapping)

        def written(candidate: Mapping) -> float:
            return aiming.score(as_exported(photo, candidate, self._recipe.preset))

        found = aiming.aim(walk, self._recipe.target_quality, written)
        if found.reason is not None:
            low, high = walk.reach.low, walk.reach.high
            self._tell(
                f"{source}: quality {found.asked:g} is out of reach (this photo in this look reaches "
                f"{low:.0f} to {high:.0f}): {found.reason}; made {found.got:.1f}"
            )
        return found

    def _look_and_device(self) -> tuple[Look, Device]:
        """Give the run's look and device, or raise again what kept them from being made."""
        if self._tools is None:
            try:
                on = device(self._recipe.device)
                self._tell(f"device: {on.name} ({on.reason})")
                if (trouble := lookmodels.problem()) is not None:
                    self._tell(f"look model: {trouble}")
                look = self._make_look(on)
                if (why := lookmodels.fall_back(look, on.name)) is not None:
                    self._tell(f"look: {look.name} {why}")
                self._tools = look, on
            except DisqueError as error:
                self._tools = error
        if isinstance(self._tools, DisqueError):
            raise self._tools
        return self._tools

    def _make_look(self, on: Device) -> Look:
        if not self._recipe.exemplars:
            return find_look(self._recipe.look or DEFAULT_LOOK)
        coded = [code_pair(before, after, on=on) for before, after in self._recipe.exemplars]
        return mix(coded, [1.0] * len(coded))


def _open(source: Path, space: InputSpace | None) -> OpenPhoto:
    """Open a photo; meanwhile load torch, unless the file is refused at once."""
    with ThreadPoolExecutor(1) as reader:
        opening = reader.submit(open_photo, source, space=space)
        wait([opening], timeout=_PATIENCE_SECONDS)
        if not (opening.done() and opening.exception()):
            import_module("disque_studio.looks.exemplar")
        return opening.result()
