import json
import os
import re
import signal
from types import SimpleNamespace

import pytest
import torch

from disque_studio.errors import DisqueError
from trainer import checkpoints, gate
from trainer import events as events_module
from trainer.benchmarks import Benchmark, Stated
from trainer.guard import PATIENCE
from trainer.samples import samples_of


def of(events, name):
    return [event for event in events if event["event"] == name]


def reported(events):
    return [(event["step"], event["losses"], event["learning_rate"]) for event in of(events, "progress")]


def with_losses(recipe, losses):
    return SimpleNamespace(**{**vars(recipe), "losses": losses})


def stopping_at(recipe, step, number=signal.SIGTERM):
    """The recipe, during whose step (counted from 1) a signal arrives."""
    calls = []

    def losses(model, data, config, batch, ranks):
        calls.append(None)
        if len(calls) == step:
            os.kill(os.getpid(), number)
        return recipe.losses(model, data, config, batch, ranks)

    return with_losses(recipe, losses)


def test_training_lowers_the_loss_and_exports(train, tmp_path):
    events, _ = train(steps=300, warmup=10)
    losses = [event["losses"]["loss"] for event in of(events, "progress")]
    assert losses[-1] < 0.1 * losses[0]
    (done,) = of(events, "done")
    card = json.loads((tmp_path / "run" / "line.safetensors").read_text())
    assert card["steps"] == done["steps"] == 300
    assert card["training"]["steps"] == 300


def test_events_tell_speed_and_time_left(train):
    events, _ = train(report_steps=4)
    assert [event["event"] for event in events] == ["start", *["progress"] * 3, "checkpoint", "done"]
    for event in of(events, "progress"):
        assert event["images_per_second"] == pytest.approx(8 * event["steps_per_second"])
        assert event["eta"] >= 0
    assert of(events, "progress")[-1]["share"] == 1


def test_the_rate_rises_then_falls(train):
    events, _ = train(steps=40, warmup=10, final_rate=0.1)
    rates = [event["learning_rate"] for event in of(events, "progress")]
    peak = rates.index(max(rates))
    assert rates[:peak] == sorted(rates[:peak])
    assert rates[peak:] == sorted(rates[peak:], reverse=True)
    assert rates[-1] == pytest.approx(0.002, rel=0.2)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_resumed_run_equals_an_unbroken_one(train, line, number):
    whole, _ = train("whole")
    before = signal.getsignal(number)
    first, stopped = train("broken", recipe=stopping_at(line, 5, number))
    assert "step 5" in str(stopped)
    assert signal.getsignal(number) is before
    second, _ = train("broken", resume=True)
    assert reported(first) + reported(second) == reported(whole)
    assert of(second, "done")[0]["losses"] == of(whole, "done")[0]["losses"]


def test_the_exported_average_survives_a_break(train, line, tmp_path):
    train("whole")
    train("broken", recipe=stopping_at(line, 7))
    train("broken", resume=True)
    states = [
        checkpoints.load(tmp_path / out / "checkpoints" / "step-000000012.safetensors")
        for out in ("whole", "broken")
    ]
    assert states[0][0].keys() == states[1][0].keys()
    assert all(torch.equal(states[0][0][name], states[1][0][name]) for name in states[0][0])


def test_a_run_is_not_overwritten(train, tmp_path):
    train()
    with pytest.raises(DisqueError, match="--resume"):
        train()


def test_resuming_nothing_starts_anew(train):
    events, _ = train(resume=True)
    assert of(events, "start")[0]["step"] == 0


def test_other_settings_of_the_recipe_are_refused(train, line):
    train()
    with pytest.raises(DisqueError, match=r"batch=8, not 4"):
        train(resume=True, config=line.Config(batch=4))


def test_a_longer_training_may_be_resumed(train):
    train()
    events, _ = train(resume=True, steps=15)
    assert [event["step"] for event in of(events, "progress")] == [13, 14, 15]


def test_a_step_that_is_not_finite_is_left_out(train, line):
    calls = []

    def losses(model, data, config, batch, ranks):
        calls.append(None)
        terms = line.losses(model, data, config, batch, ranks)
        return {**terms, "loss": terms["loss"] * (float("nan") if len(calls) in (3, 4) else 1)}

    events, _ = train(recipe=with_losses(line, losses))
    assert [event["step"] for event in of(events, "progress")] == [1, 2, *range(5, 13)]
    assert of(events, "progress")[-1]["skipped"] == 2


def test_training_gives_up_when_nothing_is_finite(train, line):
    def losses(model, data, config, batch, ranks):
        return {"loss": line.losses(model, data, config, batch, ranks)["loss"] * float("inf")}

    with pytest.raises(DisqueError, match=f"{PATIENCE} steps in a row"):
        train(recipe=with_losses(line, losses), steps=100)


def test_the_newest_checkpoints_and_the_best_are_kept(train, line, tmp_path):
    measures = iter([5.0, 3.0, 4.0, 6.0, 7.0, 8.0, 9.0])
    recipe = SimpleNamespace(**vars(line), evaluate=lambda model, data, config: {"error": next(measures)})
    events, _ = train(recipe=recipe, checkpoint_minutes=0.0, steps=6, keep=3)
    assert [event["best"] for event in of(events, "checkpoint")] == [True, True, *[False] * 5]
    folder = tmp_path / "run" / "checkpoints"
    assert sorted(path.name for path in folder.iterdir()) == [
        "best.safetensors",
        *(f"step-{step:09d}.safetensors" for step in (4, 5, 6)),
    ]
    assert checkpoints.load(folder / "best.safetensors")[1]["step"] == 2


def test_what_is_exported_is_the_best_where_the_recipe_measures(train, line, tmp_path):
    exported = []
    measures = iter([1.0, 2.0, 3.0, 4.0])

    def export(model, config, data, path, history):
        exported.append(model.state_dict())
        path.touch()

    recipe = SimpleNamespace(
        **{
            **vars(line),
            "evaluate": lambda model, data, config: {"error": next(measures)},
            "export": export,
        }
    )
    train(recipe=recipe, checkpoint_minutes=0.0, steps=3)
    best, _ = checkpoints.load(tmp_path / "run" / "checkpoints" / "best.safetensors")
    assert all(torch.equal(tensor, best[f"average.{name}"]) for name, tensor in exported[0].items())


def test_a_model_that_loses_to_the_installed_one_waits_for_force(train, tmp_path, monkeypatch):
    (tmp_path / "line.safetensors").touch()
    figures = {"line.safetensors": 0.5, "line.candidate.safetensors": 0.25}
    benchmark = Benchmark("nearness", lambda path: figures[path.name])
    monkeypatch.setattr(gate, "resource_path", lambda *parts: tmp_path / parts[-1])
    monkeypatch.setattr(gate, "BENCHMARKS", {"line": Stated("line.safetensors", lambda ground: benchmark)})
    monkeypatch.setattr(gate.checkpoint, "digest", lambda path: "0" * 64)
    held_back, stopped = train()
    assert stopped is None
    (compared,) = of(held_back, "compared")
    assert (compared["candidate"], compared["installed"], compared["better"]) == (0.25, 0.5, False)
    assert of(held_back, "done")[0]["exported"] is False
    assert not (tmp_path / "run" / "line.safetensors").exists()
    forced, _ = train(resume=True, force=True)
    assert of(forced, "progress") == []
    assert of(forced, "done")[0]["exported"] is True
    assert (tmp_path / "run" / "line.safetensors").is_file()


def test_a_limit_in_minutes_ends_training(train):
    events, _ = train(steps=0, minutes=0.3 / 60)
    assert 0.3 <= of(events, "done")[0]["seconds"] < 3


class Changing:
    """Data that change with the step, and keep something open."""

    def __init__(self):
        self.steps, self.news, self.closed = [], ["photo.hdr is left out"], False

    def at(self, step):
        self.steps.append(step)
        return f"points {step // 4}"

    def warnings(self):
        news, self.news = self.news, []
        return news

    def close(self):
        self.closed = True


def test_data_may_change_with_the_step_warn_and_be_closed(train, line):
    seen = []
    changing = Changing()

    def losses(model, data, config, batch, ranks):
        seen.append(data)
        return line.losses(model, data, config, batch, ranks)

    recipe = with_losses(line, losses)
    recipe.prepare = lambda config, data_dir, cache_dir, device, progress: changing
    events, _ = train(recipe=recipe, steps=9)
    assert seen == [f"points {step // 4}" for step in range(9)]
    assert [e["text"] for e in events if e["event"] == "warning"] == ["photo.hdr is left out"]
    assert changing.closed


def test_samples_are_shown_at_every_checkpoint(train, line, tmp_path):
    def samples(model, data, config):
        assert not model.training
        return samples_of(*torch.rand(3, 2, 3, 8, 8))

    recipe = SimpleNamespace(**vars(line), samples=samples)
    events, _ = train(recipe=recipe)
    (event,) = of(events, "samples")
    assert event["step"] == 12
    assert [set(sample) for sample in event["samples"]] == [{"source", "target", "prediction"}] * 2
    assert (tmp_path / "run" / "samples" / "000000012-1-target.png").is_file()


def test_every_event_is_documented_with_its_fields(train, line):
    table = [row.strip("|").split("|") for row in events_module.__doc__.splitlines() if row.startswith("| ")]
    known = {name.strip() for row in table for name in row[0].split(",")}
    said = " ".join(row[1] for row in table)
    recipe = SimpleNamespace(**vars(line), samples=lambda *_: samples_of(*torch.rand(3, 1, 3, 8, 8)))
    for event in train(recipe=recipe)[0]:
        assert event["event"] in known
        if event["event"] != "done":
            assert all(re.search(rf"\b{field}\b", said) for field in event.keys() - {"event", "time"}), event
