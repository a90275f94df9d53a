"""Opening a photo: the full picture, and the small copy from which a look is planned."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from disque_studio.errors import ColourConfigError, FileRefusedError, InputSpaceError
from disque_studio.imaging import codecs
from disque_studio.imaging.codecs.samples import make_finite
from disque_studio.imaging.frame import NO_FRAME, Frame
from disque_studio.imaging.framing import apply
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.photo import Photo
from disque_studio.imaging.sampling import small_copy
from disque_studio.imaging.scopes import stops
from disque_studio.resources import resource_path
from disque_studio.studio.colourconfig import InputSpace

SMALL_LONG_SIDE = 256


@dataclass(frozen=True, eq=False)
class OpenPhoto:
    """A photo ready to be graded.

    `small` is (h, w, 3) float32, scene-linear, area-averaged to 256 px on the long side (never enlarged).
    `stops` is the dynamic range of the whole photo (see `imaging.scopes.stops`). `frame` is how the photo was
    cropped and straightened since it was read. `space` is the colour space that it was read in, None where
    that is what the file says.
    """

    photo: Photo
    small: npt.NDArray[np.float32]
    stops: float
    frame: Frame = NO_FRAME
    space: InputSpace | None = None

    def framed(self, frame: Frame) -> Self:
        """Give the photo cropped and straightened: itself where that changes nothing.

        A crop shares the pixels of this photo.

        Raises:
            ValueError: this photo is framed already; frames count from the photo as it was read.
        """
        if frame == NO_FRAME:
            return self
        if self.frame != NO_FRAME:
            raise ValueError("the photo is framed already: frame the whole photo")
        rgb = apply(self.photo.rgb, frame, gain=key_gain(self.small))
        # The finished picture that the file holds too is of the whole photo.
        photo = replace(self.photo, rgb=rgb, sdr_base=None)
        return replace(self, photo=photo, small=small_copy(rgb, SMALL_LONG_SIDE), frame=frame)


def open_photo(path: str | Path, *, layer: str | None = None, space: InputSpace | None = None) -> OpenPhoto:
    """Read a photo, HDR or finished, and make its small copy.

    Its pixels are taken to be of the colour space that its file says, or of `space`.

    Raises:
        FileRefusedError: as `imaging.codecs.read`.
        InputSpaceError: it cannot be read in `space`.
    """
    photo = codecs.read(path, layer=layer) if space is None else _read_in(Path(path), layer, space)
    small = small_copy(photo.rgb, SMALL_LONG_SIDE)
    return OpenPhoto(photo=photo, small=small, stops=stops(photo.rgb), space=space)


def _read_in(path: Path, layer: str | None, space: InputSpace) -> Photo:
    from disque_studio.imaging import ocio

    if not space.config:
        raise InputSpaceError(
            path,
            f"is to be read as {space.name}, which needs an OpenColorIO configuration; "
            "choose one in the settings, or another input space",
        )
    try:
        ocio.check_space(space.config, space.name)
        photo = codecs.read(path, layer=layer, stored=True)
        rgb, _ = make_finite(ocio.to_linear(photo.rgb, space.config, space.name))
    except ColourConfigError as error:
        raise InputSpaceError(path, f"cannot be read as {space.name}: {error}") from error
    return replace(photo, rgb=rgb)


def demo_photo() -> Path:
    """Give the bundled demo photo.

    Raises:
        FileRefusedError: the installation lacks it.
    """
    folder = resource_path("demo")
    photos = sorted(folder.glob("*.exr"))
    if not photos:
        raise FileRefusedError(folder, "holds no demo photo; the installation is incomplete")
    return photos[0]
