from dataclasses import replace
from functools import partial

import cv2
import numpy as np
import pytest
import torch

from disque_studio.nets.causal import Causal
from disque_studio.nets.causal_readouts import fit_supervised
from disque_studio.quality import causal as scorers
from disque_studio.quality.causal import SUPERVISED, UNLABELLED
from tests.trainer.steps import fresh, losses_of, shown, unreached
from trainer import causal_fit
from trainer.data.ladders import Ladders, load_ladders
from trainer.recipes import causal as recipe

CONFIG = recipe.Config(size=64, window=48, groups=2)


def silent(share, what):
    pass


@pytest.fixture(scope="module")
def ladders(tmp_path_factory) -> Ladders:
    folder = tmp_path_factory.mktemp("pristine")
    rng = np.random.default_rng(0)
    for name in ("a", "b", "c"):
        coarse = rng.uniform(0, 255, (16, 16, 3)).astype(np.float32)
        cv2.imwrite(str(folder / f"{name}.png"), cv2.resize(coarse, (96, 96)))
    pictures = [(path, 1.0) for path in sorted(folder.glob("*.png"))]
    names = ("gaussian-blur", "white-noise", "darken", "jpeg")
    return load_ladders(pictures, folder, count=12, size=64, progress=silent, names=names, repeat=4)


@pytest.fixture
def model(ladders) -> Causal:
    return fresh(recipe, CONFIG, recipe.group(ladders))


def test_the_loss_is_finite_and_reaches_every_part(model, ladders):
    terms = losses_of(recipe, model, recipe.group(ladders), CONFIG, torch.Generator().manual_seed(1))
    terms["loss"].backward()
    assert all(term.isfinite() for term in terms.values())
    # A bias before an instance norm is taken off again.
    assert all(name.startswith("encoder.") and name.endswith("bias") for name in unreached(model))


def test_the_same_seed_draws_the_same_batch(ladders):
    data = recipe.group(ladders)
    one, two = (recipe.draw(data, CONFIG, torch.Generator().manual_seed(3)).all() for _ in range(2))
    assert torch.equal(one, two)
    assert one.shape == (12, 3, 48, 48)


def test_both_pictures_of_a_group_went_through_the_same(ladders):
    data = recipe.group(ladders)
    batch = recipe.draw(data, CONFIG, torch.Generator().manual_seed(4))
    darkest = [
        (batch.low - batch.one).mean((1, 2, 3)),
        (batch.high - batch.one).mean((1, 2, 3)),
        (batch.other_low - batch.other).mean((1, 2, 3)),
    ]
    for low, high, other in zip(*darkest, strict=True):
        if low < -0.02:  # darkened
            assert high < low
            assert other < -0.01


@pytest.fixture
def labelled(monkeypatch):
    """A label that needs no measure: 100 less the error."""
    label = lambda reference, distorted: float(100 * np.exp(-20 * np.abs(reference - distorted).mean()))  # noqa: E731
    monkeypatch.setattr(recipe, "fused", label)
    monkeypatch.setattr(causal_fit, "fit_supervised", partial(fit_supervised, steps=150))
    monkeypatch.setattr(causal_fit, "_DRAWS", 1)


def test_export_writes_a_model_that_scores(model, ladders, labelled, tmp_path):
    path = tmp_path / "causal.safetensors"
    data = replace(recipe.group(ladders), unseen=ladders)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    recipe.export(model, CONFIG, data, path, {"steps": 3})
    loaded = scorers.load_model(path)
    assert set(loaded.readouts) == {SUPERVISED, UNLABELLED}
    # Read-outs are fitted on features as they are: labels never reach the network.
    assert all(torch.equal(tensor, before[name]) for name, tensor in loaded.net.state_dict().items())
    assert loaded.card["measured"][SUPERVISED]["srocc"] > 0.8
    assert set(loaded.card["probes"]) >= {"content_from_content", "processing_from_degradation"}
    text = path.with_suffix(".md").read_text()
    assert "have seen no quality label" in text


def test_label_free_scores_are_shares_of_worse_degradations(model, ladders):
    seen = causal_fit.features(model.eval(), ladders, 12)
    readout = causal_fit.unlabelled(seen)
    scores = np.sort(readout.score(seen.flatten(0, -2)))
    assert np.abs(scores - np.linspace(0, 100, len(scores))).max() < 8
    assert readout.score(torch.zeros(1, seen.shape[-1]))[0] == 100


def test_samples_show_another_pictures_degradation(model, ladders):
    assert len(shown(recipe, model, recipe.group(ladders), CONFIG)) == 2
