from pathlib import Path

import numpy as np
import pytest

from disque_studio.nets.blind import General
from disque_studio.nets.scenestats import MOMENTS
from tests.trainer.rated import silent
from trainer.data import grain


def test_grain_is_faint_and_without_a_colour_of_its_own():
    grey = np.full((64, 64, 3), 128, np.uint8)
    for seed in range(20):
        noise = grain.grained(grey, np.random.default_rng(seed)).astype(float) - 128
        # Rounding to whole values adds a deviation of 0.29.
        assert 0 <= noise.std() <= np.hypot(255 * grain.STRONGEST, 0.29) * 1.05
        assert abs(noise.mean()) < 0.2


def test_some_grain_is_the_same_in_all_channels_and_some_is_not():
    grey = np.full((64, 64, 3), 128, np.uint8)
    made = [grain.grained(grey, np.random.default_rng(seed)) for seed in range(20)]
    same = [bool((picture.max(2) == picture.min(2)).all()) for picture in made]
    assert any(same) and not all(same)


def test_grain_stays_within_black_and_white():
    ends = np.zeros((32, 32, 3), np.uint8)
    ends[:16] = 255
    made = grain.grained(ends, np.random.default_rng(4))
    assert made[:16].min() > 200 and made[16:].max() < 55


def test_statistics_are_computed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pictures = np.random.default_rng(0).integers(0, 255, (3, 48, 48, 3)).astype(np.uint8)
    general = General().eval()
    first = grain.load_grained_summaries(pictures, general, tmp_path, seed=1, progress=silent)
    assert first.shape == (3, MOMENTS)
    monkeypatch.setattr(grain, "summaries", None)
    again = grain.load_grained_summaries(pictures, general, tmp_path, seed=1, progress=silent)
    np.testing.assert_array_equal(first, again)
