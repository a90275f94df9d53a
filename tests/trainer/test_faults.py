"""What a training meets from outside and from within: each ends in one clear message, or goes on."""

import errno
import io
import json
import os
import resource
from dataclasses import dataclass, replace

import pytest
import torch
from filelock import FileLock

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from tests.trainer.told import changed, lines, newest, of
from trainer import checkpoints, guard
from trainer.config import Training
from trainer.events import Reporter
from trainer.loop import fit
from trainer.watch import Job


def spoiled(line, *, bad):
    """The recipe whose loss is not finite where `bad(call)` says so, of calls counted from 1."""
    calls = []

    def losses(model, data, config, batch, ranks):
        calls.append(None)
        terms = line.losses(model, data, config, batch, ranks)
        return {**terms, "loss": terms["loss"] * (float("nan") if bad(len(calls)) else 1)}

    return changed(line, losses=losses)


class TestNotFinite:
    def test_training_steps_back_and_goes_on_with_other_batches(self, train, line, monkeypatch):
        monkeypatch.setattr(guard, "KEEP_STEPS", 5)
        last = 12 + guard.PATIENCE
        events, _ = train(recipe=spoiled(line, bad=lambda call: 12 < call <= last), steps=60)
        (warning,) = of(events, "warning")
        assert "back to step 10" in warning["text"]
        steps = [event["step"] for event in of(events, "progress")]
        assert steps == [*range(1, 13), *range(11, 61)]
        end = of(events, "progress")[-1]
        assert (end["retreats"], end["skipped"]) == (1, guard.PATIENCE)
        again = [event["losses"] for event in of(events, "progress") if event["step"] == 11]
        assert again[0] != again[1]

    def test_it_gives_up_after_some_retreats(self, train, line):
        events = io.StringIO()
        with pytest.raises(DisqueError, match="stepping back 3 times did not help; a smaller learning_rate"):
            train(recipe=spoiled(line, bad=lambda call: call > 4), steps=500, told=events)
        assert len(of(lines(events), "warning")) == guard.RETREATS

    def test_a_run_that_stepped_back_can_be_resumed(self, train, line, tmp_path, monkeypatch):
        monkeypatch.setattr(guard, "KEEP_STEPS", 5)
        last = 12 + guard.PATIENCE
        bad = lambda call: 12 < call <= last  # noqa: E731
        whole, _ = train("whole", recipe=spoiled(line, bad=bad), steps=60)
        train("broken", recipe=spoiled(line, bad=bad), steps=40)
        assert checkpoints.load(newest(tmp_path / "broken"))[1]["retreats"] == 1
        rest, _ = train("broken", resume=True, steps=60)
        told = [of(events, "progress")[-1] for events in (whole, rest)]
        assert (told[0]["step"], told[0]["retreats"]) == (told[1]["step"], told[1]["retreats"]) == (60, 1)


class TestHolding:
    def test_a_second_training_in_the_same_folder_is_refused(self, train, tmp_path):
        (tmp_path / "run").mkdir()
        with (
            FileLock(tmp_path / "run" / "lock"),
            pytest.raises(DisqueError, match="in use by another training"),
        ):
            train()

    def test_the_folder_is_free_again_in_the_end(self, train, tmp_path):
        train()
        with FileLock(tmp_path / "run" / "lock", blocking=False):
            pass

    def test_the_run_says_what_it_is(self, train, tmp_path):
        train(steps=3)
        facts = json.loads((tmp_path / "run" / "run.json").read_text())
        assert (facts["recipe"], facts["recipe_version"]) == ("line", 1)
        assert facts["training"]["steps"] == 3
        assert facts["process"] == os.getpid()

    def test_a_folder_that_cannot_be_made_is_named(self, train, tmp_path):
        (tmp_path / "run").write_text("a file in its place")
        with pytest.raises(FileRefusedError, match="run: cannot be written"):
            train()


class TestCheckpoints:
    def test_a_damaged_newest_one_is_passed_over(self, train, tmp_path):
        train(checkpoint_minutes=0.0)
        damaged = newest(tmp_path / "run")
        damaged.write_bytes(damaged.read_bytes()[:-100])
        events, _ = train(resume=True, steps=14)
        (warning,) = of(events, "warning")
        assert "step-000000012" in warning["text"] and "step-000000011" in warning["text"]
        assert [event["step"] for event in of(events, "progress")] == [12, 13, 14]
        assert damaged.with_suffix(".damaged").is_file()

    def test_a_flipped_bit_in_the_newest_one_is_found(self, train, tmp_path):
        train(checkpoint_minutes=0.0)
        flip_last_bit(newest(tmp_path / "run"))
        events, _ = train(resume=True, steps=13)
        (warning,) = of(events, "warning")
        assert "step-000000012.safetensors is damaged" in warning["text"]
        assert [event["step"] for event in of(events, "progress")] == [12, 13]

    def test_a_damaged_best_one_gives_way_to_the_last(self, train, line, tmp_path):
        measured = changed(line, evaluate=lambda model, data, config: {"error": 1.0})
        train(recipe=measured, checkpoint_minutes=0.0)
        flip_last_bit(tmp_path / "run" / "checkpoints" / "best.safetensors")
        events, _ = train(recipe=measured, resume=True, steps=13)
        (warning,) = of(events, "warning")
        assert "best.safetensors is damaged" in warning["text"]
        assert events[-1]["event"] == "done"

    def test_when_all_are_damaged_the_oldest_is_named(self, train, tmp_path):
        train(steps=2)
        newest(tmp_path / "run").write_bytes(b"nothing")
        with pytest.raises(FileRefusedError, match=r"step-000000002.*can't be read"):
            train(resume=True)

    def test_what_a_killed_process_left_is_removed(self, train, tmp_path):
        folder = tmp_path / "run" / "checkpoints"
        folder.mkdir(parents=True)
        (folder / ".step-000000001.safetensors.0123.part").write_bytes(b"half")
        train()
        assert not list(folder.glob(".*"))

    def test_those_of_another_version_of_the_recipe_are_refused(self, train, line):
        train()
        with pytest.raises(FileRefusedError, match=r"version 1 of the recipe, this one is version 2"):
            train(resume=True, recipe=changed(line, VERSION=2))

    def test_a_setting_that_came_later_is_as_it_was(self, train, line):
        @dataclass(frozen=True)
        class Later(line.Config):
            gain: float = 1.0

        train(steps=3)
        train(resume=True, steps=4, config=Later())
        with pytest.raises(FileRefusedError, match=r"gain=1.0, not 2.0"):
            train(resume=True, steps=5, config=Later(gain=2.0))


def flip_last_bit(path):
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


class TestDisks:
    def test_a_full_disk_ends_in_one_message(self, train, line, tmp_path, monkeypatch):
        train(steps=5)
        before = newest(tmp_path / "run").read_bytes()

        def full(_descriptor):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(DisqueError, match="the disk is full; free some space"):
            train(resume=True, steps=9)
        assert newest(tmp_path / "run").read_bytes() == before
        assert not list((tmp_path / "run" / "checkpoints").glob(".*"))

    def test_a_file_that_may_not_grow_is_no_damage(self, train, tmp_path):
        train(steps=5)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        # run.json still fits, a checkpoint does not.
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, before[1]))
        try:
            with pytest.raises(DisqueError, match="cannot be written"):
                train(resume=True, steps=9)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert checkpoints.load(newest(tmp_path / "run"))[1]["step"] == 5

    def test_data_that_cannot_be_read_is_named(self, train, line):
        def prepare(config, data_dir, cache_dir, device, progress):
            raise PermissionError(errno.EACCES, "Permission denied", "photos/a.hdr")

        with pytest.raises(DisqueError, match=r"photos/a\.hdr: cannot be used: Permission denied"):
            train(recipe=changed(line, prepare=prepare))


class TestDevices:
    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (RuntimeError("CUDA error: unspecified launch failure\nmore"), r"was lost \(CUDA error: unsp"),
            (torch.AcceleratorError("the device is gone"), r"lost .*on the CPU"),
            (torch.OutOfMemoryError("CUDA out of memory"), "not enough memory; close other"),
        ],
    )
    def test_a_lost_device_ends_in_one_message(self, train, line, tmp_path, error, said):
        calls = []

        def losses(*arguments):
            calls.append(None)
            if len(calls) == 8:
                raise error
            return line.losses(*arguments)

        with pytest.raises(DisqueError, match=said):
            train(recipe=changed(line, losses=losses), checkpoint_minutes=0.0)
        assert checkpoints.load(newest(tmp_path / "run"))[1]["step"] == 7

    def test_other_errors_stay_what_they_are(self, train, line):
        def losses(*_arguments):
            raise RuntimeError("shapes do not fit")

        with pytest.raises(RuntimeError, match="shapes do not fit"):
            train(recipe=changed(line, losses=losses))


class Part(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.inside = torch.nn.Conv2d(1, 4, 1)

    def forward(self, x):
        return self.inside(x[:, :, None, None]).flatten(1).relu()


@pytest.fixture
def compiling():
    yield
    torch.compiler.set_stance("default")


class TestCompiling:
    @pytest.fixture
    def convolving(self, line):
        def build(config, data):
            return torch.nn.Sequential(Part(), torch.nn.Linear(4, 1))

        return changed(line, build=build)

    def test_what_cannot_be_compiled_is_trained_as_it_is(self, train, convolving, monkeypatch, compiling):
        def fail(*_arguments, **_settings):
            raise RuntimeError("Compiler: cl is\n  not found.")

        plain, _ = train("plain", recipe=convolving, compile="off")
        monkeypatch.setattr(torch, "compile", fail)
        events, _ = train("run", recipe=convolving, compile="on")
        (warning,) = of(events, "warning")
        assert warning["text"] == "training goes on uncompiled: RuntimeError: Compiler: cl is not found."
        losses = [[event["losses"] for event in of(told, "progress")] for told in (plain, events)]
        assert losses[0] == losses[1]

    def test_a_failure_in_the_first_step_is_seen_too(self, train, convolving, monkeypatch, compiling):
        def fail(graph, inputs):
            raise RuntimeError("no such instruction")

        whole = torch.compile
        monkeypatch.setattr(torch, "compile", lambda function, **_: whole(function, backend=fail))
        events, _ = train(recipe=convolving, compile="on")
        (warning,) = of(events, "warning")
        assert "no such instruction" in warning["text"]
        assert of(events, "done")

    def test_a_compiled_network_trains(self, train, convolving, monkeypatch, compiling):
        whole = torch.compile
        monkeypatch.setattr(torch, "compile", lambda function, **_: whole(function, backend="eager"))
        plain, _ = train("plain", recipe=convolving, compile="off")
        events, _ = train("run", recipe=convolving, compile="on")
        assert not of(events, "warning")
        losses = [[event["losses"] for event in of(told, "progress")] for told in (plain, events)]
        assert losses[0] == losses[1]


class TestStarting:
    def test_weights_come_from_a_checkpoint(self, train, tmp_path):
        train("first", steps=200)
        start = newest(tmp_path / "first")
        fresh, _ = train("fresh", steps=3)
        taught, _ = train("taught", steps=3, start=str(start))
        first, other = (of(told, "progress")[0]["losses"]["loss"] for told in (taught, fresh))
        assert first < 0.3 * other

    def test_a_model_file_needs_a_recipe_that_takes_it(self, train, line, tmp_path):
        path = tmp_path / "model.safetensors"
        path.write_bytes(b"weights")
        with pytest.raises(DisqueError, match="this recipe can't begin with a model file"):
            train(start=str(path))
        adopted = []
        adopt = lambda model, data, path: adopted.append(path)  # noqa: E731
        train(recipe=changed(line, adopt=adopt), start=str(path))
        assert adopted == [path]

    def test_a_checkpoint_of_another_network_is_refused(self, train, line, tmp_path):
        train("first")
        with pytest.raises(FileRefusedError, match="does not fit this network"):
            train("run", config=line.Config(widths=(3, 2)), start=str(newest(tmp_path / "first")))


def test_the_same_seed_gives_the_same_losses(train):
    one, two = (train(out)[0] for out in ("one", "two"))
    other, _ = train("other", seed=2)
    losses = [[event["losses"] for event in of(told, "progress")] for told in (one, two, other)]
    assert losses[0] == losses[1] != losses[2]
    assert not torch.are_deterministic_algorithms_enabled()


def test_batches_are_drawn_from_the_data_of_their_step(train, line):
    asked = []

    class Stream:
        def at(self, step):
            asked.append(step)
            return f"shard {step // 4}"

    seen = []

    def losses(model, data, config, batch, ranks):
        seen.append(data)
        return line.losses(model, data, config, batch, ranks)

    train(recipe=changed(line, prepare=lambda *_: Stream(), losses=losses))
    assert seen == [f"shard {step // 4}" for step in range(12)]
    assert asked == sorted(asked)


def test_the_reason_for_the_cpu_is_told(line, tmp_path):
    told = io.StringIO()
    job = Job(
        name="line",
        recipe=line,
        config=line.Config(),
        training=replace(Training(), steps=2, report_steps=1),
        data_dir=tmp_path,
        out=tmp_path / "run",
        device=torch.device("cpu"),
        reason="PyTorch finds no CUDA device",
    )
    fit(job, Reporter(events=told))
    for name in ("start", "progress"):
        event = of(lines(told), name)[0]
        assert event["reason"] == "PyTorch finds no CUDA device"
    assert of(lines(told), "progress")[0]["memory"] > 2**20


def test_a_cancelled_training_leaves_no_lock(train, line, tmp_path):
    def prepare(*_):
        raise CancelledError("enough")

    _, stopped = train(recipe=changed(line, prepare=prepare))
    assert str(stopped) == "enough"
    with FileLock(tmp_path / "run" / "lock", blocking=False):
        pass
