"""Codes of plain arithmetic: a picture's mean colour is its code, its mean brightness its score."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from disque_studio.errors import CancelledError
from disque_studio.imaging.photo import Picture
from disque_studio.studio.inspector import thumbnail
from disque_studio.studio.latentmap import Coded, Item, Point


@dataclass
class FakeCoding:
    """What the window asks of the engine about codes; `gate` holds files back, `coded` lists them."""

    gate: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    coded: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def locate(self, item: Item, picture: Picture) -> Point:
        mean = picture.rgb.reshape(-1, 3).mean(0).astype(np.float32) / 255
        spread = picture.rgb.reshape(-1, 3).std(0).astype(np.float32) / 255
        return Point(item, thumbnail(picture), mean, np.concatenate([spread, mean**4]), float(100 * mean[1]))

    def coded_files(self, items: Sequence[Item], *, cancelled: Callable[[], bool]) -> Iterator[Coded]:
        self.begun.set()
        for item in items:
            while not self.gate.wait(0.005) and not cancelled():
                pass
            if cancelled():  # also where the gate has opened meanwhile
                raise CancelledError("cancelled")
            assert item.path is not None
            self.coded.append(item.path)
            pixels = cv2.imread(str(item.path))
            if pixels is None:
                yield Coded(item, error="is damaged")
            else:
                yield Coded(item, self.locate(item, Picture(pixels[..., ::-1].astype(np.uint8))))

    def read_large(self, path: Path, *, cancelled: Callable[[], bool]) -> bytes:
        return thumbnail(Picture(cv2.imread(str(path))[..., ::-1].astype(np.uint8)), 1280)
