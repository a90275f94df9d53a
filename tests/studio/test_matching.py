"""Matching a finished photo, with the real networks on a made scene."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from disque_studio.imaging.difference import delta_e2000, to_lab
from disque_studio.studio.development import develop
from disque_studio.studio.lookfiles import builtin_looks
from disque_studio.studio.matching import match_photo
from disque_studio.studio.photos import OpenPhoto, open_photo
from disque_studio.studio.renditions import exact_picture
from disque_studio.studio.session import Choice, Edit, Share


@pytest.fixture
def scene(tmp_path: Path) -> OpenPhoto:
    """Soft coloured blobs over ten stops, 320 × 240."""
    rng = np.random.default_rng(3)
    coarse = np.exp2(rng.uniform(-5, 5, (12, 16, 1)) + rng.uniform(-0.6, 0.6, (12, 16, 3)))
    rgb = cv2.resize(coarse.astype(np.float32), (320, 240), interpolation=cv2.INTER_LANCZOS4).clip(1e-3)
    path = tmp_path / "scene.pfm"
    path.write_bytes(b"PF\n320 240\n-1.0\n" + rgb[::-1].astype("<f4").tobytes())
    return open_photo(path)


def test_a_matched_photo_gives_its_own_rendition_back(scene: OpenPhoto) -> None:
    assert "Golden Hour" in builtin_looks()
    edit = Edit(choice=Choice("builtin", "Golden Hour"), strength=0.8, exposure=0.5)
    made = match_photo(scene, edit, {}, name="scene")
    assert made.name == "scene"
    assert made.fit_error < 3
    matched = develop(scene, Edit(choice=Choice("pairs", "", (Share("key"),))), {"key": made})
    original = develop(scene, edit, {})
    pictures = [exact_picture(scene, developed.mapping).as_float() for developed in (matched, original)]
    plain = exact_picture(scene, develop(scene, Edit(), {}).mapping).as_float()
    difference = delta_e2000(to_lab(pictures[0]), to_lab(pictures[1])).mean()
    assert difference < 4
    assert difference < 0.5 * delta_e2000(to_lab(plain), to_lab(pictures[1])).mean()
