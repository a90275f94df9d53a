from pathlib import Path

import numpy as np
import torch

from disque_studio.nets.blind import General
from disque_studio.nets.scenestats import MOMENTS
from trainer.data.damage import load_damaged_summaries


def test_distorted_copies_are_the_same_each_time_and_differ_from_the_pictures(tmp_path: Path):
    pictures = np.random.default_rng(0).integers(0, 256, (5, 48, 48, 3), np.uint8)
    torch.manual_seed(0)
    general = General().eval()
    first, second = (
        load_damaged_summaries(pictures, general, tmp_path, seed=3, progress=lambda share, text: None)
        for _ in range(2)
    )
    assert first.statistics.shape == (5, MOMENTS)
    assert torch.equal(first.statistics, second.statistics) and torch.equal(first.severity, second.severity)
    assert (first.severity > 0).all() and (first.severity <= 1).all()
    assert len(list(tmp_path.iterdir())) == 1
