"""Trainings are processes that outlive whoever started them, and are found again."""

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from disque_studio.cli import main
from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.studio import reentry, training, training_events, training_process
from disque_studio.studio.training import Asked, Trainings
from tests.studio.fake_trainer import trainer

__all__ = ["trainer"]

PATIENCE_SECONDS = 30.0


def wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture
def trainings(trainer: None, tmp_path: Path) -> Iterator[Trainings]:
    made = Trainings(tmp_path / "training")
    yield made
    for run in made.runs():
        made.kill(run.out)


def started(trainings: Trainings, data: str, tmp_path: Path) -> Path:
    return trainings.start(Asked("disque", tmp_path / data, minutes=2)).out


def phase(trainings: Trainings, out: Path) -> str:
    run = trainings.run(out)
    assert run is not None
    return run.phase


def reaches(trainings: Trainings, out: Path, wanted: str) -> None:
    wait(lambda: phase(trainings, out) == wanted)


def test_a_training_runs_to_its_end(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "photos", tmp_path)
    (run,) = trainings.runs()
    assert (run.asked.recipe, run.asked.data, run.asked.minutes) == ("disque", tmp_path / "photos", 2)
    assert run.alive
    reaches(trainings, out, "done")
    wait(lambda: not trainings.alive(out))
    (run,) = trainings.runs()
    assert (run.share, run.alive, run.resumable) == (1.0, False, False)


def test_another_window_finds_what_runs_and_stops_it(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "slow", tmp_path)
    reaches(trainings, out, "training")
    other = Trainings(tmp_path / "training")
    (run,) = other.runs()
    assert run.alive
    assert run.begun == pytest.approx(time.time(), abs=600)
    other.stop(out)
    wait(lambda: not other.alive(out))
    assert phase(other, out) == "stopped"


def test_another_window_can_end_what_does_not_answer(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "deaf", tmp_path)
    reaches(trainings, out, "training")
    other = Trainings(tmp_path / "training")
    other.stop(out)
    wait(lambda: not trainings.alive(out))
    assert phase(other, out) == "stopped"


def test_one_training_at_a_time(trainings: Trainings, tmp_path: Path) -> None:
    started(trainings, "slow", tmp_path)
    with pytest.raises(DisqueError, match="runs already"):
        started(trainings, "photos", tmp_path)
    assert len(trainings.runs()) == 1


def test_pause_and_go_on(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "slow", tmp_path)
    reaches(trainings, out, "training")
    trainings.pause(out)
    reaches(trainings, out, "paused")
    trainings.go_on(out)
    reaches(trainings, out, "training")


def test_stop_answers_even_where_the_process_does_not(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "deaf", tmp_path)
    reaches(trainings, out, "training")
    trainings.stop(out)
    assert not trainings.alive(out)
    assert phase(trainings, out) == "stopped"
    assert not (out / training.WISH).exists()


def test_what_was_stopped_goes_on_from_its_checkpoint(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "slow", tmp_path)
    wait(lambda: (out / "checkpoints").exists())
    trainings.stop(out)
    wait(lambda: not trainings.alive(out))
    run = trainings.resume(out)
    assert run.asked.data == tmp_path / "slow"
    reaches(trainings, out, "training")
    events = [json.loads(line) for line in (out / training_events.EVENTS).read_text().splitlines()]
    assert [event["step"] for event in events if event["event"] == "start"] == [0, 5]


def test_an_end_without_a_word_is_told_with_the_last_line_of_the_process(
    trainings: Trainings, tmp_path: Path
) -> None:
    out = started(trainings, "broken", tmp_path)
    reaches(trainings, out, "ended")
    assert training.last_error(out) == "MemoryError: nothing left"
    (run,) = trainings.runs()
    assert run.resumable


def test_a_failure_is_told_with_its_reason(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "failing", tmp_path)
    reaches(trainings, out, "failed")
    (run,) = trainings.runs()
    assert run.error == "the disk is full; free some space"


def test_a_line_that_was_cut_does_not_hide_what_follows(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "crashing", tmp_path)
    reaches(trainings, out, "ended")
    with (out / training_events.EVENTS).open("a") as file:
        file.write('{"event": "prog')
    trainings.resume(out)
    reaches(trainings, out, "done")


def test_the_newest_is_first_and_other_folders_are_none(trainings: Trainings, tmp_path: Path) -> None:
    for name, begun in [("a", 5.0), ("b", 9.0), ("c", 7.0)]:
        folder = tmp_path / "training" / name
        folder.mkdir(parents=True)
        record = {"recipe": name, "data": "/photos", "begun": begun}
        (folder / training.ASKED).write_text(json.dumps(record))
    for name, content in [("cache", None), ("odd", "[1]"), ("none", "{}")]:
        (tmp_path / "training" / name).mkdir()
        if content:
            (tmp_path / "training" / name / training.ASKED).write_text(content)
    assert [run.asked.recipe for run in trainings.runs()] == ["b", "c", "a"]
    assert {run.phase for run in trainings.runs()} == {"ended"}


@pytest.mark.parametrize("number", [f"1{'0' * 400}", "Infinity", "NaN", "[]", '"soon"'])
def test_numbers_that_are_none_hide_no_other_training(
    trainings: Trainings, tmp_path: Path, number: str
) -> None:
    for name in ("damaged", "sound"):
        (tmp_path / "training" / name).mkdir(parents=True)
    for key in ("minutes", "begun"):
        record = f'{{"recipe": "x", "data": "/photos", "{key}": {number}, "process": {number}}}'
        (tmp_path / "training" / "damaged" / training.ASKED).write_text(record)
        (tmp_path / "training" / "damaged" / training.FACTS).write_text(record)
        (tmp_path / "training" / "sound" / training.ASKED).write_text('{"recipe": "y", "data": "/photos"}')
        assert "y" in {run.asked.recipe for run in trainings.runs()}
    assert training._process_number(tmp_path / "training" / "damaged") == 0


@pytest.mark.parametrize("model", ["x" * 1500, "a\0b", ""])
def test_a_model_whose_name_no_file_can_have_is_none(
    trainings: Trainings, tmp_path: Path, model: str
) -> None:
    folder = tmp_path / "training" / "general"
    folder.mkdir(parents=True)
    (folder / training.ASKED).write_text(json.dumps({"recipe": training.GENERAL, "data": "/photos"}))
    (folder / training_events.EVENTS).write_text(json.dumps({"event": "done", "path": model}))
    assert trainings.general("qdnet") is None


def test_a_run_of_the_command_line_is_listed_too(trainings: Trainings, tmp_path: Path) -> None:
    folder = tmp_path / "training" / "shell"
    folder.mkdir(parents=True)
    (folder / training.FACTS).write_text(json.dumps({"recipe": "dri", "data": "/photos"}))
    (run,) = trainings.runs()
    assert (run.asked.recipe, run.asked.data) == ("dri", Path("/photos"))


def test_only_what_rests_in_the_folder_is_deleted(trainings: Trainings, tmp_path: Path) -> None:
    out = started(trainings, "slow", tmp_path)
    with pytest.raises(FileRefusedError, match="in use"):
        trainings.delete(out)
    with pytest.raises(FileRefusedError):
        trainings.delete(tmp_path)
    trainings.stop(out)
    wait(lambda: not trainings.alive(out))
    trainings.delete(out)
    assert trainings.runs() == ()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_made_is_named(trainer: None, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(FileRefusedError, match="cannot be made"):
        Trainings(tmp_path / "locked" / "training").start(Asked("disque", tmp_path))


def test_a_program_that_cannot_be_started_is_told(
    trainings: Trainings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_process, "program", lambda: [str(tmp_path / "nothing")])
    with pytest.raises(FileRefusedError, match="cannot be used"):
        started(trainings, "photos", tmp_path)


def test_a_question_can_be_cancelled_and_fails_in_words(trainer: None, tmp_path: Path) -> None:
    data = str(tmp_path / "unreadable")
    with pytest.raises(DisqueError, match="it broke"):
        training_process.ask(["survey", "disque", "--data", data, "--json"], cancelled=lambda: False)
    out = tmp_path / "out"
    out.mkdir()
    slow = ["fit", "disque", "--data", str(tmp_path / "deaf"), "--out", str(out)]
    with pytest.raises(CancelledError):
        training_process.ask(slow, cancelled=lambda: True)


def test_the_program_is_the_trainer_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def import_module(name: str) -> object:
        assert name == "trainer.__main__"

        class Trainer:
            run = staticmethod(lambda arguments: asked.append(arguments) or 5)

        return Trainer

    monkeypatch.setattr(training_process, "import_module", import_module)
    assert main([reentry.TRAIN, "fit", "disque"]) == 5
    assert asked == [["fit", "disque"]]


def test_a_program_without_the_trainer_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def import_module(name: str) -> object:
        raise ModuleNotFoundError("No module named 'trainer'", name="trainer")

    monkeypatch.setattr(training_process, "import_module", import_module)
    assert main([reentry.TRAIN, "fit", "disque"]) == 1
    assert "not part of this program" in capsys.readouterr().err
