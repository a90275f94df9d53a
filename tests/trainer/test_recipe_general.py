from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.nets import checkpoint
from tests.trainer.blind_recipes import RATED, VIEWS, train
from tests.trainer.rated import silent, write_photos, write_rated
from tests.trainer.steps import fresh, losses_of, unreached
from trainer.data.summaries import KIND, load_general
from trainer.recipes import general

CONFIG = general.Config(
    **RATED,
    **VIEWS,
    side=48,
    crop=48,
    rated_pictures=6,
    distorted=2,
    scenes=1,
    renditions=2,
    renditions_made=3,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> general.Data:
    folder = tmp_path_factory.mktemp("general")
    write_rated(folder / "rated", train=14, dev=6)
    write_photos(folder / "photos")
    return general.prepare(CONFIG, folder, folder / "cache", torch.device("cpu"), silent)


def test_the_loss_is_finite_and_reaches_every_part(data: general.Data):
    model = fresh(general, CONFIG, data)
    terms = losses_of(general, model, data, CONFIG, torch.Generator().manual_seed(2))
    assert all(term.isfinite() for term in terms.values())
    terms["loss"].backward()
    # A ranking asks for differences alone, which a common bias does not change.
    assert unreached(model) <= {"rank.bias"}


def test_training_lowers_the_loss_and_follows_its_seed(data: general.Data):
    _, told = train(general, CONFIG, data, 18)
    for key in ("loss", "naming"):
        first, last = (np.mean([terms[key] for terms in part]) for part in (told[:3], told[-3:]))
        assert last < first, key
    _, again = train(general, CONFIG, data, 2)
    assert again == told[:2]


def test_evaluation_chooses_by_disagreement(data: general.Data):
    given = general.evaluate(fresh(general, CONFIG, data).eval(), data, CONFIG)
    assert next(iter(given)) == "disagreement"
    assert given["disagreement"] == pytest.approx(1 - given["srocc"])


def test_what_is_exported_is_the_general_feature_alone_at_rest(data: general.Data, tmp_path: Path):
    model, _ = train(general, CONFIG, data, 2)
    path = tmp_path / "general.safetensors"
    general.export(model, CONFIG, data, path, {"steps": 2})
    loaded = load_general(path)
    assert not any(module.training for module in loaded.modules())
    assert not any(weights.requires_grad for weights in loaded.parameters())
    for name, tensor in model.general.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], tensor), name
    assert float(loaded.standard.seen) == 2
    _, _, card = checkpoint.load(path, kind=KIND)
    assert card["recipe"] == "general" and card["config"]["held_out"] == 4
    assert "10 photographs of rated" in card["data"]
    assert "| steps | 2 |" in path.with_suffix(".md").read_text()
