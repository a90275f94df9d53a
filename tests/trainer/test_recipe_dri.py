from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Picture
from disque_studio.nets import dri as network
from disque_studio.quality import dri as scorer
from tests.trainer.rated import silent, write_general, write_rated
from trainer.data import distortions
from trainer.data.damage import Damage
from trainer.recipes import dri

CONFIG = dri.Config(rated="rated", side=48, crop=32, rated_pictures=8, distorted=3, held_out=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dri")
    write_rated(folder / "rated", train=14, dev=6)
    write_general(folder / "general.safetensors")
    return folder


@pytest.fixture(scope="module")
def data(folder: Path) -> dri.Data:
    config = replace(CONFIG, general=str(folder / "general.safetensors"))
    return dri.prepare(config, folder, folder / "cache", torch.device("cpu"), silent)


def _fresh(data: dri.Data) -> network.Dri:
    torch.manual_seed(0)
    return dri.build(CONFIG, data)


def _train(data: dri.Data, steps: int) -> tuple[network.Dri, list[dict[str, float]]]:
    model = _fresh(data)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    generator = torch.Generator().manual_seed(5)
    told = []
    for _ in range(steps):
        terms = dri.losses(model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
        told.append({key: term.item() for key, term in terms.items()})
    return model, told


def test_the_loss_is_finite_and_reaches_all_that_is_not_at_rest(data: dri.Data):
    model = _fresh(data)
    terms = dri.losses(model, data, CONFIG, torch.Generator().manual_seed(2))
    assert all(term.isfinite() for term in terms.values())
    terms["loss"].backward()
    reached = {n for n, p in model.named_parameters() if p.grad is not None and p.grad.any()}
    assert reached == {n for n, _ in model.named_parameters() if not n.startswith("general.")}


def test_training_lowers_the_loss_follows_its_seed_and_leaves_the_general_feature(data: dri.Data):
    model, told = _train(data, 24)
    for key in ("loss", "opinion", "naming"):
        first, last = (np.mean([terms[key] for terms in part]) for part in (told[:4], told[-4:]))
        assert last < first, key
    for name, tensor in data.general.state_dict().items():
        assert torch.equal(model.general.state_dict()[name], tensor), name
    _, again = _train(data, 2)
    assert again == told[:2]


def test_evaluation_chooses_by_disagreement(data: dri.Data):
    given = dri.evaluate(_fresh(data).eval(), data, CONFIG)
    assert next(iter(given)) == "disagreement"
    assert given["disagreement"] == pytest.approx(1 - given["srocc"])


def test_what_is_exported_is_a_scorer_with_its_measured_figures(data: dri.Data, tmp_path: Path):
    model, _ = _train(data, 3)
    path = tmp_path / "dri.safetensors"
    dri.export(model, CONFIG, data, path, {"steps": 3})
    loaded = scorer.create("dri", path, "cpu")
    assert set(loaded.facts.measured) == {"srocc", "plcc_with_ranks", "krocc", "n"}
    assert loaded.facts.measured["n"] == 6
    assert -1 <= loaded.facts.measured["srocc"] <= 1
    assert "10 photographs of rated" in loaded.facts.trained_on
    rgb = np.random.default_rng(0).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    assert 0 <= loaded.assess(Picture(rgb)).score <= 100
    card = path.with_suffix(".md").read_text()
    assert f"| measured.srocc | {loaded.facts.measured['srocc']} |" in card
    assert "| steps | 3 |" in card


def test_the_network_is_built_around_the_general_feature(data: dri.Data):
    model = _fresh(data)
    assert model.shape == network.Architecture(degradations=len(distortions.NAMES))
    assert not any(weights.requires_grad for weights in model.general.parameters())
    for name, tensor in data.general.state_dict().items():
        assert torch.equal(model.general.state_dict()[name], tensor), name


def test_a_missing_general_feature_is_refused_by_name(folder: Path):
    config = replace(CONFIG, general=str(folder / "absent.safetensors"))
    with pytest.raises(FileRefusedError, match=r"absent\.safetensors.*python -m trainer fit general"):
        dri.prepare(config, folder, folder / "cache", torch.device("cpu"), silent)


def test_damage_is_alike_where_its_kinds_are():
    kinds = torch.zeros(3, 25)
    kinds[0, :2] = kinds[1, :2] = 1
    kinds[2, 5] = 1
    alike = dri._shared(Damage(torch.zeros(3), kinds, torch.ones(3)))
    torch.testing.assert_close(alike, torch.tensor([[1.0, 1, -1], [1, 1, -1], [-1, -1, 1]]))


def test_vectors_that_lie_as_wanted_cost_nothing():
    vectors = torch.tensor([[2.0, 0], [5, 0], [-1, 0]])
    wanted = torch.tensor([[1.0, 1, -1], [1, 1, -1], [-1, -1, 1]])
    assert float(dri._alike(vectors, wanted)) == pytest.approx(0, abs=1e-9)
    assert float(dri._alike(vectors, -wanted)) > 1


def test_an_exact_restoration_costs_next_to_nothing():
    missing = torch.rand(2, 3, 16, 16)
    assert float(dri._charbonnier(torch.zeros_like(missing))) < 0.01 < float(dri._charbonnier(missing))
