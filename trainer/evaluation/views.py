"""The benchmark's folder: HDR views of scenes, and renditions that looks are to imitate."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.colour import srgb_encode
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.photo import Photo, Picture

Floats = npt.NDArray[np.float32]

SOURCES = (".hdr", ".exr")
RENDITIONS = (".jpg", ".png")


@dataclass(frozen=True, eq=False)
class View:
    """One HDR picture, `name` = scene_index, and its renditions by operator name."""

    name: str
    photo: Photo
    renditions: Mapping[str, Picture]

    @property
    def scene(self) -> str:
        """What the view shows; views of the same scene share it."""
        return self.name.rpartition("_")[0]

    def exposed(self) -> Floats:
        """Give the key-normalised scene light, without negative samples."""
        rgb = self.photo.rgb.astype(np.float32)
        return np.maximum(rgb * np.float32(key_gain(rgb)), np.float32(0))

    def neutral(self) -> Floats:
        """Give the picture without any look: exposed, clipped, sRGB-encoded."""
        return srgb_encode(np.minimum(self.exposed(), np.float32(1)))


def load_views(folder: Path) -> list[View]:
    """Read every NAME.hdr or NAME.exr with its NAME__OPERATOR.jpg or .png, ordered by name.

    Raises:
        FileRefusedError: the folder holds no such pair, a name lacks its index, or a size differs.
    """
    sources = sorted(p for p in folder.glob("*") if p.suffix in SOURCES)
    views = [_load_view(source) for source in sources]
    if not any(view.renditions for view in views):
        raise FileRefusedError(folder, "holds no NAME.hdr with a NAME__OPERATOR.jpg beside it")
    return views


def _load_view(source: Path) -> View:
    if not source.stem.rpartition("_")[0]:
        raise FileRefusedError(source, "is not named scene_index, such as forest_0.hdr")
    photo = codecs.read(source)
    renditions = {}
    for path in sorted(p for p in source.parent.glob(f"{source.stem}__*") if p.suffix in RENDITIONS):
        picture = codecs.read_picture(path)
        if picture.rgb.shape != photo.rgb.shape:
            raise FileRefusedError(path, f"differs in size from {source.name}")
        renditions[path.stem.removeprefix(f"{source.stem}__")] = picture
    return View(source.stem, photo, renditions)
