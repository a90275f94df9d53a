"""Making a look model, comparing it, using it with one click, and going back with one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.errors import FileRefusedError
from disque_studio.looks.look import Look
from disque_studio.studio import lookmodels, ownpairs
from disque_studio.studio.ownpairs import Outcome, Trial
from disque_studio.studio.session import Choice
from disque_studio.studio.training import Asked, Run
from disque_studio.studio.training_events import Standing
from disque_studio.ui.lookmodel.compare_dialog import CompareDialog, verdict
from disque_studio.ui.lookmodel.make_dialog import MakeDialog
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.training.work import Told
from tests.ui.conftest import PATIENCE_MS, FakeEngine, FakeMapping, exemplar
from tests.ui.look.conftest import dialog

Settle = Callable[[Callable[[], object]], None]

OWN_TINT = (1.2, 1.0, 0.8)


@pytest.fixture(autouse=True)
def nothing_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookmodels, "_used", None)


def outcome(shipped: float = 6.0, own: float = 4.0) -> Outcome:
    picture = np.full((40, 60, 3), 90, np.uint8)
    look = Look("pairs", tuple(exemplar(str(i), OWN_TINT) for i in range(4)), (1.0,) * 4)
    trial = Trial("scene", picture, picture, picture, shipped, own)
    return Outcome("My look", Path("own.safetensors"), look, (trial,))


@pytest.fixture(autouse=True)
def trying(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """An engine that tries and keeps models without networks; own looks come out twice as red by them."""
    state = SimpleNamespace(outcome=outcome(), problem=None, asked=[])
    plan = engine.plan_choice

    def finish(folder: Path, out: Path, *, check: Any, progress: Any) -> Outcome:
        state.asked.append((folder, out))
        return replace(state.outcome)

    def keep(made: Outcome) -> Path:
        lookmodels.folder().mkdir(parents=True, exist_ok=True)
        lookmodels.path_of(made.name).write_bytes(b"a model")
        made.look.save(lookmodels.look_of(made.name), overwrite=True)
        return lookmodels.look_of(made.name)

    def plan_choice(photo: Any, choice: Any, exemplars: Any) -> FakeMapping:
        mapping = plan(photo, choice, exemplars)
        if lookmodels.active() and choice.kind == "file":
            return replace(mapping, tint=(2 * mapping.tint[0], *mapping.tint[1:]))
        return mapping

    monkeypatch.setattr(engine, "plan_choice", plan_choice)
    monkeypatch.setattr(engine, "lay_out_pairs", ownpairs.lay_out, raising=False)
    monkeypatch.setattr(engine, "finish_look_model", finish, raising=False)
    monkeypatch.setattr(engine, "keep_look_model", keep, raising=False)
    monkeypatch.setattr(engine, "look_model_problem", lambda: state.problem, raising=False)
    return state


@pytest.fixture
def settle(shown: MainWindow, qtbot: QtBot) -> Settle:
    def settle(so: Callable[[], object] = lambda: True) -> None:
        qtbot.waitUntil(lambda: bool(so()) and shown.workers.idle(), timeout=PATIENCE_MS)

    return settle


@pytest.fixture
def asked(shown: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """The trainings that are asked for; none is started."""
    begun: list[Asked] = []
    monkeypatch.setattr(shown.training.watcher, "start", begun.append)
    return begun


def end(window: MainWindow, tmp_path: Path, name: str = "My look", phase: str = "done") -> Path:
    """Let a training of a look model end."""
    out = tmp_path / "run"
    run = Run(out, Asked("own", lookmodels.pairs_of(name), 5), 0.0, phase)
    window.training.watcher.runs = (run,)
    window.training.watcher.listed.emit()
    window.training.watcher.ended.emit(Told(out, Standing(phase), phase))
    return out


def share(window: MainWindow, settle: Settle, hdr_file: Path, tmp_path: Path, count: int) -> None:
    window.look.take([hdr_file, *(tmp_path / f"scene_{letter}.jpg" for letter in "abcdefghi"[:count])])
    settle(lambda: len(window.document.mixed()) == count)


def test_the_pairs_of_the_shelf_are_laid_out_and_learnt(
    shown: MainWindow, settle: Settle, asked: list[Asked], hdr_file: Path, tmp_path: Path
) -> None:
    share(shown, settle, hdr_file, tmp_path, 3)
    shown.actions_by_name["make_look_model"].trigger()
    made = dialog(shown, MakeDialog)
    assert made.shelf.isChecked()
    assert made.shelf.text() == "The 3 pairs on the &shelf"
    assert "about 8" in made.note.text()
    made.name.setText("Evening")
    for letter in "abc":
        (tmp_path / f"scene_{letter}.jpg").write_bytes(b"picture")
    made.start.click()
    settle(lambda: asked)
    (begun,) = asked
    assert (begun.recipe, begun.data, begun.minutes) == ("own", lookmodels.pairs_of("Evening"), 5)
    assert lookmodels.name_of(begun.data) == "Evening"
    names = sorted(path.name for path in begun.data.iterdir())
    assert names == [f"00{n}-{part}" for n in (1, 2, 3) for part in ("after.jpg", "before.pfm")]
    assert ownpairs.laid_out(begun.data)[0] == (
        begun.data / "001-before.pfm",
        begun.data / "001-after.jpg",
    )


def test_too_few_pairs_are_told_and_start_nothing(
    shown: MainWindow, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    share(shown, settle, hdr_file, tmp_path, 2)
    shown.actions_by_name["make_look_model"].trigger()
    made = dialog(shown, MakeDialog)
    assert not made.start.isEnabled()
    assert made.note.text() == "2 pairs. At least 3 are needed; about 8 are good."
    made.reject()


def test_a_name_that_no_file_can_have_is_told(
    shown: MainWindow, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    share(shown, settle, hdr_file, tmp_path, 3)
    shown.actions_by_name["make_look_model"].trigger()
    made = dialog(shown, MakeDialog)
    made.name.setText("a/b")
    assert not made.start.isEnabled()
    assert "a/b" in made.note.text()
    made.name.setText("a b")
    assert made.start.isEnabled()
    made.reject()


def test_a_folder_is_looked_into(
    shown: MainWindow,
    settle: Settle,
    asked: list[Asked],
    hdr_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "edits"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.pfm").write_bytes(hdr_file.read_bytes())
        (folder / f"{name}.jpg").write_bytes(b"\xff\xd8\xff\xe0 a finished picture")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    shown.actions_by_name["make_look_model"].trigger()
    made = dialog(shown, MakeDialog)
    assert made.other.isChecked()
    assert not made.start.isEnabled()
    made.browse.click()
    settle(lambda: made.found is not None)
    assert made.note.text().startswith("4 pairs. It works")
    made.start.click()
    settle(lambda: asked)
    assert len(ownpairs.laid_out(asked[0].data)) == 4


def test_what_was_learnt_is_shown_beside_the_shipped_model(
    shown: MainWindow, settle: Settle, tmp_path: Path, trying: SimpleNamespace
) -> None:
    compare = shown.actions_by_name["compare_look_models"]
    assert not compare.isEnabled()
    out = end(shown, tmp_path)
    settle(lambda: shown.findChildren(CompareDialog))
    assert trying.asked == [(lookmodels.pairs_of("My look"), out)]
    found = dialog(shown, CompareDialog)
    assert "33 % smaller" in found.verdict.text()
    assert found.use.isDefault()
    found.reject()
    assert lookmodels.active() == ""
    assert compare.isEnabled()
    compare.trigger()
    settle(lambda: len(trying.asked) == 2)
    dialog(shown, CompareDialog).reject()


@pytest.mark.parametrize("phase", ["failed", "stopped", "ended"])
def test_a_training_that_did_not_end_well_shows_nothing(
    shown: MainWindow, settle: Settle, tmp_path: Path, trying: SimpleNamespace, phase: str
) -> None:
    end(shown, tmp_path, phase=phase)
    settle()
    assert not trying.asked
    assert not shown.actions_by_name["compare_look_models"].isEnabled()


def test_one_click_uses_the_model_and_one_goes_back(
    shown: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    document, actions = shown.document, shown.actions_by_name
    assert not actions["use_look_model"].isEnabled()
    assert not actions["use_shipped_model"].isEnabled()
    end(shown, tmp_path)
    settle(lambda: shown.findChildren(CompareDialog))
    dialog(shown, CompareDialog).use.click()
    settle(lambda: document.current_edit.choice.kind == "file")
    assert lookmodels.active() == shown.preferences.values.look_model == "My look"
    assert Path(document.current_edit.choice.name).stem == "My look"
    assert "My look" in [entry.name for entry in shown.look.catalogue.entries]
    assert document.mapping.tint == pytest.approx((2.4, 1.0, 0.8))

    actions["use_shipped_model"].trigger()
    settle(lambda: document.mapping.tint == pytest.approx(OWN_TINT))
    assert lookmodels.active() == shown.preferences.values.look_model == ""
    assert not actions["use_shipped_model"].isEnabled()
    assert document.current_edit.choice.kind == "file"

    actions["use_look_model"].trigger()
    settle(lambda: document.mapping.tint == pytest.approx((2.4, 1.0, 0.8)))
    assert lookmodels.active() == "My look"


def test_a_model_of_the_same_name_takes_its_place(
    shown: MainWindow, settle: Settle, tmp_path: Path, trying: SimpleNamespace
) -> None:
    for _ in range(2):
        end(shown, tmp_path)
        settle(lambda: shown.findChildren(CompareDialog))
        dialog(shown, CompareDialog).use.click()
        settle(lambda: shown.document.current_edit.choice.kind == "file")
    assert [entry.name for entry in shown.look.catalogue.entries if not entry.builtin] == ["My look"]
    assert lookmodels.names() == ("My look",)


def test_the_dialog_goes_back_where_the_model_is_in_use(
    shown: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    shown.preferences.set("look_model", "My look")
    end(shown, tmp_path)
    settle(lambda: shown.findChildren(CompareDialog))
    found = dialog(shown, CompareDialog)
    assert found.shipped.text() == "&Back to the Shipped Model"
    found.shipped.click()
    settle()
    assert lookmodels.active() == ""


def test_the_pairs_that_were_left_out_are_named(
    shown: MainWindow, settle: Settle, trying: SimpleNamespace, tmp_path: Path
) -> None:
    left_out = [(f"{letter}.hdr", "is damaged") for letter in "abcde"]
    trying.outcome = replace(outcome(), left_out=tuple(left_out))
    end(shown, tmp_path)
    settle(lambda: shown.findChildren(CompareDialog))
    lines = dialog(shown, CompareDialog).left_out.text().splitlines()
    assert lines[0] == "– a.hdr is left out: is damaged"
    assert lines[3:] == ["– 2 more files are left out"]


def test_nothing_is_said_where_no_pair_was_left_out(qtbot: QtBot) -> None:
    found = CompareDialog(outcome(), in_use=False)
    qtbot.addWidget(found)
    assert not found.left_out.isVisibleTo(found)


def test_a_model_that_cannot_be_used_is_told(
    shown: MainWindow, settle: Settle, trying: SimpleNamespace
) -> None:
    trying.problem = FileRefusedError(Path("My look.safetensors"), "is gone")
    shown.preferences.set("look_model", "My look")
    settle()
    assert any(message.text == "is gone" for message in shown.messages.messages)


def test_a_look_that_goes_by_its_fits_alone_is_told_once(
    shown: MainWindow,
    settle: Settle,
    engine: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
    hdr_file: Path,
) -> None:
    asked: list[str] = []

    def look_fall_back(choice: Choice, exemplars: object) -> str | None:
        asked.append(choice.name)
        return lookmodels.FALL_BACK if choice.name == "Warm" else None

    monkeypatch.setattr(engine, "look_fall_back", look_fall_back)
    document = shown.document
    document.add([hdr_file])
    for name in ("Cool", "Warm", "Cool", "Warm"):
        document.choose(Choice("builtin", name))
        settle(lambda: document.mapping is not None and not document.stands_in)
    settle(lambda: "Warm" in asked)
    (message,) = shown.messages.messages
    assert (message.subject, message.kind) == ("Warm", "info")
    assert "show the pairs again" in message.text
    assert sorted(asked) == ["Cool", "Warm"]


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (4.0, "clearly nearer"),
        (5.7, "a little nearer"),
        (6.05, "equally near"),
        (7.0, "shipped model is nearer"),
    ],
)
def test_the_verdict_says_what_the_figures_say(own: float, words: str) -> None:
    assert words in verdict(outcome(6.0, own))


@pytest.mark.parametrize(
    ("without", "said"),
    [
        (0, "different scenes."),
        (1, "1 more is left out: it came with a look, without its photo."),
        (2, "2 more are left out: they came with a look, without their photos."),
    ],
)
def test_pairs_without_photos_are_counted_in_words(qtbot: QtBot, without: int, said: str) -> None:
    asked = MakeDialog(9, without)
    qtbot.addWidget(asked)
    assert asked.note.text().endswith(said)
