from itertools import pairwise

import numpy as np
import pytest

from disque_studio.imaging.colour import SPACES
from disque_studio.imaging.finish import LIMITS, OutputSize
from disque_studio.imaging.resizing import Resizer

SIZES = [((90, 60), (45, 30)), ((91, 67), (40, 29)), ((90, 60), (89, 59)), ((64, 48), (1, 1))]


def codes(width, height):
    return np.random.default_rng(3).uniform(0, 1, (height, width, 3)).astype(np.float32)


def scaled(picture, target, colour_space="srgb"):
    height, width = picture.shape[:2]
    return Resizer((width, height), target, colour_space).resize(picture, slice(0, target[1]))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (OutputSize(), (6000, 4000)),
        (OutputSize("long", 3000), (3000, 2000)),
        (OutputSize("width", 600), (600, 400)),
        (OutputSize("height", 600), (900, 600)),
        (OutputSize("megapixels", 6), (3000, 2000)),
        (OutputSize("long", 60_000), (6000, 4000)),
        (OutputSize("long", 12_000, enlarge=True), (12_000, 8000)),
    ],
)
def test_a_rule_gives_a_size(size, expected):
    assert size.of(6000, 4000) == expected


def test_a_thin_picture_keeps_a_pixel():
    assert OutputSize("long", 100).of(10_000, 3) == (100, 1)


@pytest.mark.parametrize("kind", LIMITS)
@pytest.mark.parametrize("limit", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_limit_out_of_range_is_named(kind, limit):
    with pytest.raises(ValueError, match="limit"):
        OutputSize(kind, limit)


def test_an_unknown_kind_is_named():
    with pytest.raises(ValueError, match="kind"):
        OutputSize("diagonal", 100)  # type: ignore[arg-type]


@pytest.mark.parametrize("colour_space", SPACES)
@pytest.mark.parametrize(("source", "target"), SIZES)
def test_a_smaller_picture_gives_the_same_light(source, target, colour_space):
    picture, decode = codes(*source), SPACES[colour_space].decode
    made = scaled(picture, target, colour_space)
    assert made.shape == (target[1], target[0], 3)
    assert decode(made).mean() == pytest.approx(decode(picture).mean(), abs=2e-4)


def test_whole_steps_are_block_means_of_light():
    picture, space = codes(60, 40), SPACES["srgb"]
    blocks = space.decode(picture).reshape(10, 4, 15, 4, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(scaled(picture, (15, 10)), space.encode(blocks), atol=3e-4)


def test_a_checkerboard_becomes_the_grey_that_is_as_bright():
    board = np.indices((64, 64)).sum(axis=0) % 2
    made = scaled(np.repeat(board[..., None], 3, axis=2).astype(np.float32), (32, 32))
    np.testing.assert_allclose(made, SPACES["srgb"].encode(0.5), atol=3e-4)


@pytest.mark.parametrize("target", [(40, 29), (180, 133), (91, 67)])
@pytest.mark.parametrize("level", [0.0, 0.2, 1.0])
def test_flat_stays_flat(target, level):
    flat = np.full((67, 91, 3), level, np.float32)
    np.testing.assert_allclose(scaled(flat, target), level, atol=3e-4)


@pytest.mark.parametrize("target", [(13, 7), (50, 37), (200, 146)])
def test_bands_equal_the_whole(target):
    picture = codes(91, 67)
    resizer = Resizer((91, 67), target, "srgb")
    cuts = [0, 1, target[1] // 2, target[1]]
    bands = [
        resizer.resize(picture[resizer.source_rows(slice(a, b))], slice(a, b)) for a, b in pairwise(cuts)
    ]
    np.testing.assert_array_equal(np.concatenate(bands), scaled(picture, target))


def test_a_larger_picture_goes_through_the_samples():
    x = np.linspace(0.2, 0.8, 30, dtype=np.float32)
    ramp = np.broadcast_to(x[None, :, None], (20, 30, 3)).copy()
    made = scaled(ramp, (90, 60))
    np.testing.assert_allclose(made[30, 13:77:3, 0], x[4:26], atol=5e-3)
    assert (np.diff(made[30, 12:78, 0]) > 0).all()


def test_no_edge_gets_a_ring_in_a_smaller_picture():
    edge = np.zeros((64, 64, 3), np.float32)
    edge[:, 32:] = 1.0
    made = scaled(edge, (23, 23))
    assert (np.diff(made[10, :, 0]) >= 0).all()
