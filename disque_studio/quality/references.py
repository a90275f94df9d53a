"""What a picture is compared with: checked, and brought to the kind that a scorer wants."""

from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from disque_studio.errors import ReferenceMissingError, ReferenceRefusedError
from disque_studio.imaging.logcode import encode, key_gain
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.primaries import luminance
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.mapping import neutral_mapping
from disque_studio.quality.scorer import Facts, Needs, Reference
from disque_studio.quality.views import PAIRED_AREA, paired_size, resized

LARGEST_STRETCH = 0.02
"""By how much two aspect ratios may differ: rounding stays below, another crop does not."""

_LIGHT_SIDE = 384

_neutral: WeakKeyDictionary[Photo, Picture] = WeakKeyDictionary()
_codes: WeakKeyDictionary[Photo, npt.NDArray[np.float32]] = WeakKeyDictionary()


def as_picture(photo: Photo) -> Picture:
    """Give the photo's neutral rendition: its key gain and the sRGB curve, no look.

    A photo of more than `views.PAIRED_AREA` is averaged to it, in 16 bits, which is all that a comparison
    sees. Kept as long as the photo itself.
    """
    picture = _neutral.get(photo)
    if picture is None:
        picture = _rendition(photo)
        _neutral[photo] = picture
    return picture


def light_code(photo: Photo) -> npt.NDArray[np.float32]:
    """Give the log code (see `imaging.logcode`) of the photo's luminance at its key: float32 (h, w).

    At most 384 pixels a side. Kept as long as the photo itself.
    """
    code = _codes.get(photo)
    if code is None:
        small = small_copy(photo.rgb, _LIGHT_SIDE)
        code = encode(luminance(small) * np.float32(key_gain(photo.rgb)))
        _codes[photo] = code
    return code


def suits(needs: Needs, reference: Reference | None) -> bool:
    """Tell whether a scorer of these needs can score with (or without) this reference; blind ones always."""
    if needs == "none":
        return True
    if needs == "either":
        return reference is not None
    return isinstance(reference, Photo if needs == "photo" else Picture)


def matching(reference: Reference | None, facts: Facts) -> Reference | None:
    """Give what a scorer is to be handed: None if it is blind, else the reference.

    Raises:
        ReferenceMissingError: there is none of the kind that the scorer compares with.
    """
    if facts.needs == "none":
        return None
    if facts.needs == "photo":
        return photo_of(reference, facts.name)
    if facts.needs == "picture":
        return picture_of(reference, facts.name)
    if reference is None:
        raise ReferenceMissingError(f"{facts.name} compares with a reference; give one")
    return reference


def photo_of(reference: Reference | None, name: str) -> Photo:
    """Give the reference of the metric `name` as the photo that it must be.

    Raises:
        ReferenceMissingError: it is none.
    """
    if not isinstance(reference, Photo):
        raise ReferenceMissingError(
            f"{name} compares with the scene's light; give the HDR photo as the reference"
        )
    return reference


def picture_of(reference: Reference | None, name: str) -> Picture:
    """Give the reference of the metric `name` as the finished picture that it must be.

    Raises:
        ReferenceMissingError: it is none.
    """
    if not isinstance(reference, Picture):
        raise ReferenceMissingError(
            f"{name} compares with a finished picture; give a JPEG, PNG, WebP or TIFF as the reference"
        )
    return reference


def check_shapes(picture: Picture, reference: Reference) -> None:
    """Refuse a reference of quite another shape, which can't show the same; sizes may differ.

    Raises:
        ReferenceRefusedError: the aspect ratios differ by more than `LARGEST_STRETCH`.
    """
    (height, width), (rows, columns) = picture.rgb.shape[:2], reference.rgb.shape[:2]
    stretch = (width * rows) / (height * columns)
    if max(stretch, 1 / stretch) > 1 + LARGEST_STRETCH:
        raise ReferenceRefusedError(
            f"a picture of {width} x {height} cannot be compared with a reference of {columns} x {rows}: "
            "their shapes differ; crop both alike"
        )


def _rendition(photo: Photo) -> Picture:
    from disque_studio.looks.apply import render_u8  # brings the kernel's compiler, which takes long to load

    picture = Picture(render_u8(photo.rgb, neutral_mapping(key_gain(photo.rgb))))
    if photo.width * photo.height <= PAIRED_AREA:
        return picture
    copy = resized(picture, *paired_size(picture.rgb.shape))
    return Picture(np.rint(copy * np.float32(65535)).astype(np.uint16))
