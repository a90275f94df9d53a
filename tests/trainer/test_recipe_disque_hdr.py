from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.looks.model import shipped
from disque_studio.quality.disque import load_photos
from tests.trainer.steps import fresh, losses_of
from trainer.data import tonemapped
from trainer.data.tonemapped import RENDITIONS, load_tonemapped
from trainer.recipes import disque_hdr

CONFIG = disque_hdr.Config(views=1, batch=8)


def _quiet(_share, _what):
    pass


@pytest.fixture
def data(hdr_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(tonemapped, "PHOTO_SIDE", 64)
    return disque_hdr.prepare(CONFIG, hdr_folder, tmp_path, torch.device("cpu"), _quiet)


def test_renditions_are_kept_with_their_quality(hdr_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(tonemapped, "PHOTO_SIDE", 64)
    made = load_tonemapped(hdr_folder, tmp_path, views=1, seed=1, progress=_quiet)
    assert made.pictures.shape == (4, RENDITIONS, 64, 64, 3)
    assert made.codes.shape == (4, 64, 64, 3)
    assert ((made.quality >= 0) & (made.quality <= 1)).all()
    again = load_tonemapped(hdr_folder, tmp_path, views=1, seed=1, progress=_quiet)
    np.testing.assert_array_equal(made.quality, again.quality)


def test_a_step_lowers_the_loss_and_photos_are_kept_apart(data):
    model = fresh(disque_hdr, CONFIG, data).eval()
    assert not set(data.train.tolist()) & set(data.test.tolist())
    optimiser = torch.optim.Adam(model.parameters(), 1e-3)
    found = []
    for _ in range(20):
        loss = losses_of(disque_hdr, model, data, CONFIG, torch.Generator().manual_seed(1))["loss"]
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        found.append(loss.item())
    assert found[-1] < found[0]


def test_an_exported_head_rates_renditions(data, tmp_path: Path):
    model = fresh(disque_hdr, CONFIG, data).eval()
    with torch.no_grad():
        measures = disque_hdr.evaluate(model, data, CONFIG)
    path = tmp_path / "disque-hdr.safetensors"
    disque_hdr.export(model, CONFIG, data, path, {"measures": measures})
    rng = np.random.default_rng(0)
    code, picture = rng.random((64, 96, 3), np.float32), rng.random((64, 96, 3), np.float32)
    assessment = load_photos(path, "cpu", shipped()).compare(code, picture)
    assert 0 <= assessment.score <= 100
    assert assessment.map.shape == (16, 24)
