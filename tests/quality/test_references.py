import dataclasses

import numpy as np
import pytest

from disque_studio.errors import ReferenceMissingError, ReferenceRefusedError
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.looks.apply import render_u8
from disque_studio.looks.mapping import neutral_mapping
from disque_studio.quality import references
from disque_studio.quality.scorer import Facts
from disque_studio.quality.views import PAIRED_AREA, paired_views

PICTURE = Picture(np.zeros((40, 60, 3), np.uint8))
PHOTO = Photo(np.ones((40, 60, 3), np.float32), "exr")
FACTS = Facts("mine", "Mine", "none", "none")


def light(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(3).lognormal(0.0, 1.5, (height, width, 3)).astype(np.float32)


def test_a_small_photo_as_a_picture_is_its_neutral_rendition():
    rgb = light(90, 120)
    expected = render_u8(rgb, neutral_mapping(key_gain(rgb)))
    np.testing.assert_array_equal(references.as_picture(Photo(rgb, "exr")).rgb, expected)


def test_a_large_photo_as_a_picture_compares_as_its_full_rendition_does():
    rgb = light(1200, 1600)
    full = Picture(render_u8(rgb, neutral_mapping(key_gain(rgb))))
    small = references.as_picture(Photo(rgb, "exr"))
    assert small.rgb.shape[0] * small.rgb.shape[1] <= PAIRED_AREA * 1.01
    seen, reference = paired_views(full, small)
    np.testing.assert_allclose(seen, reference, atol=1e-5)


def test_the_rendition_is_kept_with_its_photo():
    photo = Photo(light(20, 30), "exr")
    assert references.as_picture(photo) is references.as_picture(photo)
    assert references.as_picture(dataclasses.replace(photo)) is not references.as_picture(photo)


@pytest.mark.parametrize(
    ("needs", "fitting"),
    [
        ("none", [None, PICTURE, PHOTO]),
        ("picture", [PICTURE]),
        ("photo", [PHOTO]),
        ("either", [PICTURE, PHOTO]),
    ],
)
def test_only_fitting_references_are_handed_on(needs, fitting):
    facts = dataclasses.replace(FACTS, needs=needs)
    for reference in (None, PICTURE, PHOTO):
        fits = any(reference is one for one in fitting)
        assert references.suits(needs, reference) == fits
        if fits:
            expected = None if needs == "none" else reference
            assert references.matching(reference, facts) is expected
        else:
            with pytest.raises(ReferenceMissingError, match="mine compares with"):
                references.matching(reference, facts)


def test_sizes_may_differ_but_shapes_may_not():
    references.check_shapes(PICTURE, Photo(light(61, 90), "exr"))
    for reference in (Photo(light(60, 40), "exr"), Picture(np.zeros((40, 64, 3), np.uint8))):
        with pytest.raises(ReferenceRefusedError, match="60 x 40"):
            references.check_shapes(PICTURE, reference)
