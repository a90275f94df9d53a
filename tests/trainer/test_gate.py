"""Whether a candidate leaves its run, on benchmarks of one line."""

import json
from pathlib import Path

import pytest
import torch

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.nets import checkpoint
from trainer import benchmarks, cards, gate
from trainer.benchmarks import Benchmark, Ground, NoBenchmarkError, Stated


def silent(_share, _text):
    pass


def model(path: Path, figure: float) -> Path:
    """Write a model file that the benchmark below finds this good."""
    path.parent.mkdir(parents=True, exist_ok=True)
    checkpoint.save(path, {"figure": torch.tensor(figure)}, kind="test", architecture={}, card={})
    return path


def measured(path: Path) -> float:
    figure = float(checkpoint.load(path, kind="test")[0]["figure"])
    if figure < 0:
        raise FileRefusedError(path, "answers the same to everything")
    return figure


def stated(_ground):
    return Benchmark("goodness of 3 pictures", measured)


@pytest.fixture
def ground(tmp_path):
    return Ground(None, tmp_path, tmp_path / "cache", silent)


@pytest.fixture(autouse=True)
def installed(tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "resource_path", lambda *parts: tmp_path.joinpath("resources", *parts))
    monkeypatch.setattr(gate, "BENCHMARKS", {"goodness": Stated("good.safetensors", stated)})
    return model(tmp_path / "resources" / "models" / "good.safetensors", 0.5)


def candidate(tmp_path: Path, figure: float) -> Path:
    path = model(gate.candidate_path(tmp_path / "run", "goodness"), figure)
    cards.write(path, title="Goodness", description="Of pictures.", facts={"steps": 3})
    return path


@pytest.mark.parametrize("figure", [0.75, 0.5, 0.49996])
def test_what_beats_or_ties_is_let_out(figure, ground, tmp_path):
    path = candidate(tmp_path, figure)
    verdict = gate.settle("goodness", path, ground, force=False)
    assert verdict.exported
    assert verdict.path == tmp_path / "run" / "goodness.safetensors"
    assert sorted(file.name for file in path.parent.iterdir()) == ["goodness.md", "goodness.safetensors"]
    assert verdict.path.stat().st_mode & 0o777 == 0o644


def test_what_is_worse_stays_a_candidate_with_its_card(ground, tmp_path):
    path = candidate(tmp_path, 0.4999)
    verdict = gate.settle("goodness", path, ground, force=False)
    assert not verdict.exported
    assert verdict.path == path
    assert "not as good as the installed model: 0.4999 against 0.5000" in verdict.reason
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "goodness.candidate.md",
        "goodness.candidate.safetensors",
    ]


def test_force_lets_out_what_is_worse_and_the_card_says_so(ground, tmp_path):
    verdict = gate.settle("goodness", candidate(tmp_path, 0.25), ground, force=True)
    assert verdict.exported
    text = verdict.path.with_suffix(".md").read_text(encoding="utf-8")
    assert "let out by --force" in text


def test_the_card_names_the_benchmark_both_figures_and_the_file_as_it_is_now(ground, installed, tmp_path):
    verdict = gate.settle("goodness", candidate(tmp_path, 0.75), ground, force=False)
    text = verdict.path.with_suffix(".md").read_text(encoding="utf-8")
    assert "| benchmark | goodness of 3 pictures |" in text
    assert "| this model | 0.75 |" in text
    assert checkpoint.digest(installed)[:12] in text
    assert "| 0.5 |" in text
    assert f"SHA-256 of `goodness.safetensors`: `{checkpoint.digest(verdict.path)}`" in text
    assert ".candidate" not in text


def test_the_event_can_be_written_and_tells_both_figures(ground, tmp_path):
    verdict = gate.settle("goodness", candidate(tmp_path, 0.25), ground, force=False)
    assert verdict.comparison is not None
    assert json.loads(json.dumps(verdict.comparison.fields())) == {
        "benchmark": "goodness of 3 pictures",
        "higher_is_better": True,
        "candidate": 0.25,
        "installed": 0.5,
        "better": False,
    }


def refused(_ground):
    raise NoBenchmarkError("DATA has no pictures")


def test_without_a_comparison_it_is_let_out_and_the_card_says_why(ground, installed, monkeypatch, tmp_path):
    def said() -> str:
        verdict = gate.settle("goodness", candidate(tmp_path, 0.1), ground, force=False)
        assert verdict.exported
        assert verdict.comparison is None
        assert verdict.reason in verdict.path.with_suffix(".md").read_text(encoding="utf-8")
        return verdict.reason

    installed.write_bytes(b"damaged")
    assert said().startswith("not compared: good.safetensors can't be read")
    installed.unlink()
    assert said() == "not compared: no model good.safetensors is installed"
    model(installed, 0.5)
    monkeypatch.setattr(gate, "BENCHMARKS", {"goodness": Stated("good.safetensors", refused)})
    assert said() == "not compared: DATA has no pictures"
    monkeypatch.setattr(gate, "BENCHMARKS", {})
    assert said() == "not compared: there is nothing that goodness could be compared by"


def test_a_candidate_that_cannot_be_measured_is_held_back(ground, tmp_path):
    verdict = gate.settle("goodness", candidate(tmp_path, -1.0), ground, force=False)
    assert not verdict.exported
    assert "answers the same to everything" in verdict.reason


def test_a_comparison_that_is_stopped_leaves_the_candidate(ground, monkeypatch, tmp_path):
    def stop(_path):
        raise CancelledError("stopped")

    monkeypatch.setattr(
        gate, "BENCHMARKS", {"goodness": Stated("good.safetensors", lambda _: Benchmark("goodness", stop))}
    )
    path = candidate(tmp_path, 0.75)
    with pytest.raises(CancelledError):
        gate.settle("goodness", path, ground, force=False)
    assert path.is_file()
    assert not (path.parent / "goodness.safetensors").exists()


def test_what_is_not_finite_is_no_better(ground, tmp_path):
    assert not gate.settle("goodness", candidate(tmp_path, float("nan")), ground, force=False).exported


def test_every_stated_benchmark_is_of_a_recipe():
    from trainer.config import recipe_names

    assert set(benchmarks.BENCHMARKS) <= set(recipe_names())
