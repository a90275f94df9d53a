from pathlib import Path

import numpy as np
import torch

from disque_studio.nets.blind import General
from disque_studio.nets.scenestats import MOMENTS
from trainer.data.crops import as_batch
from trainer.data.summaries import load_summaries


def _pictures(count: int = 11) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, 40, 48, 3), dtype=np.uint8)


def silent(share: float, text: str) -> None:
    pass


def test_summaries_are_what_the_network_would_measure(tmp_path: Path):
    pictures = _pictures()
    kept = load_summaries(pictures, tmp_path, silent)
    assert kept.shape == (11, MOMENTS)
    general = General().eval()
    features = general(as_batch(pictures[8:]))
    torch.testing.assert_close(
        general.fixed_statistics(kept[8:]).fixed, general.statistics(features).fixed, rtol=1e-4, atol=1e-4
    )


def test_summaries_are_computed_once_for_the_same_pictures(tmp_path: Path):
    told: list[str] = []
    first, second = (
        load_summaries(_pictures(), tmp_path, lambda share, text: told.append(text)) for _ in range(2)
    )
    assert torch.equal(first, second)
    assert len(told) == 2
    load_summaries(255 - _pictures(), tmp_path, silent)
    assert len(list(tmp_path.iterdir())) == 2
