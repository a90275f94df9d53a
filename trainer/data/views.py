"""Views for training: perspective pictures out of panoramas, crops out of flat HDR photos."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import codecs
from trainer.data.sources import files_below

Array = npt.NDArray[np.float32]

SUFFIXES = {".hdr", ".exr", ".pfm", ".tif", ".tiff"}


def find_photos(folder: Path) -> list[Path]:
    """List the HDR files below `folder`, in a stable order; hidden ones are passed over."""
    return [p for p in files_below(folder) if p.suffix.lower() in SUFFIXES and p.is_file()]


def is_panorama(rgb: Array) -> bool:
    """Tell an equirectangular panorama by its 2:1 shape."""
    return rgb.shape[1] == 2 * rgb.shape[0]


def perspective(panorama: Array, *, yaw: float, pitch: float, field_of_view: float, size: int) -> Array:
    """Project an equirectangular panorama onto a flat (size, size, 3) picture.

    `yaw`, `pitch` and the horizontal `field_of_view` are radians; pitch is positive upwards. Light stays
    linear. Oversampled by two and averaged, so that small bright lights keep their energy.
    """
    height, width = panorama.shape[:2]
    fine = 2 * size
    half = np.tan(field_of_view / 2)
    x, y = np.meshgrid(np.linspace(-half, half, fine), np.linspace(half, -half, fine))
    forward = np.cos(pitch) - y * np.sin(pitch)
    up = np.sin(pitch) + y * np.cos(pitch)
    longitude = np.arctan2(x, forward) + yaw
    latitude = np.arctan2(up, np.hypot(x, forward))
    columns = ((longitude / (2 * np.pi) + 0.5) % 1.0) * width - 0.5
    rows = (0.5 - latitude / np.pi) * height - 0.5
    view = cv2.remap(
        panorama,
        columns.astype(np.float32),
        rows.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_WRAP,
    )
    return cv2.resize(view, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32, copy=False)


def crop(photo: Array, *, centre: tuple[float, float], scale: float, size: int) -> Array:
    """Cut a (size, size, 3) square of `scale` times the short side; `centre` (0-1) places it."""
    height, width = photo.shape[:2]
    side = max(1, round(scale * min(height, width)))
    top = round(centre[1] * (height - side))
    left = round(centre[0] * (width - side))
    cut = photo[top : top + side, left : left + side]
    return cv2.resize(cut, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32, copy=False)


def random_view(rgb: Array, *, size: int, rng: np.random.Generator) -> Array:
    """Draw one (size, size, 3) view of a panorama or a flat photo, scene-linear."""
    if is_panorama(rgb):
        return perspective(
            rgb,
            yaw=rng.uniform(-np.pi, np.pi),
            pitch=rng.normal(0.0, 0.22),
            field_of_view=rng.uniform(0.9, 1.7),
            size=size,
        )
    return crop(
        rgb, centre=(rng.uniform(), rng.uniform()), scale=float(np.sqrt(rng.uniform(0.5, 1.0))), size=size
    )


def views_of(path: Path, *, count: int, size: int, rng: np.random.Generator) -> Iterator[Array]:
    """Yield `count` views of one file, with no sample below zero."""
    rgb = np.maximum(codecs.read(path).rgb.astype(np.float32), 0.0)
    for _ in range(count):
        yield random_view(rgb, size=size, rng=rng)
