"""Series of a scene whose light is known, merged."""

import numpy as np
import pytest

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.imaging.brackets import Options, merge
from disque_studio.imaging.brackets_align import align, likeness, see
from disque_studio.imaging.brackets_facts import read_facts
from disque_studio.imaging.brackets_frames import SRGB_RESPONSE, load_frame
from tests.series import Camera, coded_frame, raw_frame, scene, seen_from, turned, write_series

EXPOSURES = (1 / 16, 1 / 4, 1.0, 4.0, 16.0)
STILL = Options(align=False, deghost=False)


@pytest.fixture(scope="module")
def light():
    return scene(240, 360)


def stops_off(merged, light, *, border=30):
    """Give by how many stops a merged scene is off at each pixel, up to a factor for all."""
    inner = (slice(border, -border), slice(border, -border))
    made = merged.rgb[inner].astype(np.float64).mean(axis=2)
    stops = np.log2(np.maximum(made, 1e-6) / light[inner].mean(axis=2))
    return np.abs(stops - np.median(stops))


@pytest.mark.parametrize("options", [STILL, Options()], ids=["still", "aligned and deghosted"])
@pytest.mark.parametrize("raw", [False, True], ids=["jpeg", "raw"])
def test_light_is_found_again(light, raw, options):
    take = raw_frame if raw else coded_frame
    merged = merge([take(light, exposure) for exposure in EXPOSURES], options)
    assert merged.rgb.dtype == np.float16 and merged.unaligned == ()
    assert np.percentile(stops_off(merged, light), 99) < 0.04
    np.testing.assert_allclose(np.median(merged.rgb.astype(float) / light), 1, rtol=0.01)


@pytest.mark.parametrize(
    "take", [raw_frame, lambda light, e, **o: coded_frame(light, e, Camera(noise=0.02), seed=o["seed"])]
)
def test_noise_is_averaged(light, take):
    noisy = {"noise": 0.02} if take is raw_frame else {}
    frames = [take(light, exposure, seed=number, **noisy) for number, exposure in enumerate(EXPOSURES)]
    merged = merge(frames, STILL)
    dark = light.mean(axis=2)[30:-30, 30:-30] < 0.05
    alone = np.abs(
        np.log2(
            np.maximum(frames[2].light(slice(None), SRGB_RESPONSE).mean(axis=2), 1e-6) / light.mean(axis=2)
        )
    )
    assert np.median(stops_off(merged, light)[dark]) < np.median(alone[30:-30, 30:-30][dark]) / 2


def test_the_order_of_the_frames_does_not_matter(light):
    frames = [coded_frame(light, exposure) for exposure in EXPOSURES]
    first, second = merge(frames), merge(frames[::-1])
    np.testing.assert_array_equal(first.rgb, second.rgb)


def test_a_camera_that_bends_light_is_seen_through(light):
    frames = [coded_frame(light, exposure, Camera(curve=0.75)) for exposure in EXPOSURES]
    assert np.percentile(stops_off(merge(frames, STILL), light), 99) < 0.06


def test_shifts_and_turns_are_restored(light):
    chance = np.random.default_rng(2)
    moves = [turned(*(chance.uniform(-1, 1, 3) * (1.5, 15, 15)), light.shape) for _ in EXPOSURES]
    moves[2] = np.eye(3)
    frames = [
        coded_frame(seen_from(light, move), exposure, Camera(noise=0.01), seed=number)
        for number, (move, exposure) in enumerate(zip(moves, EXPOSURES, strict=True))
    ]
    seen = [see(frame.light(slice(None), SRGB_RESPONSE)) for frame in frames]
    found, lost = align(seen, 2, check=lambda: None)
    corners = np.array([[0, 0, 1], [359, 0, 1], [0, 239, 1], [359, 239, 1]]).T
    for move, matrix in zip(moves, found, strict=True):
        np.testing.assert_allclose((matrix @ corners)[:2], (move @ corners)[:2], atol=1.5)
    assert lost == []
    merged = merge(frames)
    assert np.percentile(stops_off(merged, light), 90) < 0.06
    assert np.percentile(stops_off(merge(frames, STILL), light), 90) > 0.2


def test_a_frame_of_another_scene_lies_as_it_is_and_is_named(light):
    other = scene(240, 360, seed=9)
    frames = [coded_frame(light, 0.25), coded_frame(light, 1.0), coded_frame(other, 4.0)]
    merged = merge(frames)
    assert [path.name for path in merged.unaligned] == ["4.jpg"]
    assert likeness(see(light.astype(np.float32)), see(other.astype(np.float32)), np.eye(3)) < 0.15


def test_what_moved_is_shown_once(light):
    frames, places = [], []
    for number, exposure in enumerate((1 / 2, 1.0, 2.0)):
        moved, left = light / 8, 40 + 110 * number
        moved[100:150, left : left + 50] = (0.45, 0.3, 0.1)
        frames.append(coded_frame(moved, exposure, Camera(noise=0.005), seed=number))
        places.append(left)

    def shown(merged):
        """Tell of each place whether something of the square is seen there, be it faintly."""
        stops = np.log2(merged.rgb[..., 0] / light[..., 0])
        squares = [stops[110:140, left + 10 : left + 40] for left in places]
        return [bool(np.median(square) - np.median(stops) > 0.15) for square in squares]

    assert sum(shown(merge(frames, Options(align=False)))) == 1
    assert sum(shown(merge(frames, STILL))) > 1
    assert 0.02 < merge(frames, Options(align=False)).ghosts < 0.4


def test_nothing_moved_and_nothing_is_masked(light):
    assert merge([coded_frame(light, exposure) for exposure in EXPOSURES]).ghosts == 0


def test_files_are_read_and_merged(tmp_path, light):
    for raw in (False, True):
        facts = [read_facts(path) for path in write_series(tmp_path, light, raw=raw)]
        frames = [load_frame(each) for each in facts]
        assert [frame.coded for frame in frames] == [not raw] * 3
        # A mosaic has half the samples: fine detail of the scene is beyond it.
        assert np.percentile(stops_off(merge(frames, STILL), light), 90) < (0.1 if raw else 0.02)


def test_one_frame_of_another_size_is_refused_by_name(light):
    frames = [coded_frame(light, 0.25), coded_frame(light, 1.0), coded_frame(light[:200], 4.0)]
    with pytest.raises(
        FileRefusedError, match=r"4\.jpg: is 360 × 200 pixels, the others 360 × 240; leave it out"
    ):
        merge(frames)


def test_equal_exposures_are_no_series(light):
    with pytest.raises(FileRefusedError, match="different exposures"):
        merge([coded_frame(light, 1.0), coded_frame(light, 1.0)])


def test_it_can_be_stopped_and_tells_how_far_it_is(light):
    frames, told = [coded_frame(light, exposure) for exposure in EXPOSURES], []
    merge(frames, progress=told.append)
    assert told == sorted(told) and told[-1] == 1.0

    def stop():
        if len(told) > 8:
            raise CancelledError("stopped")

    told.clear()
    with pytest.raises(CancelledError):
        merge(frames, check=lambda: (told.append(0.0), stop()))
