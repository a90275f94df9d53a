"""What is wished of a training: to pause, to go on, to stop."""

import threading

import pytest

from tests.trainer.told import Answering, changed, lines, newest, of
from trainer import checkpoints, wishes


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(wishes, "_LOOK_SECONDS", 0.0)


def wishing(line, out, word, at=5):
    """The recipe, in whose step `at` a wish is written."""
    calls = []

    def losses(model, data, config, batch, ranks):
        calls.append(None)
        if len(calls) == at:
            (out / "wish").write_text(word)
        return line.losses(model, data, config, batch, ranks)

    return changed(line, losses=losses, evaluate=lambda model, data, config: pytest.fail("measured"))


def test_stop_keeps_the_state_without_measuring_it(train, line, tmp_path):
    out = tmp_path / "run"
    events, stopped = train(recipe=wishing(line, out, "stop"), steps=1000)
    assert stopped is not None
    assert len(of(events, "checkpoint")) == 1
    assert f"stopped at step {checkpoints.load(newest(out))[1]['step']};" in str(stopped)
    assert not (out / "wish").exists()


def test_the_wish_to_stop_is_answered_within_a_long_step(train, line, tmp_path):
    answered = threading.Event()

    def losses(model, data, config, batch, ranks):
        (tmp_path / "run" / "wish").write_text("stop")
        assert answered.wait(60)
        return line.losses(model, data, config, batch, ranks)

    told = Answering("stopping", answered.set)
    _, stopped = train(recipe=changed(line, losses=losses), told=told)
    assert stopped is not None


def test_a_pause_keeps_the_state_and_waits(train, line, tmp_path):
    out = tmp_path / "run"
    seen = []

    def go_on():
        seen.append(checkpoints.load(newest(out))[1]["step"])
        (out / "wish").write_text("stop")

    told = Answering("paused", go_on)
    train(recipe=wishing(line, out, "pause"), steps=1000, told=told)
    names = [event["event"] for event in lines(told) if event["event"] != "stopping"]
    assert names[-1] == "checkpoint"
    assert checkpoints.load(newest(out))[1]["step"] >= seen[0]


def test_it_goes_on_when_the_wish_is_taken_back(train, line, tmp_path):
    out = tmp_path / "run"
    told = Answering("paused", (out / "wish").unlink)
    recipe = wishing(line, out, "pause")
    recipe.evaluate = lambda model, data, config: {"error": 1.0}
    train(recipe=recipe, told=told)
    names = [event["event"] for event in lines(told)]
    assert names[names.index("paused") + 1] == "resumed"
    assert names[-1] == "done"


def test_stop_is_heard_while_data_is_prepared(train, line, tmp_path):
    out = tmp_path / "run"

    def prepare(config, data_dir, cache_dir, device, progress):
        (out / "wish").write_text("stop")
        progress(0.5, "decoding")
        pytest.fail("went on")

    _, stopped = train(recipe=changed(line, prepare=prepare))
    assert "before the first step" in str(stopped)


def test_other_words_are_no_wish(train, tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "wish").write_bytes(b"\xff\x00 nothing")
    assert of(train()[0], "done")
