import io
import json
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Picture
from disque_studio.nets import checkpoint
from disque_studio.nets import qdnet as network
from disque_studio.nets.scenestats import MOMENTS
from disque_studio.quality import qdnet as scorer
from tests.trainer.rated import silent, write_general, write_photos, write_rated
from trainer.__main__ import main
from trainer.recipes import qdnet

CONFIG = qdnet.Config(
    rated="rated",
    photos="photos",
    side=64,
    crop=64,
    rated_pictures=8,
    scenes=2,
    graded=1,
    pairs=1,
    views=1,
    renditions_made=4,
    held_out=4,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder of one's own: rated pictures, HDR photos, and the general feature."""
    folder = tmp_path_factory.mktemp("qdnet")
    write_rated(folder / "rated", train=14, dev=6)
    write_photos(folder / "photos")
    write_general(folder / "general.safetensors")
    return folder


@pytest.fixture(scope="module")
def data(folder: Path) -> qdnet.Data:
    config = replace(CONFIG, general=str(folder / "general.safetensors"))
    return qdnet.prepare(config, folder, folder / "cache", torch.device("cpu"), silent)


def _fresh(data: qdnet.Data) -> network.QdNet:
    torch.manual_seed(0)
    return qdnet.build(CONFIG, data)


def _train(data: qdnet.Data, steps: int) -> tuple[network.QdNet, list[dict[str, float]]]:
    model = _fresh(data)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    generator = torch.Generator().manual_seed(5)
    told = []
    for _ in range(steps):
        terms = qdnet.losses(model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
        told.append({key: term.item() for key, term in terms.items()})
    return model, told


def test_the_loss_is_finite_and_reaches_all_that_is_not_at_rest(data: qdnet.Data):
    model = _fresh(data)
    terms = qdnet.losses(model, data, CONFIG, torch.Generator().manual_seed(2))
    assert all(term.isfinite() for term in terms.values())
    terms["loss"].backward()
    reached = {n for n, p in model.named_parameters() if p.grad is not None and p.grad.any()}
    assert reached == {n for n, _ in model.named_parameters() if not n.startswith("general.")}


def test_training_lowers_the_loss_follows_its_seed_and_leaves_the_general_feature(data: qdnet.Data):
    model, told = _train(data, 24)
    for key in ("loss", "opinion", "reconstruction"):
        first, last = (np.mean([terms[key] for terms in part]) for part in (told[:4], told[-4:]))
        assert last < first, key
    for name, tensor in data.general.state_dict().items():
        assert torch.equal(model.general.state_dict()[name], tensor), name
    _, again = _train(data, 2)
    assert again == told[:2]


def test_evaluation_chooses_by_disagreement(data: qdnet.Data):
    given = qdnet.evaluate(_fresh(data).eval(), data, CONFIG)
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


def test_the_network_is_built_around_the_general_feature(data: qdnet.Data):
    model = _fresh(data)
    assert model.shape == network.Architecture()
    assert not any(weights.requires_grad for weights in model.general.parameters())
    for name, tensor in data.general.state_dict().items():
        assert torch.equal(model.general.state_dict()[name], tensor), name
    assert data.summaries.shape == (2, 4, MOMENTS)


def test_a_score_may_be_steady_or_not(data: qdnet.Data):
    kept = replace(data.kept, rescaled=data.kept.pictures)
    same = replace(data, kept=kept)
    model = _fresh(data).eval()
    with torch.no_grad():
        terms, moving = (
            qdnet.losses(model, part, CONFIG, torch.Generator().manual_seed(1)) for part in (same, data)
        )
    assert float(terms["steady"]) == pytest.approx(0, abs=1e-9)
    assert float(moving["steady"]) > 1e-9


def test_a_missing_general_feature_is_refused_by_name(folder: Path):
    config = replace(CONFIG, general=str(folder / "absent.safetensors"))
    with pytest.raises(FileRefusedError, match=r"absent\.safetensors.*python -m trainer fit general"):
        qdnet.prepare(config, folder, folder / "cache", torch.device("cpu"), silent)


def _fit(folder: Path, out: Path, **changes: str | int) -> tuple[int, dict[str, object]]:
    """Run the command on a folder of one's own; give its status and the last event."""
    settings = {name: getattr(CONFIG, name) for name in CONFIG.__dataclass_fields__}
    settings |= {"general": folder / "general.safetensors", "steps": 2, "threads": 1} | changes
    words = [f"{name}={value}" for name, value in settings.items()]
    with redirect_stdout(io.StringIO()) as told:
        status = main(["fit", "qdnet", "--data", str(folder), "--out", str(out), "--json", *words])
    return status, json.loads(told.getvalue().splitlines()[-1])


def test_the_command_trains_on_a_folder_of_ones_own(folder: Path, tmp_path: Path):
    status, last = _fit(folder, tmp_path / "run")
    assert (status, last["event"]) == (0, "done")
    tensors, _, card = checkpoint.load(tmp_path / "run" / "qdnet.safetensors", kind="qdnet")
    general, _, _ = checkpoint.load(folder / "general.safetensors", kind="general")
    for name, tensor in general.items():
        assert torch.equal(tensors[f"general.{name}"], tensor), name
    assert card["general"] == checkpoint.digest(folder / "general.safetensors")[:12]


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        (
            "general",
            "none.safetensors",
            "none.safetensors: is not there; run `python -m trainer fit general`",
        ),
        ("rated", "nothing", "nothing/scores.csv: cannot be opened"),
        ("photos", "nothing", "nothing: holds no HDR photos"),
        ("held_out", 300, "scores.csv: names 14 pictures to train on, of which held_out=300"),
    ],
)
def test_the_command_says_which_part_is_missing(
    folder: Path, tmp_path: Path, setting: str, value: str | int, said: str, capsys
):
    status, last = _fit(folder, tmp_path / "run", **{setting: value})
    assert (status, last["event"]) == (1, "failed")
    assert said in str(last["error"])
    assert capsys.readouterr().err == f"{last['error']}\n"
