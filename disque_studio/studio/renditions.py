"""The finished picture that scores are given to, and what it is compared with, of a photo that is open."""

from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import codecs
from disque_studio.imaging.framing import apply_to_codes
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.photo import Picture
from disque_studio.imaging.sampling import tones_copy
from disque_studio.looks.apply import render_u8
from disque_studio.looks.mapping import Mapping
from disque_studio.quality.scorer import Reference
from disque_studio.quality.views import paired_size
from disque_studio.studio.photos import OpenPhoto

OVERSAMPLING = 2
"""Pixels a side of the quick copy for each of the largest copy that a scorer looks at."""

_FINISHED_FORMATS = ("jpeg", "png", "webp", "tiff")

_copies: WeakKeyDictionary[OpenPhoto, npt.NDArray[np.floating]] = WeakKeyDictionary()
_references: WeakKeyDictionary[OpenPhoto, Reference] = WeakKeyDictionary()


def exact_picture(open_photo: OpenPhoto, mapping: Mapping) -> Picture:
    """Render the whole photo: the picture that an export writes, in 8 bits without dither."""
    return Picture(render_u8(open_photo.photo.rgb, mapping))


def quick_picture(open_photo: OpenPhoto, mapping: Mapping) -> Picture:
    """Render a small copy, many times a second; scores are near those of `exact_picture`.

    The copy averages tones (see `imaging.sampling.to_tones`). It is made at the first call and kept as long
    as the photo.
    """
    copy = _copies.get(open_photo)
    if copy is None:
        copy = _copy(open_photo.photo.rgb, key_gain(open_photo.small))
        _copies[open_photo] = copy
    return Picture(render_u8(copy, mapping))


def reference_of(open_photo: OpenPhoto) -> Reference:
    """Give what the photo's renditions are compared with, as a file is: light, or a finished picture.

    A photo that was opened from a finished picture is compared as that picture, which is read again at the
    first call; not so where it was read in another colour space than its file says.

    Raises:
        FileRefusedError: the file can no longer be read.
    """
    photo = open_photo.photo
    if photo.format not in _FINISHED_FORMATS or photo.source is None or open_photo.space is not None:
        return photo
    reference = _references.get(open_photo)
    if reference is None:
        read = codecs.read_as_is(photo.source)
        if isinstance(read, Picture):
            reference = replace(read, rgb=apply_to_codes(read.rgb, open_photo.frame))
        else:
            reference = photo
        _references[open_photo] = reference
    return reference


def _copy(rgb: npt.NDArray[np.floating], gain: float) -> npt.NDArray[np.floating]:
    height, width = (OVERSAMPLING * side for side in paired_size(rgb.shape))
    if len(rgb) <= height or rgb.shape[1] <= width:
        return rgb
    return tones_copy(rgb, (width, height), gain)
