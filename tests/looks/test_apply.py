from pathlib import Path
from runpy import run_path

import numpy as np
import pytest

from disque_studio.imaging.transfer import srgb_encode
from disque_studio.looks.apply import render, render_rows, render_u8, warm_up
from disque_studio.looks.mapping import COEFFICIENTS, ENTRIES, Mapping, neutral_mapping

reference = run_path(str(Path(__file__).with_name("reference.py")))["reference"]

SHAPES = [(1, 1), (1, 300), (300, 1), (37, 53), (2, 600)]
GRIDS = [None, (1, 1, 1), (1, 5, 2), (2, 1, 3), (16, 16, 8)]
HARD = np.array(
    [
        [0, 0, 0],
        [65504, 65504, 65504],
        [65504, 0, 0],
        [1e-30, 1e-30, 1e-30],
        [1e-30, 1, 0],
        [-1, -1, -1],
        [-0.01, 0.5, 0.3],
        [6e-8, 0, 6e-8],
        [3e-3, 4e-3, 5e-3],
    ]
)


def photo(shape, *, seed=0, dtype=np.float32):
    """Twenty stops of colours, a tenth of the samples below zero."""
    rng = np.random.default_rng(seed)
    light = np.exp2(rng.uniform(-14, 6, (*shape, 1)) + rng.normal(0, 1, (*shape, 3)))
    light[..., 0] *= rng.choice([1, -0.02], shape, p=[0.9, 0.1])
    return light.astype(dtype)


def mapping(*, grid=(16, 16, 8), seed=0, gain=1.7, **settings):
    """A look with smooth random coefficients, and a random grid."""
    rng = np.random.default_rng(seed)
    knots = rng.normal(0, 0.2, (COEFFICIENTS, 19))
    knots[:3] += np.linspace(-0.5, 1.5, 19)
    at = np.linspace(0, 18, ENTRIES)
    table = np.stack([np.interp(at, np.arange(19), row) for row in knots], axis=1).astype(np.float32)
    vertices = None if grid is None else rng.normal(0, 0.1, (*grid, 12)).astype(np.float32)
    return Mapping(gain, table, vertices, **settings)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_agrees_with_the_equations(shape, grid, dtype):
    rgb = photo(shape, dtype=dtype)
    for strength, exposure in [(0, 1), (0.4, -2), (1, 0), (1.5, 3)]:
        look = mapping(grid=grid, strength=strength, exposure=exposure)
        assert np.abs(render(rgb, look) - reference(rgb, look)).max() < 5e-4


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("gain", [1e-4, 1, 500])
@pytest.mark.parametrize("strength", [0, 0.5, 1])
def test_agrees_at_extremes(dtype, gain, strength):
    rgb = HARD[None].astype(dtype)
    look = mapping(gain=gain, strength=strength)
    assert np.abs(render(rgb, look) - reference(rgb, look)).max() < 1e-3


def test_tells_colours_beyond_the_table():
    rgb = np.array([[[8e4, 6e4, 9e4], [3e9, 1e9, 2e9], [0, 3e38, 1e38]]], np.float32)
    look = mapping(grid=None, gain=1.0)
    assert np.abs(render(rgb, look) - reference(rgb, look)).max() < 1e-3


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("strength", [0, 0.5, 1])
def test_samples_that_are_not_finite_are_black_or_brightest(dtype, strength):
    look = mapping(strength=strength)
    largest = np.finfo(dtype).max
    bad = np.array([[[np.nan, 1, 1], [np.inf, 1, 1], [-np.inf, 1, 1], [np.nan, np.inf, -np.inf]]], dtype)
    good = np.array([[[0, 1, 1], [largest, 1, 1], [0, 1, 1], [0, largest, 0]]], dtype)
    rendered = render(bad, look)
    assert np.isfinite(rendered).all()
    np.testing.assert_array_equal(rendered, render(good, look))
    np.testing.assert_array_equal(render_u8(bad, look), render_u8(good, look))


def test_every_half_float_is_rendered_finite():
    samples = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    rgb = np.stack([samples, samples[::-1], np.roll(samples, 1000)], axis=-1)[None]
    assert np.isfinite(render(rgb, mapping(gain=2.0**40, strength=0.9, exposure=10))).all()


def test_the_largest_floats_and_gains_are_rendered_finite():
    rgb = np.array([[[3e38] * 3, [-3e38] * 3, [3e38, -3e38, 0], [1e-45] * 3]], np.float32)
    for gain in (2.0**-100, 2.0**100):
        for exposure in (-10, 10):
            assert np.isfinite(render(rgb, mapping(gain=gain, strength=0.9, exposure=exposure))).all()


def test_strength_0_is_the_srgb_curve():
    light = np.geomspace(1e-5, 3, 4000, dtype=np.float32)
    rgb = np.stack([light, light[::-1], -light], axis=-1)[None]
    neutral = render(rgb, mapping(gain=0.7, strength=0))
    np.testing.assert_allclose(neutral, np.clip(srgb_encode(0.7 * rgb), 0, 1), atol=1e-5)
    np.testing.assert_array_equal(neutral, render(rgb, neutral_mapping(0.7)))


def test_strength_moves_evenly_from_neutral_through_the_look():
    rgb = photo((20, 30))
    none, half, full, beyond = (render(rgb, mapping(strength=s)) for s in (0, 0.5, 1, 1.5))
    full = np.clip(full, 0, 1)
    np.testing.assert_allclose(half, (none + full) / 2, atol=1e-6)
    np.testing.assert_allclose(beyond, none + 1.5 * (full - none), atol=1e-6)


@pytest.mark.parametrize("strength", [0, 0.5, 1])
def test_a_stop_of_exposure_is_doubled_light(strength):
    rgb = photo((20, 30))
    look = mapping(strength=strength)
    np.testing.assert_allclose(render(rgb, look.with_(exposure=1)), render(2 * rgb, look), atol=2e-5)


def test_half_and_single_precision_render_alike():
    rgb = photo((40, 50), dtype=np.float16)
    for strength in (0, 0.5, 1):
        look = mapping(strength=strength)
        np.testing.assert_allclose(render(rgb, look), render(rgb.astype(np.float32), look), atol=1e-4)


def test_the_neutral_table_is_the_neutral_curve():
    light = np.geomspace(0.004, 1, 500, dtype=np.float32)
    rgb = np.stack([light, 0.5 * light, 0.8 * light], axis=-1)[None]
    neutral = neutral_mapping(1.0)
    np.testing.assert_allclose(
        np.clip(render(rgb, neutral.with_(strength=1)), 0, 1), render(rgb, neutral), atol=5e-3
    )


def test_a_grid_of_zeros_is_no_grid():
    rgb = photo((20, 30))
    look = mapping(grid=None)
    zeros = Mapping(look.gain, look.table, np.zeros((4, 4, 4, 12), np.float32))
    np.testing.assert_array_equal(render(rgb, look), render(rgb, zeros))


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_rows_are_those_of_the_whole(dtype):
    rgb = photo((401, 9), dtype=dtype)
    look = mapping(strength=0.8)
    whole = render(rgb, look)
    for rows in (slice(0, 401), slice(0, 1), slice(100, 300), slice(127, 129), slice(390, None)):
        np.testing.assert_array_equal(render_rows(rgb, look, rows), whole[rows])
    assert render_rows(rgb, look, slice(7, 7)).shape == (0, 9, 3)


def test_windows_are_parts_of_the_whole():
    rgb = photo((90, 700))
    look = mapping()
    whole = render(rgb, look)
    for top, left, bottom, right in [(0, 0, 45, 350), (45, 0, 90, 700), (31, 257, 32, 600), (10, 5, 11, 6)]:
        window = (left / 700, top / 90, right / 700, bottom / 90)
        part = render(rgb[top:bottom, left:right], look, window=window)
        np.testing.assert_allclose(part, whole[top:bottom, left:right], atol=2e-6)


def test_a_flat_photo_has_no_seams():
    rgb = np.full((600, 600, 3), 0.2, np.float32)
    rendered = render(rgb, mapping(grid=(16, 16, 8)))
    step = max(np.abs(np.diff(rendered, axis=axis)).max() for axis in (0, 1))
    assert step < 0.02


def test_bytes_are_the_rounded_floats():
    rgb = photo((40, 300))
    for strength in (0, 0.6, 1, 1.5):
        look = mapping(strength=strength)
        exact = 255 * np.clip(render(rgb, look), 0, 1)
        assert np.abs(render_u8(rgb, look) - exact).max() <= 0.5 + 1e-4


def test_a_source_may_be_a_view_and_read_only():
    rgb = photo((50, 60), dtype=np.float16)
    look = mapping()
    rgb.flags.writeable = False
    flipped = rgb[::-1, ::2]
    np.testing.assert_array_equal(render(flipped, look), render(flipped.copy(), look))
    owned = rgb.copy()
    render(owned, look)
    assert owned.flags.writeable


def test_an_empty_photo_gives_an_empty_picture():
    assert render_u8(np.empty((0, 5, 3), np.float32), mapping()).shape == (0, 5, 3)


@pytest.mark.parametrize(
    "rgb", [np.zeros((4, 4)), np.zeros((4, 4, 4), np.float32), np.zeros((4, 4, 3), np.uint8)]
)
def test_refuses_other_arrays(rgb):
    for function in (render, render_u8):
        with pytest.raises(ValueError, match="a photo is"):
            function(rgb, mapping())


def test_refuses_rows_in_steps():
    with pytest.raises(ValueError, match="steps of 2"):
        render_rows(photo((4, 4)), mapping(), slice(0, 4, 2))


def test_warm_up_compiles_all_that_is_used():
    from disque_studio.looks import kernel

    warm_up()
    compiled = len(kernel.render.signatures)
    for dtype in (np.float16, np.float32):
        for grid in (None, (2, 2, 2)):
            render(photo((200, 3), dtype=dtype), mapping(grid=grid, strength=0.5))
            render_u8(photo((1, 1), dtype=dtype)[:, ::-1], mapping(grid=grid))
    assert len(kernel.render.signatures) == compiled == 4
