from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.imaging.photo import Picture
from disque_studio.nets import dri as network
from disque_studio.quality import dri as scorer
from tests.trainer.rated import write_rated
from trainer.data import distortions
from trainer.evaluation import blind
from trainer.recipes import dri

CONFIG = dri.Config(
    rated="rated",
    side=48,
    crop=32,
    rated_pictures=6,
    distorted=4,
    rescaled=2,
    kept=16,
    held_out=4,
)
SHAPE = network.Architecture(degradations=len(distortions.NAMES), vector=8, hidden=16, restoration=8)


def silent(share: float, text: str) -> None:
    pass


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> blind.Rated:
    folder = tmp_path_factory.mktemp("dri")
    write_rated(folder / "rated", train=14, dev=6)
    return dri.prepare(CONFIG, folder, folder / "cache", torch.device("cpu"), silent)


def _small() -> network.Dri:
    torch.manual_seed(0)
    return network.Dri(SHAPE).to(memory_format=torch.channels_last)


def _train(data: blind.Rated, steps: int) -> tuple[network.Dri, list[dict[str, float]]]:
    model = _small()
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3)
    generator = torch.Generator().manual_seed(5)
    told = []
    for _ in range(steps):
        terms = dri.losses(model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
        told.append({key: term.item() for key, term in terms.items()})
    return model, told


def test_the_loss_is_finite_and_reaches_every_part(data: blind.Rated):
    model = _small()
    generator = torch.Generator().manual_seed(2)
    optimiser = torch.optim.SGD(model.parameters(), lr=1e-3)
    for _ in range(2):
        terms = dri.losses(model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
    assert all(term.isfinite() for term in terms.values())
    silent_ones = [n for n, p in model.named_parameters() if p.grad is None or not p.grad.any()]
    assert silent_ones == []


def test_training_lowers_the_loss_and_follows_its_seed(data: blind.Rated):
    _, told = _train(data, 24)
    for key in ("loss", "kept_opinion", "naming"):
        first, last = (np.mean([terms[key] for terms in part]) for part in (told[:4], told[-4:]))
        assert last < first, key
    _, again = _train(data, 2)
    assert again == told[:2]


def test_evaluation_chooses_by_disagreement(data: blind.Rated):
    given = dri.evaluate(_small().eval(), data, CONFIG)
    assert next(iter(given)) == "disagreement"
    assert given["disagreement"] == pytest.approx(1 - given["srocc"])


def test_what_is_exported_is_a_scorer_with_its_measured_figures(data: blind.Rated, tmp_path: Path):
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


def test_the_network_is_built_as_the_recipe_says(data: blind.Rated):
    assert dri.build(CONFIG, data).shape == network.Architecture(degradations=len(distortions.NAMES))
    assert CONFIG.batch == 6 + 4 + 2


def test_damage_is_named_and_weighed():
    pictures = torch.rand(6, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    one, two = (dri.damaged(pictures, torch.Generator().manual_seed(7)) for _ in range(2))
    assert torch.equal(one.pictures, two.pictures)
    assert one.pictures.shape == pictures.shape and not torch.equal(one.pictures, pictures)
    assert one.kinds.shape == (6, len(distortions.NAMES))
    assert set(one.kinds.sum(1).tolist()) <= {1.0, 2.0, 3.0}
    assert ((one.severity > 0) & (one.severity <= 1)).all()


def test_damage_is_alike_where_its_kinds_are():
    kinds = torch.zeros(3, 25)
    kinds[0, :2] = kinds[1, :2] = 1
    kinds[2, 5] = 1
    alike = dri._shared(dri.Damage(torch.zeros(3), kinds, torch.ones(3)))
    torch.testing.assert_close(alike, torch.tensor([[1.0, 1, -1], [1, 1, -1], [-1, -1, 1]]))


def test_vectors_that_lie_as_wanted_cost_nothing():
    vectors = torch.tensor([[2.0, 0], [5, 0], [-1, 0]])
    wanted = torch.tensor([[1.0, 1, -1], [1, 1, -1], [-1, -1, 1]])
    assert float(dri._alike(vectors, wanted)) == pytest.approx(0, abs=1e-9)
    assert float(dri._alike(vectors, -wanted)) > 1


def test_a_full_restoration_costs_next_to_nothing():
    whole, damaged = torch.rand(3, 3, 16, 16), torch.rand(2, 3, 16, 16)
    none = torch.zeros(3, 3, 16, 16)
    exact = dri._restoration((none, whole[:2] - damaged), (whole, damaged))
    nothing = dri._restoration((none, torch.zeros(2, 3, 16, 16)), (whole, damaged))
    assert float(exact) < 0.01 < float(nothing)
