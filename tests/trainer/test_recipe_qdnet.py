import io
import json
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from disque_studio.nets import checkpoint
from disque_studio.nets.scenestats import MOMENTS
from tests.trainer.blind_recipes import SMALL, prepare, write_inputs
from tests.trainer.steps import fresh, losses_of
from trainer.__main__ import main
from trainer.recipes import qdnet

CONFIG = SMALL["qdnet"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder of one's own: rated pictures, HDR photos, and the general feature."""
    return write_inputs(tmp_path_factory.mktemp("qdnet"))


@pytest.fixture(scope="module")
def data(folder: Path) -> qdnet.Data:
    return prepare(qdnet, replace(CONFIG, general=str(folder / "general.safetensors")), folder)


def test_statistics_are_kept_of_every_rendition(data: qdnet.Data):
    assert data.summaries.shape == (2, 4, MOMENTS)
    assert data.kept.pictures.shape == data.damaged.statistics.shape == (10, MOMENTS)


def test_a_score_may_be_steady_or_not(data: qdnet.Data):
    kept = replace(data.kept, copies=data.kept.pictures[None])
    same = replace(data, kept=kept)
    model = fresh(qdnet, CONFIG, data).eval()
    with torch.no_grad():
        terms, moving = (
            losses_of(qdnet, model, part, CONFIG, torch.Generator().manual_seed(1)) for part in (same, data)
        )
    assert float(terms["steady"]) == pytest.approx(0, abs=1e-9)
    assert float(moving["steady"]) > 1e-9


def _fit(folder: Path, out: Path, **changes: str | int) -> tuple[int, dict[str, object]]:
    """Run the command on a folder of one's own; give its status and the last event."""
    settings = {name: getattr(CONFIG, name) for name in CONFIG.__dataclass_fields__}
    settings |= {"general": folder / "general.safetensors", "steps": 2, "threads": 1} | changes
    words = [f"{name}={value}" for name, value in settings.items()]
    with redirect_stdout(io.StringIO()) as told:
        # By force, because the installed model is better than one of two steps.
        where = ["--data", str(folder), "--out", str(out)]
        status = main(["fit", "qdnet", *where, "--json", "--force", *words])
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
        ("rated", "nothing", "nothing: is not there"),
        ("photos", "nothing", "nothing: holds no HDR photos"),
        ("held_out", 300, ": names 14 pictures to train on, of which held_out=300"),
    ],
)
def test_the_command_says_which_part_is_missing(
    folder: Path, tmp_path: Path, setting: str, value: str | int, said: str, capsys
):
    status, last = _fit(folder, tmp_path / "run", **{setting: value})
    assert (status, last["event"]) == (1, "failed")
    assert said in str(last["error"])
    assert capsys.readouterr().err == f"{last['error']}\n"
