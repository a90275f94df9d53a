"""A proof shows what an output can hold, and warns of what it cannot."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from disque_studio.imaging.colour import SPACES
from disque_studio.imaging.display_profile import screen_transform
from disque_studio.imaging.icc import srgb_profile
from disque_studio.imaging.output import encode_pixels
from disque_studio.imaging.soft_proof import INTENTS, Proof, gamut, proof_transform
from tests.imaging.table_profiles import INK, PAPER, inks_profile, paper_profile, screen_profile

SRGB, P3 = (SPACES[name].icc_profile() for name in ("srgb", "display-p3"))
PAPER_PROFILE, INKS_PROFILE = paper_profile(), inks_profile()


def wide_picture():
    return np.random.default_rng(8).uniform(-0.2, 1.1, (60, 50, 3)).astype(np.float32)


def smooth_picture():
    ramp = np.linspace(30, 220, 60)
    across, down = np.meshgrid(ramp, ramp)
    return np.stack([across, down, 250 - across], axis=-1).astype(np.uint8)


def test_a_proof_of_srgb_is_the_file_that_is_exported():
    picture = wide_picture()
    file = encode_pixels(picture, colour_space="srgb", bit_depth=16) / 257
    assert np.abs(proof_transform(Proof(SRGB), SRGB)(picture) - file).max() < 1
    shown = proof_transform(Proof(SRGB), P3)(picture)
    assert np.abs(shown - screen_transform(P3)((file / 255).astype(np.float32)).astype(int)).max() <= 1


def test_a_proof_of_a_wide_space_keeps_what_the_screen_can_show():
    picture = wide_picture()
    shown = proof_transform(Proof(P3), P3)(picture)
    file = encode_pixels(picture, colour_space="display-p3", bit_depth=16) / 257
    assert np.abs(shown - file).max() < 1


@pytest.mark.parametrize("profile", [PAPER_PROFILE, INKS_PROFILE], ids=["paper", "inks"])
@pytest.mark.parametrize("intent", INTENTS)
def test_a_proof_of_paper_is_that_of_little_cms(profile, intent):
    pixels = smooth_picture()
    shown = proof_transform(Proof(profile, intent, black_point=False, paper=True), SRGB)(pixels)
    opened = [ImageCms.ImageCmsProfile(io.BytesIO(data)) for data in (SRGB, SRGB, profile)]
    reference = ImageCms.buildProofTransform(
        *opened,
        "RGB",
        "RGB",
        ImageCms.Intent(("perceptual", "relative", "saturation", "absolute").index(intent)),
        ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
        ImageCms.Flags.SOFTPROOFING | ImageCms.Flags.NOOPTIMIZE,
    )
    expected = np.asarray(ImageCms.applyTransform(Image.fromarray(pixels), reference))
    apart = np.abs(shown.astype(int) - expected)
    assert np.median(apart) <= 1
    assert np.quantile(apart, 0.99) <= 3


def test_paper_and_ink_are_shown_as_they_are_if_asked():
    ends = np.array([[[0, 0, 0], [255, 255, 255]]], np.uint8)
    plain = proof_transform(Proof(PAPER_PROFILE), SRGB)(ends)
    assert plain[0, 0].max() <= 5 and plain[0, 1].min() >= 252
    paper = proof_transform(Proof(PAPER_PROFILE, paper=True), SRGB)(ends)
    light = SPACES["srgb"].decode(paper / np.float32(255))
    np.testing.assert_allclose(light[0, 1], PAPER, atol=0.02)
    np.testing.assert_allclose(light[0, 0], INK, atol=0.01)


@pytest.mark.parametrize("name", SPACES)
def test_the_gamut_of_a_space_ends_where_its_file_clips(name):
    space = SPACES[name]
    picture = np.clip(wide_picture(), None, 1)
    outside = gamut(Proof(space.icc_profile())).outside(picture) == 255
    codes = encode_pixels(picture, colour_space=name, bit_depth=16) / 65535
    inside = ((codes > 0.02) & (codes < 0.98)).all(axis=-1)
    assert not outside[inside].any()
    clipped = (codes == 0).any(axis=-1)
    assert outside[clipped].mean() > 0.5 if clipped.any() else not outside.all()


def test_every_colour_of_srgb_lies_in_srgb():
    pixels = np.random.default_rng(1).integers(0, 256, (80, 70, 3)).astype(np.uint8)
    assert not gamut(Proof(SRGB)).outside(pixels).any()
    assert not gamut(Proof(P3)).outside(pixels).any()


def test_blown_white_is_no_lack_of_colour():
    white = np.full((2, 2, 3), 1.3, np.float32)
    assert not gamut(Proof(SRGB)).outside(white).any()


def test_paper_lacks_strong_colours_and_neither_white_nor_black():
    row = [[0, 0, 0], [128, 128, 128], [255, 255, 255], [180, 120, 100], [0, 255, 0]]
    mask = gamut(Proof(INKS_PROFILE)).outside(np.array([row], np.uint8))[0]
    assert mask.tolist() == [0, 0, 0, 0, 255]
    assert gamut(Proof(PAPER_PROFILE)).outside(np.array([row], np.uint8))[0, 1:4].max() == 0


def test_a_table_screen_shows_proofs_too():
    pixels = smooth_picture()
    proof = Proof(srgb_profile())
    by_table = proof_transform(proof, screen_profile())(pixels)
    by_matrix = proof_transform(proof, SPACES["adobe-rgb"].icc_profile())(pixels)
    assert np.quantile(np.abs(by_table.astype(int) - by_matrix), 0.98) <= 3


def test_an_unknown_intent_is_refused():
    with pytest.raises(ValueError, match="intent"):
        Proof(SRGB, "vivid")


def test_a_profile_for_grey_pictures_is_no_output():
    grey = PAPER_PROFILE[:16] + b"GRAY" + PAPER_PROFILE[20:]
    with pytest.raises(ValueError, match="GRAY"):
        proof_transform(Proof(grey), SRGB)
