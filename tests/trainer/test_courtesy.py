"""A training holds still while a picture beside it follows a hand."""

import os
import time

import pytest
import torch

from tests.trainer.told import changed, of
from trainer import courtesy


@pytest.fixture(autouse=True)
def brief(monkeypatch):
    monkeypatch.setattr(courtesy, "_LOOK_SECONDS", 0.001)
    monkeypatch.setattr(courtesy, "_BUSY_SECONDS", 0.05)


def touched(out, seconds_ago=0.0):
    out.mkdir(exist_ok=True)
    (out / "busy").touch()
    then = time.time() - seconds_ago
    os.utime(out / "busy", (then, then))
    return out


def test_it_waits_until_the_last_touch_is_old(tmp_path):
    assert 0.02 < courtesy.give_way(touched(tmp_path / "run")) < 5


@pytest.mark.parametrize("seconds_ago", [60.0, -60.0])
def test_old_touches_and_a_clock_put_back_hold_nothing(tmp_path, seconds_ago):
    assert courtesy.give_way(touched(tmp_path / "run", seconds_ago)) < 0.02


def test_without_a_window_nothing_waits(tmp_path):
    assert courtesy.give_way(tmp_path) < 0.02


def held_in_step(line, out, at):
    """The recipe, whose step `at` sees a hand before its layers."""
    calls = []

    def losses(model, data, config, batch, ranks):
        calls.append(None)
        if len(calls) == at:
            touched(out)
        return line.losses(model, data, config, batch, ranks)

    return changed(line, losses=losses)


def test_waiting_changes_no_loss_and_counts_as_no_training(train, line, tmp_path, monkeypatch):
    monkeypatch.setattr(courtesy, "_BUSY_SECONDS", 0.5)
    unbroken = of(train()[0], "progress")
    held = of(train("held", recipe=held_in_step(line, tmp_path / "held", 5))[0], "progress")
    assert [event["losses"] for event in held] == [event["losses"] for event in unbroken]
    passed, trained = (held[-1][clock] - held[0][clock] for clock in ("time", "seconds"))
    assert passed - trained > 0.3


def test_layers_wait_backwards_too(monkeypatch, tmp_path):
    class Resting:
        rested = 0

        def rest(self, seconds):
            self.rested += 1

    run, network = Resting(), torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 1))
    with courtesy.giving_way(run, tmp_path, torch.device("cpu")):
        result = network(torch.ones(1, 2)).sum()
        forwards = run.rested
        result.backward()
        assert run.rested > forwards >= 3
    rested = run.rested
    network(torch.ones(1, 2)).sum().backward()
    assert run.rested == rested


def test_work_before_the_first_step_waits_too(train, line, tmp_path, monkeypatch):
    monkeypatch.setattr(courtesy, "_BUSY_SECONDS", 0.3)
    clocks = []

    def prepare(config, folder, cache, device, progress):
        touched(tmp_path / "run")
        clocks.append(time.monotonic())
        progress(0.5, "half")
        clocks.append(time.monotonic())
        return line.prepare(config, folder, cache, device, progress)

    train(recipe=changed(line, prepare=prepare))
    assert clocks[1] - clocks[0] > 0.2
