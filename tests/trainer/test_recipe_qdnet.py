from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from disque_studio.imaging.photo import Picture
from disque_studio.nets import qdnet as network
from disque_studio.quality import qdnet as scorer
from tests.trainer.rated import write_rated
from trainer.recipes import qdnet

CONFIG = qdnet.Config(
    rated="rated",
    photos="photos",
    side=64,
    crop=64,
    rated_pictures=6,
    graded=2,
    scenes=2,
    renditions=2,
    rescaled=2,
    kept=16,
    kept_scenes=2,
    views=1,
    renditions_made=4,
    held_out=4,
)
SHAPE = network.Architecture(latent=8, hidden=16, decoder=8)


def silent(share: float, text: str) -> None:
    pass


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> qdnet.Data:
    folder = tmp_path_factory.mktemp("qdnet")
    write_rated(folder / "rated", train=14, dev=6)
    (folder / "photos").mkdir()
    rng = np.random.default_rng(5)
    for name in ("a", "b"):
        stops = cv2.resize(rng.uniform(-4, 4, (4, 6, 3)), (96, 64), interpolation=cv2.INTER_CUBIC)
        cv2.imwrite(str(folder / "photos" / f"{name}.hdr"), np.exp2(stops).astype(np.float32))
    return qdnet.prepare(CONFIG, folder, folder / "cache", torch.device("cpu"), silent)


def _small() -> network.QdNet:
    torch.manual_seed(0)
    return network.QdNet(SHAPE).to(memory_format=torch.channels_last)


def _train(data: qdnet.Data, steps: int) -> tuple[network.QdNet, list[dict[str, float]]]:
    model = _small()
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3)
    generator = torch.Generator().manual_seed(5)
    told = []
    for _ in range(steps):
        terms = qdnet.losses(model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
        told.append({key: term.item() for key, term in terms.items()})
    return model, told


def test_the_loss_is_finite_and_reaches_every_part(data: qdnet.Data):
    model = _small()
    generator = torch.Generator().manual_seed(2)
    optimiser = torch.optim.SGD(model.parameters(), lr=1e-3)
    for _ in range(2):
        terms = qdnet.losses(model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
    assert all(term.isfinite() for term in terms.values())
    silent_ones = [n for n, p in model.named_parameters() if p.grad is None or not p.grad.any()]
    assert silent_ones == []


def test_training_lowers_the_loss_and_follows_its_seed(data: qdnet.Data):
    _, told = _train(data, 24)
    for key in ("loss", "kept_opinion", "reconstruction"):
        first, last = (np.mean([terms[key] for terms in part]) for part in (told[:4], told[-4:]))
        assert last < first, key
    _, again = _train(data, 2)
    assert again == told[:2]


def test_evaluation_chooses_by_disagreement(data: qdnet.Data):
    given = qdnet.evaluate(_small().eval(), data, CONFIG)
    assert next(iter(given)) == "disagreement"
    assert given["disagreement"] == pytest.approx(1 - given["srocc"])


def test_what_is_exported_is_a_scorer_with_its_measured_figures(data: qdnet.Data, tmp_path: Path):
    model, _ = _train(data, 3)
    path = tmp_path / "qdnet.safetensors"
    qdnet.export(model, CONFIG, data, path, {"steps": 3})
    loaded = scorer.create("qdnet", path, "cpu")
    assert set(loaded.facts.measured) == {"srocc", "plcc_with_ranks", "krocc", "n"}
    assert loaded.facts.measured["n"] == 6
    assert -1 <= loaded.facts.measured["srocc"] <= 1
    assert "10 photographs of rated" in loaded.facts.trained_on
    rgb = np.random.default_rng(0).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    assert 0 <= loaded.assess(Picture(rgb)).score <= 100
    card = path.with_suffix(".md").read_text()
    assert f"| measured.srocc | {loaded.facts.measured['srocc']} |" in card
    assert "| steps | 3 |" in card


def test_the_network_is_built_as_the_recipe_says(data: qdnet.Data):
    assert qdnet.build(CONFIG, data).shape == network.Architecture()
    assert CONFIG.batch == 6 + 2 + 2 * 2 + 2


def test_renditions_of_a_view_are_cut_alike(data: qdnet.Data):
    pictures, ranks = qdnet._draw_renditions(data.renditions, CONFIG, torch.Generator().manual_seed(1))
    assert pictures.shape == (4, 3, 64, 64) and ranks.shape == (2, 2)
    assert data.summaries.shape[:2] == data.renditions.quality.shape == (2, 4)


def test_ranking_asks_for_differences_alone():
    ranks = torch.tensor([[0.1, 0.5, 0.9]])
    raw = 0.6 * ranks
    assert float(qdnet._ranking(raw + 3, ranks, 0.6)) == pytest.approx(0, abs=1e-6)
    assert float(qdnet._ranking(-raw, ranks, 0.6)) > 0.1


def test_a_steady_score_costs_nothing():
    raw = torch.tensor([1.0, 2.0, 3.0, 9.0, 9.0, 2.0, 3.0])
    assert float(qdnet._steady(raw, [3, 1, 1, 2])) == 0
    assert float(qdnet._steady(raw + torch.tensor([0.0] * 6 + [1.0]), [3, 1, 1, 2])) == 0.5
