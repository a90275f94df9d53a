from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.nets import checkpoint
from disque_studio.nets.blind import General
from disque_studio.nets.scenestats import MOMENTS
from tests.trainer.rated import silent, write_general
from trainer.data.crops import as_batch
from trainer.data.summaries import KIND, load_general, load_summaries


def _pictures(count: int = 11) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, 40, 48, 3), dtype=np.uint8)


@pytest.fixture
def general(tmp_path: Path) -> General:
    return write_general(tmp_path / "general.safetensors").requires_grad_(False)


def test_summaries_are_what_the_network_would_measure(general: General, tmp_path: Path):
    pictures = _pictures()
    kept = load_summaries(pictures, general, tmp_path, silent)
    assert kept.shape == (11, MOMENTS)
    with torch.no_grad():
        expected = general.statistics(general(as_batch(pictures[8:])))
    torch.testing.assert_close(kept[8:], expected, rtol=1e-3, atol=1e-3)


def test_summaries_are_computed_once_for_the_same_pictures_and_feature(general: General, tmp_path: Path):
    cache = tmp_path / "cache"
    cache.mkdir()
    told: list[str] = []
    first, second = (
        load_summaries(_pictures(), general, cache, lambda share, text: told.append(text)) for _ in range(2)
    )
    assert torch.equal(first, second)
    assert len(told) == 2
    other = load_summaries(255 - _pictures(), general, cache, silent)
    general.standard.mean.add_(0.5)
    changed = load_summaries(_pictures(), general, cache, silent)
    assert not torch.allclose(first, other) and not torch.allclose(first, changed)
    assert len(list(cache.iterdir())) == 3


def test_a_loaded_general_feature_is_at_rest(general: General, tmp_path: Path):
    loaded = load_general(tmp_path / "general.safetensors")
    for name, tensor in general.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], tensor), name
    assert not any(module.training for module in loaded.modules())
    assert not any(weights.requires_grad for weights in loaded.parameters())
    loaded.statistics(loaded(as_batch(_pictures(2))))
    assert torch.equal(loaded.standard.mean, general.standard.mean)


def test_an_absent_general_feature_is_refused_with_what_to_do(tmp_path: Path):
    with pytest.raises(FileRefusedError, match=r"none\.safetensors: .*python -m trainer fit general"):
        load_general(tmp_path / "none.safetensors")


def test_a_file_of_another_kind_or_shape_is_refused(general: General, tmp_path: Path):
    path = tmp_path / "odd.safetensors"
    checkpoint.save(path, general.state_dict(), kind="looks", architecture={}, card={})
    with pytest.raises(FileRefusedError, match=rf"odd\.safetensors.*for looks, not for {KIND}"):
        load_general(path)
    tensors = general.state_dict()
    tensors.popitem()
    checkpoint.save(path, tensors, kind=KIND, architecture={}, card={})
    with pytest.raises(FileRefusedError, match=r"odd\.safetensors.*expected weights"):
        load_general(path)
