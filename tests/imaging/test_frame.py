import cv2
import numpy as np
import pytest

from disque_studio.imaging.frame import NO_FRAME, Frame, kept_scale, pixel_box, to_whole
from disque_studio.imaging.framing import apply, apply_to_codes

BOX = (0.25, 0.1, 0.75, 0.6)


def photo(height=60, width=90, *, dtype=np.float32):
    """Soft colours over eight stops."""
    stops = np.random.default_rng(3).uniform(-5, 3, (6, 9, 3)).astype(np.float32)
    return np.exp2(cv2.resize(stops, (width, height), interpolation=cv2.INTER_CUBIC)).astype(dtype)


def size_of(frame, width, height):
    left, top, right, bottom = pixel_box(frame, width, height)
    return right - left, bottom - top


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("box", (0.5, 0, 0.5, 1)),
        ("box", (0, 0.6, 1, 0.4)),
        ("box", (-0.1, 0, 1, 1)),
        ("box", (0, 0, 1, 1.01)),
        ("angle", 46),
        ("angle", -45.1),
        ("angle", np.nan),
    ],
)
def test_refuses_by_name(field, value):
    with pytest.raises(ValueError, match=field):
        Frame(**{field: value})


def test_no_frame_maps_every_point_to_itself():
    np.testing.assert_allclose(to_whole(NO_FRAME, 1.5), [[1, 0, 0], [0, 1, 0]], atol=1e-15)


@pytest.mark.parametrize("aspect", [0.5, 1, 1.5, 3])
@pytest.mark.parametrize("angle", [-45, -20, -1, 3, 30, 45])
def test_the_straightened_photo_touches_the_edge_and_stays_within(angle, aspect):
    corners = np.array([[x, y, 1] for x in (0, 1) for y in (0, 1)]).T
    points = np.array(to_whole(Frame(angle=angle), aspect)) @ corners
    assert points.min() == pytest.approx(0, abs=1e-12)
    assert points.max() == pytest.approx(1, abs=1e-12)


def test_turning_keeps_angles_and_lengths():
    aspect, angle = 1.5, 20
    sides = (np.array(to_whole(Frame(angle=angle), aspect)) * [[aspect], [1]])[:, :2] / [aspect, 1]
    turn = sides / kept_scale(angle, aspect)
    np.testing.assert_allclose(turn @ turn.T, np.eye(2), atol=1e-12)


def test_a_positive_angle_turns_the_photo_counterclockwise():
    rgb = np.full((101, 151, 3), 0.01, np.float32)
    rgb[50, 120] = 1
    turned = apply(rgb, Frame(angle=20))
    y, x = np.unravel_index(turned[..., 0].argmax(), turned.shape[:2])
    assert y < turned.shape[0] // 2 < x


def test_a_crop_is_a_view_of_whole_pixels():
    rgb = photo(dtype=np.float16)
    cut = apply(rgb, Frame(BOX))
    assert np.shares_memory(cut, rgb)
    left, top, right, bottom = pixel_box(Frame(BOX), 90, 60)
    np.testing.assert_array_equal(cut, rgb[top:bottom, left:right])
    assert cut.shape[1::-1] == size_of(Frame(BOX), 90, 60)


@pytest.mark.parametrize("frame", [Frame((0, 0, 1e-6, 1e-6)), Frame((1 - 1e-6, 0.5, 1, 0.5001), 44)])
def test_a_pixel_is_left_at_least(frame):
    assert apply(photo(), frame).shape == (1, 1, 3)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("frame", [Frame(angle=5), Frame(BOX, -30), Frame((0, 0, 0.3, 1), 45)])
def test_turned_pixels_are_those_at_their_places(frame, dtype):
    rgb = photo(300, 450, dtype=dtype)
    turned = apply(rgb, frame)
    assert turned.dtype == dtype
    assert turned.shape[1::-1] == size_of(frame, 450, 300)
    y, x = np.mgrid[: turned.shape[0], : turned.shape[1]]
    parts = np.stack([(x + 0.5) / turned.shape[1], (y + 0.5) / turned.shape[0], np.ones(x.shape)])
    at_x, at_y = np.tensordot(np.array(to_whole(frame, 1.5)), parts, 1)
    places = (at_x * 450 - 0.5).astype(np.float32), (at_y * 300 - 0.5).astype(np.float32)
    want = cv2.remap(rgb.astype(np.float32), *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    assert np.median(np.abs(turned / want - 1)) < 0.01
    assert np.abs(turned / want - 1).max() < 0.05


def test_no_edge_rings():
    rgb = np.full((80, 80, 3), 0.05, np.float32)
    rgb[30:50, 20:60] = 4
    turned = apply(rgb, Frame(angle=7))
    assert turned.min() >= 0.0499
    assert turned.max() <= 4.01


def test_bands_do_not_show():
    y, x = np.mgrid[:900, :300]
    rgb = np.repeat((1 + x + y).astype(np.float32)[..., None], 3, 2) / 1000
    turned = apply(rgb, Frame(angle=10))[..., 0]
    np.testing.assert_allclose(np.diff(turned, 2, axis=0)[2:-2, 2:-2], 0, atol=2e-3)


def test_light_that_a_photo_may_hold_stays_finite():
    rgb = np.array([[[65504, 0, -1]] * 9] * 9, np.float16)
    assert np.isfinite(apply(rgb, Frame(angle=3))).all()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_finished_picture_is_framed_as_its_light_is(dtype):
    codes = (np.linspace(0, 1, 60 * 90 * 3).reshape(60, 90, 3) * np.iinfo(dtype).max).astype(dtype)
    assert np.shares_memory(apply_to_codes(codes, Frame(BOX)), codes)
    turned = apply_to_codes(codes, Frame(angle=12))
    assert turned.dtype == dtype
    assert turned.shape[1::-1] == size_of(Frame(angle=12), 90, 60)
    middle = turned[turned.shape[0] // 2, turned.shape[1] // 2] / np.iinfo(dtype).max
    np.testing.assert_allclose(middle, 0.5, atol=0.02)
