import time
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from disque_studio.errors import PairRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.transfer import srgb_encode
from disque_studio.looks.alignment import align

Array = npt.NDArray[np.float32]
OPERATORS = ("drago", "durand", "fattal", "mai", "mantiuk06", "reinhard02", "reinhard05")


def place(seed: int, shape: tuple[int, int] = (288, 432)) -> Array:
    """A scene of rotated boxes before clouds, spanning about ten stops."""
    rng = np.random.default_rng(seed)
    height, width = shape
    stops = cv2.GaussianBlur(rng.normal(size=shape).astype(np.float32), (0, 0), 25) * 40
    for _ in range(120):
        centre = rng.uniform(0, width), rng.uniform(0, height)
        box = cv2.boxPoints((centre, tuple(rng.uniform(8, 90, 2)), rng.uniform(0, 90))).astype(np.int32)
        cv2.fillPoly(stops, [box], float(rng.normal(scale=2.5)))
    stops += cv2.GaussianBlur(rng.normal(size=shape).astype(np.float32), (0, 0), 1.5) * 0.6
    tint = np.array([[1.1, 1.0, 0.8]], np.float32)
    return (np.exp2(stops)[..., None] * tint).astype(np.float32)


def finished(scene: Array) -> Array:
    """A tone curve over the log-mean."""
    light = scene / np.exp(np.log(scene).mean()) * 0.4
    return srgb_encode(light / (1 + light))


def posed(
    picture: Array, *, degrees: float, zoom: float, shift: tuple[float, float], size: tuple[int, int]
) -> Array:
    """Look at `picture` through another frame: (width, height) `size`, centre moved by `shift`."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), degrees, zoom)
    turn[:, 2] += np.array(size) / 2 - np.array((width, height)) / 2 + shift
    return cv2.warpAffine(picture, turn, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT)


def agreement(before: Array, after: Array) -> float:
    """Correlation of the after picture with what the before picture would be, away from the rim."""
    inner = slice(4, -4), slice(4, -4)
    made = finished(before)[inner].ravel()
    return float(np.corrcoef(made, after[inner].ravel())[0, 1])


def test_a_pair_in_one_frame_keeps_its_pixels() -> None:
    scene = place(1, (170, 256))
    before, after = align(scene, finished(scene))
    np.testing.assert_array_equal(before, scene)
    np.testing.assert_array_equal(after, finished(scene))
    assert before.dtype == after.dtype == np.float32


def test_pictures_of_two_sizes_meet_at_the_smaller() -> None:
    scene = place(2)
    small = cv2.resize(finished(scene), (108, 72), interpolation=cv2.INTER_AREA)
    before, after = align(scene, small)
    assert before.shape == after.shape == (72, 108, 3)
    np.testing.assert_array_equal(after, small)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "pose",
    [
        {"degrees": 0, "zoom": 1, "shift": (3, -2), "size": (432, 288)},
        {"degrees": 1.5, "zoom": 1, "shift": (0, 0), "size": (400, 260)},
        {"degrees": -2, "zoom": 0.4, "shift": (2, 1), "size": (150, 96)},
        {"degrees": 0.5, "zoom": 1.1, "shift": (10, 8), "size": (360, 288)},
        {"degrees": 90, "zoom": 0.9, "shift": (0, 0), "size": (220, 350)},
        {"degrees": 180, "zoom": 0.7, "shift": (0, 0), "size": (290, 190)},
    ],
)
def test_shift_crop_size_and_turn_are_undone(seed: int, pose: dict) -> None:
    scene = place(seed)
    before, after = align(scene, posed(finished(scene), **pose))
    assert before.shape == after.shape
    assert before.dtype == after.dtype == np.float32
    assert 0 <= after.min() <= after.max() <= 1
    assert agreement(before, after) > 0.93


def test_the_source_may_be_the_cropped_one() -> None:
    scene = place(5)
    before, after = align(scene[20:250, 40:400], finished(scene))
    assert agreement(before, after) > 0.93


@pytest.mark.parametrize("peak", [0.65, 0.8])
def test_a_partly_inverted_tone_is_no_obstacle(peak: float) -> None:
    scene = place(6)
    toned = finished(scene)
    inverted = np.where(toned > peak, 2 * peak - toned, toned).astype(np.float32)
    before, after = align(scene, inverted[10:270, 20:410])
    expected = finished(before)
    expected = np.where(expected > peak, 2 * peak - expected, expected)
    assert np.corrcoef(expected[4:-4, 4:-4].ravel(), after[4:-4, 4:-4].ravel())[0, 1] > 0.9


def test_aligning_does_not_depend_on_exposure() -> None:
    scene = place(7)
    target = posed(finished(scene), degrees=1, zoom=0.8, shift=(0, 0), size=(320, 220))
    one, other = align(scene, target), align(scene * np.float32(2**12), target)
    assert one[0].shape == other[0].shape
    np.testing.assert_allclose(one[1], other[1], atol=0.02)


@pytest.mark.parametrize("seed", range(6))
def test_another_place_is_refused(seed: int) -> None:
    with pytest.raises(PairRefusedError, match="contents do not match; give the untouched photo"):
        align(place(seed), finished(place(seed + 10)))


def test_a_mirrored_picture_is_refused_as_such() -> None:
    scene = place(8)
    with pytest.raises(PairRefusedError, match="mirror"):
        align(scene, np.ascontiguousarray(finished(scene)[:, ::-1]))


def test_a_neighbouring_view_is_refused() -> None:
    wide = place(9, (288, 720))
    with pytest.raises(PairRefusedError, match="do not show the same picture"):
        align(wide[:, :432], finished(wide)[:, 216:648])


@pytest.mark.parametrize("level", [0.0, 0.18])
def test_a_flat_picture_is_refused(level: float) -> None:
    scene, flat = place(1), np.full((288, 432, 3), level, np.float32)
    with pytest.raises(PairRefusedError, match="after picture shows nothing"):
        align(scene, flat)
    with pytest.raises(PairRefusedError, match="before picture shows nothing"):
        align(flat, finished(scene))


def test_a_tiny_picture_is_refused() -> None:
    with pytest.raises(PairRefusedError, match="too small"):
        align(place(1), finished(place(1))[:8, :8])


@pytest.fixture(scope="module")
def scenes(data_dir: Path) -> list[str]:
    return sorted(file.stem for file in (data_dir / "looks").glob("*.hdr"))


def test_real_pairs_are_taken_as_they_are(data_dir: Path, scenes: list[str]) -> None:
    for name in scenes:
        source = codecs.read(data_dir / "looks" / f"{name}.hdr").rgb
        for operator in OPERATORS:
            target = codecs.read_picture(data_dir / "looks" / f"{name}__{operator}.jpg").as_float()
            before, after = align(source, target)
            assert before.shape == after.shape == (256, 256, 3)


def test_real_pairs_of_unlike_pictures_are_refused(data_dir: Path, scenes: list[str]) -> None:
    for index, name in enumerate(scenes):
        source = codecs.read(data_dir / "looks" / f"{name}.hdr").rgb
        other = scenes[index ^ 1] if index % 2 else scenes[(index + 5) % len(scenes)]
        target = data_dir / "looks" / f"{other}__{OPERATORS[index % len(OPERATORS)]}.jpg"
        with pytest.raises(PairRefusedError):
            align(source, codecs.read_picture(target).as_float())


def test_a_pair_takes_little_time() -> None:
    scene = place(3)
    target = posed(finished(scene), degrees=1, zoom=0.8, shift=(0, 0), size=(320, 220))
    align(scene, target)
    start = time.thread_time()
    align(scene, target)
    assert time.thread_time() - start < 0.5
