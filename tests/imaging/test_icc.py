import io
import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from disque_studio.imaging.colour import SPACES, convert, icc_to_linear, icc_to_srgb, rgb_to_rgb
from disque_studio.imaging.icc import MatrixProfile, build_profile
from disque_studio.imaging.primaries import ADOBE_RGB, DISPLAY_P3, REC709

spaces = pytest.mark.parametrize("space", SPACES.values(), ids=lambda s: s.name)
SRGB = SPACES["srgb"]


def colours(dtype):
    top = np.iinfo(dtype).max
    return np.random.default_rng(3).integers(0, top, (300, 50, 3), endpoint=True).astype(dtype)


def expected_srgb(pixels, space):
    light = space.decode(pixels / np.float32(np.iinfo(pixels.dtype).max))
    return np.clip(SRGB.encode(convert(light, rgb_to_rgb(space.primaries, REC709))), 0, 1)


@spaces
def test_another_library_opens_our_profiles(space):
    opened = ImageCms.ImageCmsProfile(io.BytesIO(space.icc_profile()))
    assert ImageCms.getProfileDescription(opened).strip() == space.title
    assert opened.profile.version == pytest.approx(4.3)
    assert opened.profile.is_matrix_shaper
    np.testing.assert_allclose(opened.profile.media_white_point[0], [0.9642, 1, 0.8249], atol=1e-4)


@spaces
def test_another_library_converts_through_our_profile_as_our_matrices_do(space):
    pixels = colours(np.uint8)
    ours, theirs = (
        ImageCms.ImageCmsProfile(io.BytesIO(space.icc_profile())),
        ImageCms.createProfile("sRGB"),
    )
    result = np.asarray(ImageCms.profileToProfile(Image.fromarray(pixels), ours, theirs))
    assert np.abs(result - expected_srgb(pixels, space) * 255).max() < 1


@spaces
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_icc_to_srgb_agrees_with_the_matrices(space, dtype):
    pixels = colours(dtype)
    result = icc_to_srgb(pixels, space.icc_profile())
    assert result.dtype == dtype
    difference = np.abs(result / np.iinfo(dtype).max - expected_srgb(pixels, space))
    # Half a step of rounding, and what 16-bit fractions in the profile itself make near black.
    assert difference.max() * 255 < (0.6 if dtype == np.uint8 else 0.1)


def test_srgb_pixels_come_back_as_they_are():
    pixels = colours(np.uint16)
    assert icc_to_srgb(pixels, SRGB.icc_profile()) is pixels
    foreign = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert icc_to_srgb(pixels, foreign) is pixels


@spaces
def test_icc_to_linear_decodes_and_keeps_what_is_out_of_gamut(space):
    rgb = np.random.default_rng(1).uniform(0, 1, (8, 9, 3)).astype(np.float32)
    expected = convert(space.decode(rgb), rgb_to_rgb(space.primaries, REC709))
    np.testing.assert_allclose(icc_to_linear(rgb, space.icc_profile()), expected, atol=2e-4)


def test_a_pure_power_extends_beyond_one_and_below_zero():
    icc = build_profile(REC709, (2.0,), "squares")
    light = icc_to_linear(np.array([[[3.0, 3.0, 3.0], [-2.0, -2.0, -2.0]]], np.float32), icc)
    np.testing.assert_allclose(light[0, :, 0], [9, -4], rtol=1e-4)


def with_curve(data, *, primaries=REC709):
    """Exchange the curve of a profile of ours for another tag's data."""
    icc = build_profile(primaries, (1.0,), "c")
    position = icc.index(b"rTRC")
    entry = struct.pack(">II", len(icc), len(data))
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        position = icc.index(name)
        icc = icc[: position + 4] + entry + icc[position + 12 :]
    return icc + data


RAMP = np.repeat(np.linspace(0, 1, 101, dtype=np.float32)[None, :, None], 3, axis=2)


def parametric(kind, *values):
    return struct.pack(">4s4xHxx", b"para", kind) + struct.pack(
        f">{len(values)}i", *(round(v * 65536) for v in values)
    )


@pytest.mark.parametrize(
    ("curve", "expected"),
    [
        (struct.pack(">4s4xI", b"curv", 0), lambda v: v),
        (struct.pack(">4s4xIH", b"curv", 1, 0x0200), lambda v: v**2),
        (struct.pack(">4s4xI3H", b"curv", 3, 0, 16384, 65535),
         lambda v: np.interp(v, [0, 0.5, 1], [0, 0.25, 1])),
        (parametric(1, 2, 1.25, -0.25), lambda v: np.where(v >= 0.2, (1.25 * v - 0.25) ** 2, 0)),
        (parametric(2, 2, 1, 0, 0.25), lambda v: v**2 + 0.25),
        (parametric(4, 2, 1, 0, 0.5, 0.5, 0.125, 0.0625),
         lambda v: np.where(v >= 0.5, v**2 + 0.125, v * 0.5 + 0.0625)),
    ],
    ids=["identity", "gamma", "table", "type 1", "type 2", "type 4"],
)  # fmt: skip
def test_every_kind_of_curve(curve, expected):
    light = MatrixProfile.parse(with_curve(curve)).to_linear(RAMP)
    np.testing.assert_allclose(light[..., 1], expected(RAMP[..., 1].astype(np.float64)), atol=3e-4)


def test_grey_profiles_apply_to_all_channels():
    icc = bytearray(build_profile(REC709, (2.0,), "grey"))
    icc[16:20] = b"GRAY"
    position = icc.index(b"rTRC")
    icc[position : position + 4] = b"kTRC"
    np.testing.assert_allclose(icc_to_linear(RAMP, bytes(icc)), RAMP**2, atol=1e-5)
    pixels = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    result = icc_to_srgb(pixels, bytes(icc))
    assert np.abs(result / 255 - SRGB.encode((pixels / 255) ** 2)).max() * 255 <= 0.51


def look_up_table_profile():
    """Make a version 2 profile that is a 2 x 2 x 2 table to Lab: only greys, by the mean of the channels."""
    identity = np.round(np.eye(3).ravel() * 65536).astype(">i4").tobytes()
    lightness = np.indices((2, 2, 2)).mean(axis=0).ravel() * 0xFF00
    table = np.stack([lightness, np.full(8, 0x8000), np.full(8, 0x8000)], axis=1).astype(">u2").tobytes()
    ends = np.array([0, 65535] * 3, ">u2").tobytes()
    data = (
        struct.pack(">4s4x4B", b"mft2", 3, 3, 2, 0)
        + identity
        + struct.pack(">2H", 2, 2)
        + ends
        + table
        + ends
    )
    icc = build_profile(REC709, (1.0,), "table").replace(b"XYZ ", b"Lab ", 1).replace(b"rXYZ", b"A2B0")
    position = icc.index(b"A2B0")
    icc = icc[:8] + b"\x02\x40\0\0" + icc[12:]
    entry = struct.pack(">II", len(icc), len(data))
    return struct.pack(">I", len(icc + data)) + icc[4 : position + 4] + entry + icc[position + 12 :] + data


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_look_up_table_profiles_are_applied(dtype):
    top = np.iinfo(dtype).max
    pixels = np.array([[[0, 0, 0], [top, top, top], [top, 0, 0]]], dtype)
    icc = look_up_table_profile()
    result = icc_to_srgb(pixels, icc) / top
    third = float(SRGB.encode(((100 / 3 + 16) / 116) ** 3))
    np.testing.assert_allclose(result[0], [[0] * 3, [1] * 3, [third] * 3], atol=0.01)
    with pytest.raises(ValueError, match="look-up table"):
        icc_to_linear(RAMP, icc)


def test_profiles_that_cannot_serve_are_refused_with_the_reason():
    pixels = colours(np.uint8)
    icc = build_profile(DISPLAY_P3, (2.2,), "p3")
    for damaged in (b"", b"no profile", icc[:140], icc[:300], icc[:128] + b"\xff" * 8):
        with pytest.raises(ValueError, match="damaged"):
            icc_to_srgb(pixels, damaged)
    with pytest.raises(ValueError, match="for CMYK pictures"):
        icc_to_srgb(pixels, icc.replace(b"RGB ", b"CMYK"))
    with pytest.raises(ValueError, match="look-up table"):
        icc_to_linear(RAMP, icc.replace(b"rXYZ", b"zzzz"))
    with pytest.raises(ValueError, match="cannot be applied"):
        icc_to_srgb(pixels, icc.replace(b"rXYZ", b"zzzz"))
    with pytest.raises(ValueError, match="infinity"):
        icc_to_linear(RAMP, with_curve(parametric(0, -30000)))
    with pytest.raises(ValueError, match="unknown kind"):
        icc_to_linear(RAMP, with_curve(struct.pack(">4s4xHxx", b"para", 9), primaries=ADOBE_RGB))


def test_mutated_profiles_are_read_or_refused():
    generator = np.random.default_rng(7)
    pixels = colours(np.uint8)[:2, :2]
    for _ in range(400):
        icc = bytearray(SPACES["adobe-rgb"].icc_profile())
        for position in generator.integers(0, len(icc), 3):
            icc[position] = generator.integers(0, 256)
        try:
            result = icc_to_srgb(pixels, bytes(icc))
        except ValueError:
            continue
        assert result.shape == pixels.shape
