import json
import sys

import pytest

import trainer.recipes
from trainer.__main__ import main

RECIPE = """
from dataclasses import dataclass
import torch

VERSION = 1

@dataclass(frozen=True)
class Config:
    scale: float = 1.0

def prepare(config, data_dir, cache_dir, device, progress):
    progress(1.0, "points")

def build(config, data):
    return torch.nn.Linear(1, 1)

@dataclass(frozen=True)
class Batch:
    x: torch.Tensor

def draw(data, config, generator):
    return Batch(torch.randn(4, 1, generator=generator))

def losses(model, data, config, batch, ranks):
    if config.scale < 0:
        raise KeyError("no such thing")
    return {"loss": (model(batch.x) - config.scale).square().mean()}

def export(model, config, data, path, history):
    path.write_text("weights")
"""


@pytest.fixture(autouse=True)
def tiny(tmp_path, monkeypatch):
    folder = tmp_path / "recipes"
    folder.mkdir()
    (folder / "tiny.py").write_text(RECIPE)
    monkeypatch.setattr(trainer.recipes, "__path__", [*trainer.recipes.__path__, str(folder)])
    yield
    sys.modules.pop("trainer.recipes.tiny", None)


@pytest.fixture
def run(capsys):
    def command(*arguments):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leave:
            status = leave.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def test_settings_may_stand_behind_options(run, tmp_path):
    status, out, err = run("fit", "tiny", "scale=2", "--out", tmp_path / "run", "--json", "steps=3")
    assert (status, err) == (0, "")
    events = [json.loads(line) for line in out.splitlines()]
    assert events[1]["config"] == {"scale": 2.0}
    assert events[-1]["event"] == "done"
    assert (tmp_path / "run" / "tiny.safetensors").read_text() == "weights"


def test_a_finished_run_can_be_lengthened(run, tmp_path):
    run("fit", "tiny", "--out", tmp_path / "run", "steps=3")
    status, out, _ = run("fit", "tiny", "--out", tmp_path / "run", "--resume", "steps=5")
    assert status == 0
    assert json.loads(out.splitlines()[-1])["steps"] == 5


def test_failures_are_told_to_programs_and_people(run, tmp_path):
    status, out, err = run("fit", "tiny", "--out", tmp_path, "scael=2")
    assert status == 1
    assert json.loads(out)["event"] == "failed"
    assert "no setting 'scael'" in err
    assert len(err.splitlines()) == 1


def test_a_fault_of_the_program_is_told_before_it_is_raised(run, tmp_path, capsys):
    with pytest.raises(KeyError):
        run("fit", "tiny", "--out", tmp_path / "run", "scale=-1.0", "steps=3")
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["event"], last["unexpected"]) == ("failed", "KeyError")
    assert "no such thing" in last["error"]


def test_a_wish_to_stop_ends_with_130(run, tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "wish").write_text("stop")
    status, out, err = run("fit", "tiny", "--out", tmp_path / "run", "steps=3")
    assert (status, json.loads(out.splitlines()[-1])["event"]) == (130, "stopped")
    assert len(err.splitlines()) == 1


def test_tensorboard_that_is_missing_is_told(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    status, out, err = run("fit", "tiny", "--out", tmp_path / "run", "--tensorboard", "steps=3")
    assert (status, json.loads(out)["event"]) == (1, "failed")
    assert "TensorBoard is not installed" in err


def test_in_the_background_others_come_first(run, tmp_path, monkeypatch):
    stood = []
    monkeypatch.setattr("trainer.machine.stand_back", lambda: stood.append(True))
    assert run("fit", "tiny", "--out", tmp_path / "run", "--background", "steps=3")[0] == 0
    assert stood == [True]


@pytest.mark.parametrize("setting", ["compile=yes", "deterministic=1"])
def test_a_setting_that_is_none_of_some_words_is_refused(run, tmp_path, setting):
    status, _, err = run("fit", "tiny", "--out", tmp_path / "run", setting)
    assert status == 1
    assert "is one of auto, on, off" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["fit"],
        ["fit", "tiny", "--bogus"],
        ["evaluate", "looks"],
        ["evaluate", "looks", "--pairs", ".", "steps=3"],
        ["evaluate", "looks", "--pairs", ".", "--methods", "magic"],
        ["evaluate", "looks", "--pairs", ".", "--limit", "0"],
        ["evaluate", "looks", "--pairs", ".", "--jobs", "0"],
    ],
)
def test_wrong_usage_ends_with_2(run, arguments):
    assert run(*arguments)[0] == 2


def test_a_folder_without_pairs_is_refused(run, tmp_path):
    status, out, err = run("evaluate", "looks", "--pairs", tmp_path, "--methods", "curve")
    assert (status, out) == (1, "")
    assert "holds no NAME" in err


def test_pack_writes_once(run, hdr_folder, tmp_path):
    arguments = ("pack", "--data", hdr_folder, "-o", tmp_path / "views.npy", "--size", 16, "--views", 2)
    assert run(*arguments)[0] == 0
    status, _, err = run(*arguments)
    assert status == 1
    assert "exists already" in err
