"""Scorers of plain arithmetic in the engine's place: a picture's score is its mean brightness."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import numpy as np

from disque_studio.errors import DisqueError
from disque_studio.imaging.photo import Picture
from disque_studio.quality.hints import Hint
from disque_studio.quality.scorer import Assessment, Facts
from disque_studio.quality.walk import Reach

NAMES = {"qdnet": "QD-net", "dri": "DRI", "disque": "DisQUE", "causal": "Causal"}
MORE = {"causal-unlabelled": "Causal, label-free", "tmqi": "TMQI"}
LOW, HIGH = 30.0, 70.0
WHY_LOW, WHY_HIGH = "darker would crush the shadows", "brighter would lose the sky"


@dataclass
class FakeQuality:
    """What the window asks of the engine about quality; mixed into the fake engine.

    `gate` holds scorers back, `walk_gate` the search; `asked` lists what was scored, by which thread.
    """

    gate: threading.Event = field(default_factory=threading.Event)
    walk_gate: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, bool, str]] = field(default_factory=list)
    metrics: dict[str, str] = field(default_factory=lambda: {**NAMES, **MORE})
    refused: dict[str, str] = field(default_factory=dict)
    view: Callable[..., np.ndarray] | None = None
    AIMED_METRIC: str = "qdnet"

    def __post_init__(self) -> None:
        self.gate.set()
        self.walk_gate.set()

    def metric_names(self) -> list[str]:
        return list(self.metrics)

    def metric_facts(self, name: str) -> Facts:
        needs = "none" if name in ("qdnet", "dri") else "either"
        measured = {"srocc": 0.71, "plcc": 0.74}
        return Facts(name, self.metrics[name], "A. Author, A Paper, 2024", needs, "1,000 photos", measured)

    def quick_picture(self, photo: SimpleNamespace, mapping: Any) -> Picture:
        assert self.view is not None
        return Picture(self.view(photo.small, mapping, (0, 0, 1, 1)))

    def exact_picture(self, photo: SimpleNamespace, mapping: Any) -> Picture:
        assert self.view is not None
        return replace(Picture(self.view(photo.photo.rgb, mapping, (0, 0, 1, 1))), exif=b"exact")

    def restored_preview(self, photo: SimpleNamespace, mapping: Any) -> tuple[np.ndarray, np.ndarray]:
        assert self.gate.wait(10)
        before = self.quick_picture(photo, mapping).rgb
        return before, 255 - before

    def reference_of(self, photo: SimpleNamespace) -> Any:
        return photo.photo

    def scores(self, picture: Picture, *, reference: Any, metrics: list[str]) -> list[SimpleNamespace]:
        (name,) = metrics
        self.asked.append((name, picture.exif == b"exact", threading.current_thread().name))
        assert self.gate.wait(10)
        if name in self.refused:
            raise DisqueError(self.refused[name])
        cells = picture.as_float()[:, :, 1]
        rows, columns = (np.array_split(range(n), min(n, 16)) for n in cells.shape)
        map = np.array([[100 * cells[np.ix_(r, c)].mean() for c in columns] for r in rows], np.float32)
        return [
            SimpleNamespace(facts=self.metric_facts(name), assessment=Assessment(brightness(picture), map))
        ]

    def hints(self, picture: Picture, reference: Any = None) -> list[Hint]:
        found = [
            Hint("shadows", 0.9, "Crushed shadows: 12 % is plain black, most in the lower left", (14, 1))
        ]
        kinds = ("noise", "blur", "cast", "flatness")
        return found + [Hint(kind, 0.4, f"{kind}: more than it should be") for kind in kinds]

    def build_walk(
        self, photo: SimpleNamespace, mapping: Any, *, cancelled: Callable[[], bool]
    ) -> "FakeWalk":
        if self.AIMED_METRIC not in self.metrics:
            raise DisqueError(f"{self.AIMED_METRIC} is not installed")
        while not self.walk_gate.wait(0.005):
            if cancelled():
                break
        return FakeWalk(self, photo, mapping)

    def aim_exact(self, photo: SimpleNamespace, walk: "FakeWalk", target: float) -> SimpleNamespace:
        mapping = walk.at(walk.place(target))
        got = brightness(self.exact_picture(photo, mapping))
        reason = WHY_HIGH if target > HIGH else WHY_LOW if target < LOW else None
        return SimpleNamespace(mapping=mapping, asked=target, got=got, reason=reason)


@dataclass
class FakeWalk:
    """Walks along the exposure, from the darkest picture to the brightest."""

    quality: FakeQuality
    photo: SimpleNamespace
    look: Any

    @property
    def reach(self) -> Reach:
        return Reach(LOW, HIGH, WHY_LOW, WHY_HIGH)

    @property
    def score(self) -> float:
        return self._score(self.look.exposure)

    def place(self, target: float) -> float:
        wanted = min(max(target, LOW), HIGH)
        low, high = -15.0, 15.0
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if self._score(middle) < wanted else (low, middle)
        return low

    def at(self, t: float) -> Any:
        return self.look.with_(exposure=t)

    def _score(self, exposure: float) -> float:
        return brightness(self.quality.exact_picture(self.photo, self.at(exposure)))


def brightness(picture: Picture) -> float:
    return 100 * float(picture.as_float()[:, :, 1].mean())
