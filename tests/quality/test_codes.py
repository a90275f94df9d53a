"""Codes of finished pictures: they belong to the picture, and their score is the scorer's."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging.photo import Picture
from disque_studio.nets.encoders import SUMMARY
from disque_studio.quality import registry
from disque_studio.quality.codes import code
from disque_studio.quality.qdnet import QdNetScorer


@pytest.fixture(scope="module")
def picture() -> Picture:
    """Soft coloured blobs, 300 × 200."""
    coarse = np.random.default_rng(5).uniform(0, 255, (10, 15, 3)).astype(np.float32)
    return Picture(
        cv2.resize(coarse, (300, 200), interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)
    )


def test_the_score_is_the_scorers(picture: Picture) -> None:
    scorer = registry.scorer("qdnet")
    assert isinstance(scorer, QdNetScorer)
    found = code(picture)
    assert found.score == scorer.score(picture)
    assert found.quality.shape == (scorer.net.shape.latent,)
    assert found.appearance.shape == (SUMMARY,)
    assert found.quality.dtype == found.appearance.dtype == np.float32


def test_sixteen_bits_have_the_codes_of_eight(picture: Picture) -> None:
    deep = Picture(picture.rgb.astype(np.uint16) * 257)
    one, other = code(picture), code(deep)
    assert other.quality == pytest.approx(one.quality, abs=1e-4)
    assert other.appearance == pytest.approx(one.appearance, abs=1e-4)


def test_a_tint_moves_the_appearance_more_than_a_mirror_does(picture: Picture) -> None:
    tinted = Picture((picture.rgb * np.array([1.0, 0.8, 0.6])).astype(np.uint8))
    mirrored = Picture(np.ascontiguousarray(picture.rgb[:, ::-1]))
    here = code(picture).appearance
    near, far = (float(np.linalg.norm(code(p).appearance - here)) for p in (mirrored, tinted))
    assert near < 0.5 * far
