"""Thumbnails by the fake engine's own arithmetic; a score is the mean brightness."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from disque_studio.studio.session import Edit
from disque_studio.studio.thumbnails import Made

WHOLE = (0.0, 0.0, 1.0, 1.0)


class FakeThumbnails:
    """The contract of `studio.thumbnails.Thumbnails`; `read` lists the files that were read."""

    def __init__(self, engine: Any, open_photo: Callable[[Path], Any]) -> None:
        self._engine, self._open = engine, open_photo
        self._smalls: dict[Path, Any] = {}
        self._made: dict[tuple[Path, Edit], Made] = {}
        self.read: list[Path] = []

    def adopt(self, path: Path, open_photo: Any) -> None:
        self._smalls.setdefault(path, open_photo)

    def kept(self, path: Path, edit: Edit) -> Made | None:
        return self._made.get((path, edit))

    def neutral(self, path: Path, input_space: str = "") -> np.ndarray:
        small = self._small(path)
        return self._engine.view(small.small, self._engine.neutral(small), WHOLE)

    def thumb(self, path: Path, edit: Edit, exemplars: Any) -> np.ndarray:
        small = self._small(path)
        mapping = self._engine.graded(self._engine.plan_choice(small, edit.choice, exemplars), edit)
        return self._engine.view(small.small, mapping, WHOLE)

    def view(self, path: Path, edit: Edit, exemplars: Any) -> np.ndarray:
        return self.thumb(path, edit, exemplars)

    def make(self, path: Path, edit: Edit, exemplars: Any) -> Made:
        thumb = self.thumb(path, edit, exemplars)
        made = self._made[path, edit] = Made(thumb, float(thumb.mean() / 2.55))
        return made

    def rest(self) -> None:
        pass

    def _small(self, path: Path) -> Any:
        if path not in self._smalls:
            self.read.append(path)
            self._smalls[path] = self._open(path)
        return self._smalls[path]
