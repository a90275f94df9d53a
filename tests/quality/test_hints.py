import time

import cv2
import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.transfer import srgb_decode
from disque_studio.quality import defects
from disque_studio.quality.hints import hints, where


def picture(values: np.ndarray) -> Picture:
    return Picture(np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8))


def noisy(values: np.ndarray, sigma: float) -> np.ndarray:
    return values + np.random.default_rng(1).normal(0, sigma / 255, values.shape)


def saturated(values: np.ndarray, factor: float) -> np.ndarray:
    grey = defects.luma(values.astype(np.float32))[..., None]
    return grey + (values - grey) * factor


def blown(values: np.ndarray) -> np.ndarray:
    values = values.copy()
    values[:150, 400:] += 0.9
    return values


def crushed(values: np.ndarray) -> np.ndarray:
    values = values.copy()
    values[250:, :300] -= 0.9
    return values


def compressed(values: np.ndarray, quality: int) -> np.ndarray:
    eight = np.rint(values * 255).astype(np.uint8)
    return cv2.imdecode(cv2.imencode(".jpg", eight, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1) / 255


DEGRADED = {
    "noise": lambda p: noisy(p, 12),
    "blur": lambda p: cv2.GaussianBlur(p, (0, 0), 2.5),
    "highlights": blown,
    "shadows": crushed,
    "cast": lambda p: p * [1.15, 1.0, 0.75],
    "flatness": lambda p: 0.4 + 0.2 * p,
    "saturation": lambda p: saturated(p, 16),
    "blockiness": lambda p: compressed(p, 6),
}


def kinds(values: np.ndarray) -> list[str]:
    return [hint.kind for hint in hints(picture(values))]


@pytest.mark.parametrize("seed", range(4))
def test_a_sound_picture_gives_none(make_texture, seed):
    assert hints(picture(make_texture(seed))) == []
    large = cv2.resize(make_texture(seed), (1700, 1130), interpolation=cv2.INTER_CUBIC)
    assert set(kinds(large)) <= {"blur"}


@pytest.mark.parametrize("kind", DEGRADED)
def test_each_defect_is_told_and_no_other(texture, kind):
    assert kinds(DEGRADED[kind](texture)) == [kind]


def test_gradients_and_plain_colours_are_not_called_noisy_or_blurred():
    ramp = np.linspace(0, 1, 600)[None, :, None] * np.ones((400, 600, 3))
    for values in (ramp, ramp.transpose(1, 0, 2), np.full((300, 300, 3), 0.4), 0.2 + 0.3 * ramp):
        assert not {"noise", "blur", "blockiness", "cast", "saturation"} & set(kinds(values))


@pytest.mark.parametrize(
    ("kind", "degrade", "steps"),
    [
        ("noise", noisy, (8, 14, 22)),
        ("blur", lambda p, sigma: cv2.GaussianBlur(p, (0, 0), sigma), (2.0, 2.6, 3.5)),
        ("blockiness", compressed, (60, 40, 25)),
        ("flatness", lambda p, part: 0.4 + part * p, (0.3, 0.2, 0.1)),
        ("saturation", saturated, (12, 16, 24)),
    ],
)
def test_severity_rises_with_the_defect(texture, kind, degrade, steps):
    severity = [
        next(hint.severity for hint in hints(picture(degrade(texture, step))) if hint.kind == kind)
        for step in steps
    ]
    assert 0 < severity[0] < severity[1] < severity[2] <= 1


def test_the_worst_comes_first(texture):
    found = hints(picture(blown(noisy(texture, 8))))
    assert [hint.kind for hint in found] == ["highlights", "noise"]
    assert found[0].severity > found[1].severity


def test_local_defects_are_placed(texture):
    (white,) = hints(picture(blown(texture)))
    assert white.place is not None and "upper right" in white.text
    (black,) = hints(picture(crushed(texture)))
    assert black.place is not None and "lower left" in black.text
    assert hints(picture(noisy(texture, 12)))[0].place is None


def test_of_equal_places_the_maps_worst_is_named(texture):
    both = blown(texture)
    both[300:, :] += 0.9
    scores = np.full((20, 20), 80, np.float32)
    scores[-2:, -2:] = 10
    (hint,) = hints(picture(both), map=scores)
    assert "lower right" in hint.text


def test_places_in_words():
    assert where((0, 0)) == "the upper left"
    assert where((8, 8)) == "the centre"
    assert where((15, 7)) == "the lower part"
    assert where((7, 15)) == "the right part"


def test_the_colour_of_a_cast_is_named(texture):
    for gains, colour in (
        ([1.2, 1.0, 0.8], "orange"),
        ([0.6, 0.9, 1.3], "blue"),
        ([0.85, 1.1, 0.8], "green"),
    ):
        (hint,) = [hint for hint in hints(picture(texture * gains)) if hint.kind == "cast"]
        assert colour in hint.text


def test_halos_are_told_beside_a_photo_only(texture):
    code = cv2.GaussianBlur(defects.luma(texture), (0, 0), 1.0) * 0.2
    code[:, 300:] += 0.4
    photo = Photo(np.exp2(code * 20 - 9)[..., None].repeat(3, axis=2).astype(np.float32), "exr")
    curve = np.clip(code * 1.4 + 0.1, 0, 1)
    base = cv2.GaussianBlur(code, (0, 0), 15)
    local = np.clip(0.5 + 1.6 * (code - base) + 0.5 * (base - 0.3), 0, 1)
    edge_kept = np.clip(
        0.3 + 1.2 * (code - 0.4 * (np.arange(600) >= 300)) + 0.2 * (np.arange(600) >= 300), 0, 1
    )
    grey = [picture(values[..., None].repeat(3, axis=2)) for values in (curve, local, edge_kept)]
    assert ["halos" in [hint.kind for hint in hints(one, photo)] for one in grey] == [False, True, False]
    assert all("halos" not in [hint.kind for hint in hints(one, one)] for one in grey)


def test_sixteen_bits_say_the_same(texture):
    eight = picture(noisy(texture, 12))
    assert hints(eight) == hints(Picture(eight.rgb.astype(np.uint16) * 257))


def test_nothing_is_claimed_of_a_thumbnail():
    assert hints(picture(np.zeros((40, 60, 3)))) == []


def test_a_preview_is_looked_at_quickly(make_texture):
    preview = picture(make_texture(0, 1000, 1600))
    light = Photo(srgb_decode(preview.as_float()[::2, ::2]).astype(np.float32), "exr")
    times = []
    for _ in range(5):
        start = time.process_time()  # of all threads; a busy machine does not count
        hints(preview, light)
        times.append(time.process_time() - start)
    assert min(times) < 0.12


def test_pristine_photos_are_mostly_sound(data_dir):
    photos = sorted((data_dir / "pristine" / "kodak").glob("*.png"))
    if not photos:
        pytest.skip("no pristine photos")
    found = {photo.stem: hints(codecs.read_picture(photo)) for photo in photos}
    assert sum(bool(told) for told in found.values()) <= len(photos) / 8, found
