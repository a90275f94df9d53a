"""A picture on a screen is what Little CMS makes of it; what a screen can show beyond sRGB is shown."""

import io

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from disque_studio.imaging.display_profile import screen_transform, to_bytes
from disque_studio.imaging.icc import SRGB_CURVE, build_profile, profile_name, srgb_profile
from disque_studio.imaging.primaries import ADOBE_RGB, DISPLAY_P3, REC709, REC2020, convert, rgb_to_rgb
from disque_studio.imaging.transfer import srgb_encode
from tests.imaging.table_profiles import inks_profile, paper_profile, screen_profile

FLAGS = imagecodecs.CMS.FLAGS
MATRIX = {
    "srgb": srgb_profile(),
    "display-p3": build_profile(DISPLAY_P3, SRGB_CURVE, "Display P3"),
    "adobe-rgb": build_profile(ADOBE_RGB, (563 / 256,), "Adobe RGB"),
    "gamma 1.8": build_profile(DISPLAY_P3, (1.8,), "1.8"),
    "gamma 2.4": build_profile(REC709, (2.4,), "2.4"),
    "linear": build_profile(REC2020, (1.0,), "linear"),
}


def colours(count=60_000):
    random = np.random.default_rng(5).integers(0, 256, (count // 200, 200, 3)).astype(np.uint8)
    greys = np.repeat(np.arange(200, dtype=np.uint8)[None, :, None], 3, axis=2)
    edges = random[:40].copy()
    edges[..., 0] = 0
    return np.concatenate([random, greys, edges])


def exact(pixels, profile, *, black_point=False):
    """Little CMS in floating point, without its shortcuts: codes of 0 to 255."""
    flags = FLAGS.NOOPTIMIZE | (FLAGS.BLACKPOINTCOMPENSATION if black_point else 0)
    codes = imagecodecs.cms_transform(
        pixels.astype(np.float32) / 255,
        srgb_profile(),
        profile,
        colorspace="rgb",
        outcolorspace="rgb",
        intent=imagecodecs.CMS.INTENT.RELATIVE_COLORIMETRIC,
        flags=flags,
    )
    return np.clip(codes, 0, 1) * 255


@pytest.mark.parametrize("profile", MATRIX.values(), ids=MATRIX)
def test_a_matrix_profile_is_applied_as_little_cms_does(profile):
    pixels = colours()
    result = screen_transform(profile)(pixels)
    assert np.abs(result - exact(pixels, profile)).max() < 0.75


@pytest.mark.parametrize("profile", MATRIX.values(), ids=MATRIX)
def test_floats_and_bytes_give_the_same(profile):
    pixels = colours()
    transform = screen_transform(profile)
    floats = transform((pixels / 255).astype(np.float32))
    assert np.abs(floats.astype(int) - transform(pixels)).max() <= 1


@pytest.mark.parametrize("profile", [screen_profile(), screen_profile(DISPLAY_P3)], ids=["adobe", "p3"])
def test_a_table_is_applied_more_exactly_than_little_cms_does_in_a_hurry(profile):
    pixels = colours()
    reference = exact(pixels, profile, black_point=True)
    mine = np.abs(screen_transform(profile)(pixels) - reference).max(axis=-1)
    hurried = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC,
    )
    theirs = np.abs(np.asarray(ImageCms.applyTransform(Image.fromarray(pixels), hurried)) - reference)
    assert np.median(mine) < 0.5
    assert (mine > 1).mean() < min(0.02, 1.1 * (theirs.max(axis=-1) > 1).mean())


def test_srgb_pixels_on_an_srgb_screen_stay_as_they_are():
    pixels = colours()
    np.testing.assert_array_equal(screen_transform(srgb_profile())(pixels), pixels)


def test_colours_outside_srgb_are_shown_where_the_screen_has_them():
    pure = srgb_encode(convert(np.eye(3, dtype=np.float32)[None], rgb_to_rgb(DISPLAY_P3, REC709)))
    shown = screen_transform(MATRIX["display-p3"])(pure)
    np.testing.assert_allclose(shown[0], np.eye(3) * 255, atol=2)
    clipped = screen_transform(MATRIX["display-p3"])(to_bytes(pure))
    assert clipped[0, 0, 0] < 240


def test_bytes_are_the_picture_clipped_and_rounded():
    picture = np.random.default_rng(2).uniform(-0.3, 1.3, (50, 60, 3)).astype(np.float32)
    expected = np.rint(np.clip(picture, 0, 1) * 255)
    assert np.abs(to_bytes(picture) - expected).max() <= 1
    codes = np.arange(256, dtype=np.float32).reshape(1, 256, 1).repeat(3, axis=2) / 255
    np.testing.assert_array_equal(to_bytes(codes)[0, :, 0], np.arange(256))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"nonsense" * 40,
        MATRIX["srgb"][:200],
        MATRIX["srgb"].replace(b"RGB ", b"GRAY", 1),
        inks_profile(),
    ],
    ids=["empty", "no profile", "cut off", "grey", "inks"],
)
def test_what_is_no_screens_profile_is_refused(damaged):
    with pytest.raises(ValueError, match="colour profile"):
        screen_transform(damaged)


def test_profiles_tell_their_names():
    assert profile_name(MATRIX["display-p3"]) == "Display P3"
    assert profile_name(paper_profile()) == "By table"
    assert profile_name(MATRIX["srgb"].replace(b"desc", b"none")) == ""
