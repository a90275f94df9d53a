"""The restored preview of an open photo, by the DRI that is installed."""

import numpy as np
import pytest

from disque_studio.quality import registry
from disque_studio.quality.views import BLIND_AREA, blind_view
from disque_studio.studio import engine
from disque_studio.studio.photos import open_photo


@pytest.mark.skipif("dri" not in registry.names(), reason="DRI's model file is not installed")
def test_the_preview_is_the_picture_as_dri_sees_it_and_a_restoration_near_it():
    photo = open_photo(engine.demo_photo())
    mapping = engine.neutral(photo)
    before, after = engine.restored_preview(photo, mapping)
    assert before.dtype == after.dtype == np.uint8
    assert before.shape == after.shape
    height, width = before.shape[:2]
    assert height * width == pytest.approx(BLIND_AREA, rel=0.02)
    seen = blind_view(engine.quick_picture(photo, mapping))[:height, :width]
    np.testing.assert_allclose(before / 255, seen, atol=0.5 / 255 + 1e-6)
    changed = np.abs(after.astype(int) - before)
    assert 0 < changed.mean() < 10
