import json
from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.nets import checkpoint
from disque_studio.quality.disque import PICTURE_KIND, load_pictures
from tests.trainer.steps import fresh, losses_of, shown, unreached
from trainer.config import find_recipe
from trainer.recipes import disque_sdr

CONFIG = disque_sdr.Config(size=32, grids=6, grids_a_step=3)


@pytest.fixture(scope="module")
def data() -> disque_sdr.Data:
    rng = np.random.default_rng(0)
    clean = rng.integers(0, 200, (70, 2, 1, 32, 32, 3), dtype=np.uint8)
    grids = np.concatenate([clean, clean // 2 + 40], 2).reshape(70, 4, 32, 32, 3)
    return disque_sdr.Data(grids, torch.device("cpu"), "made by code")


def test_a_dash_in_the_name_finds_the_module():
    assert find_recipe("disque-sdr") is disque_sdr


def test_the_loss_is_finite_and_reaches_every_part(data):
    model = fresh(disque_sdr, CONFIG, None)
    terms = losses_of(disque_sdr, model, data, CONFIG, torch.Generator().manual_seed(1))
    terms["loss"].backward()
    assert all(term.isfinite() for term in terms.values())
    assert unreached(model) == set()


def test_crossed_pictures_have_their_own_content_and_the_neighbours_change(data):
    model = fresh(disque_sdr, CONFIG, None).eval()
    pictures = disque_sdr.to_pictures(torch.from_numpy(data.grids[:2]))
    with torch.no_grad():
        out = disque_sdr.render(model, pictures)
        content, codes = model.content(pictures), model.appear(pictures)
        change = codes[3] - codes[2]
        first = [maps[:1] for maps in content]
        expected = model.decoder(first, codes[:1] + change)
    assert out.crossed.shape == pictures.shape
    torch.testing.assert_close(out.crossed[1:2], expected, rtol=1e-3, atol=1e-4)


def test_measures_are_of_grids_kept_apart(data):
    model = fresh(disque_sdr, CONFIG, None).eval()
    with torch.no_grad():
        before = disque_sdr.evaluate(model, data, CONFIG)
        data.grids[: CONFIG.grids] = 0
        assert disque_sdr.evaluate(model, data, CONFIG) == before


def test_an_exported_model_compares_pictures(data, tmp_path: Path):
    path = tmp_path / "disque-sdr.safetensors"
    disque_sdr.export(fresh(disque_sdr, CONFIG, None), CONFIG, data, path, {"steps": 0})
    _, _, card = checkpoint.load(path, kind=PICTURE_KIND)
    assert json.dumps(card)
    picture = np.random.default_rng(1).random((64, 64, 3), np.float32)
    assert load_pictures(path, "cpu").compare(picture, picture).score == pytest.approx(100, abs=1e-3)
    assert path.with_suffix(".md").is_file()


def test_samples_show_distortions_drawn_crosswise(data):
    samples = shown(disque_sdr, fresh(disque_sdr, CONFIG, None), data, CONFIG)
    assert not np.array_equal(samples[0].source, samples[0].target)
