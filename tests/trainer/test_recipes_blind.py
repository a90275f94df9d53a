"""What the recipes of both blind scorers have in common."""

from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Picture
from disque_studio.nets import checkpoint
from disque_studio.quality import dri as dri_scorer
from disque_studio.quality import qdnet as qdnet_scorer
from tests.trainer.blind_recipes import SMALL, prepare, train, write_inputs
from tests.trainer.steps import fresh, losses_of, shown, unreached
from trainer.evaluation.blind import Foundation, ScorerSettings
from trainer.recipes import dri, qdnet

RECIPES = {"dri": (dri, dri_scorer, "naming"), "qdnet": (qdnet, qdnet_scorer, "reconstruction")}


@dataclass(frozen=True)
class Case:
    """A recipe with its data; `learnt` is a term of its own that soon falls."""

    recipe: ModuleType
    scorer: ModuleType
    learnt: str
    folder: Path
    config: ScorerSettings
    data: Foundation


@pytest.fixture(scope="module", params=sorted(RECIPES))
def case(request, tmp_path_factory) -> Case:
    folder = write_inputs(tmp_path_factory.mktemp(request.param))
    config = replace(SMALL[request.param], general=str(folder / "general.safetensors"))
    recipe, scorer, learnt = RECIPES[request.param]
    return Case(recipe, scorer, learnt, folder, config, prepare(recipe, config, folder))


def _assert_general_untouched(model: torch.nn.Module, data: Foundation) -> None:
    own = model.get_submodule("general").state_dict()
    for name, tensor in data.general.state_dict().items():
        assert torch.equal(own[name], tensor), name


def test_the_network_is_built_around_the_general_feature_at_rest(case: Case):
    model = fresh(case.recipe, case.config, case.data)
    assert not any(weights.requires_grad for weights in model.get_submodule("general").parameters())
    _assert_general_untouched(model, case.data)


def test_the_loss_is_finite_and_reaches_all_that_is_not_at_rest(case: Case):
    model = fresh(case.recipe, case.config, case.data)
    terms = losses_of(case.recipe, model, case.data, case.config, torch.Generator().manual_seed(2))
    assert all(term.isfinite() for term in terms.values())
    assert {"opinion", "steady", "lowered"} <= set(terms)
    terms["loss"].backward()
    assert unreached(model) == {n for n, _ in model.named_parameters() if n.startswith("general.")}


def test_training_lowers_the_loss_follows_its_seed_and_leaves_the_general_feature(case: Case):
    model, told = train(case.recipe, case.config, case.data, 24)
    for key in ("loss", "opinion", case.learnt):
        first, last = (np.mean([terms[key] for terms in part]) for part in (told[:4], told[-4:]))
        assert last < first, key
    _assert_general_untouched(model, case.data)
    _, again = train(case.recipe, case.config, case.data, 2)
    assert again == told[:2]


def test_evaluation_chooses_by_disagreement(case: Case):
    model = fresh(case.recipe, case.config, case.data).eval()
    given = case.recipe.evaluate(model, case.data, case.config)
    assert next(iter(given)) == "disagreement"
    assert given["disagreement"] == pytest.approx(1 - given["srocc"])


def test_what_is_exported_is_a_scorer_with_its_measured_figures(case: Case, tmp_path: Path):
    model, _ = train(case.recipe, case.config, case.data, 3)
    path = tmp_path / "scorer.safetensors"
    case.recipe.export(model, case.config, case.data, path, {"steps": 3})
    loaded = case.scorer.create("mine", path, "cpu")
    assert set(loaded.facts.measured) == {"srocc", "plcc", "krocc"}
    assert -1 <= loaded.facts.measured["srocc"] <= 1
    assert "10 photographs of rated" in loaded.facts.trained_on
    assert "distorted in 25 ways" in loaded.facts.trained_on
    rgb = np.random.default_rng(0).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    assert 0 <= loaded.assess(Picture(rgb)).score <= 100
    card = path.with_suffix(".md").read_text()
    assert f"# {loaded.facts.title}\n" in card
    assert f"| measured.srocc | {loaded.facts.measured['srocc']} |" in card
    assert "| test | 6 |" in card and "| steps | 3 |" in card
    _, _, facts = checkpoint.load(path, kind=case.scorer.KIND)
    assert facts["general"] == checkpoint.digest(case.folder / "general.safetensors")[:12]


def test_a_missing_general_feature_is_refused_by_name(case: Case):
    config = replace(case.config, general=str(case.folder / "absent.safetensors"))
    with pytest.raises(FileRefusedError, match=r"absent\.safetensors.*python -m trainer fit general"):
        prepare(case.recipe, config, case.folder)


def test_samples_show_what_is_decoded(case: Case):
    model = fresh(case.recipe, case.config, case.data)
    assert shown(case.recipe, model, case.data, case.config)
