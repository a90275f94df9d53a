"""Training from the window, as a user does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.training import words
from disque_studio.ui.training.part import TrainingPart
from disque_studio.ui.training.samples import SampleDialog
from tests.ui.conftest import PATIENCE_MS
from tests.ui.training.conftest import reaches

Begin = Callable[[str], None]
Data = Callable[[str], Path]


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)


def press(box: QMessageBox, text: str) -> None:
    button = next(one for one in box.buttons() if text in one.text().replace("&", ""))
    button.click()


def surveyed(part: TrainingPart, qtbot: QtBot, data: Path) -> list[str]:
    part.take_data(data)
    wait(qtbot, lambda: part.panel.setup.findings.texts() not in ([], ["Looking into the folder…"]))
    return part.panel.setup.findings.texts()


def drop(part: TrainingPart, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    part.panel.dragEnterEvent(enter)
    assert enter.isAccepted()
    part.panel.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))


def test_a_dropped_folder_is_looked_into(part: TrainingPart, qtbot: QtBot, data: Data) -> None:
    drop(part, data("mixed"))
    setup = part.panel.setup
    wait(qtbot, lambda: setup.survey is not None)
    assert setup.box.name.whole == "mixed"
    assert setup.findings.texts() == ["12 HDR photos", "scene.hdr is left out: is damaged"]
    assert setup.start.isEnabled()
    assert not setup.why.isVisible()


def test_a_dropped_photo_stands_for_its_folder(part: TrainingPart, qtbot: QtBot, data: Data) -> None:
    photo = data("photos") / "scene.hdr"
    photo.touch()
    drop(part, photo)
    assert part.panel.setup.data == photo.parent
    wait(qtbot, lambda: part.panel.setup.survey is not None)


def test_what_is_missing_is_said_and_nothing_starts(part: TrainingPart, qtbot: QtBot, data: Data) -> None:
    assert surveyed(part, qtbot, data("empty")) == ["12 HDR photos", "no photos; put some into hdr"]
    setup = part.panel.setup
    assert not setup.start.isEnabled()
    assert setup.why.text() == "The folder lacks what this training needs."
    assert setup.start.toolTip() == setup.why.text()


def test_a_folder_that_cannot_be_looked_into_says_why(part: TrainingPart, qtbot: QtBot, data: Data) -> None:
    assert surveyed(part, qtbot, data("unreadable")) == ["it broke"]
    assert not part.panel.setup.start.isEnabled()


def test_another_recipe_looks_again(part: TrainingPart, qtbot: QtBot, data: Data) -> None:
    surveyed(part, qtbot, data("photos"))
    part.panel.setup.choose_recipe("disque")
    assert part.panel.setup.survey is None
    assert not part.panel.setup.start.isEnabled()
    wait(qtbot, part.panel.setup.start.isEnabled)


@pytest.mark.parametrize("recipe", [one.recipe for one in words.OFFERS])
def test_every_recipe_can_be_started(
    part: TrainingPart, qtbot: QtBot, data: Data, recipe: str, window: MainWindow
) -> None:
    part.panel.setup.choose_recipe(recipe)
    surveyed(part, qtbot, data("photos"))
    window.actions_by_name["training_start"].trigger()
    reaches(part, qtbot, "done")
    (run,) = part.watcher.runs
    assert (run.asked.recipe, run.asked.minutes) == (recipe, words.offer(recipe).minutes)


def test_a_training_is_watched_to_its_end(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot
) -> None:
    begin("photos")
    reaches(part, qtbot, "done")
    view = part.panel.view
    assert view.result.whole == (
        "The new model is written. It is better than the installed one: 24.5 against 23.9 (looks)."
    )
    assert view.facts.values["step"].whole == "40 of 40"
    assert view.facts.values["speed"].whole == "20 images/s"
    assert view.facts.values["device"].whole == "CPU – no GPU was found"
    assert view.warnings.text.whole == "– one photo was left out"
    wait(qtbot, lambda: len(view.samples.grid.rows) == 1)
    wait(qtbot, lambda: [curve.name for curve in view.curves.plot.curves] == ["loss", "grid"])
    wait(qtbot, lambda: "better" in window.messages.messages[-1].text)
    wait(qtbot, lambda: not window.actions_by_name["training_stop"].isEnabled())
    assert not view.pause.isVisible()


def test_pause_resume_and_stop(part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot) -> None:
    begin("slow")
    reaches(part, qtbot, "training")
    pause = window.actions_by_name["training_pause"]
    pause.trigger()
    reaches(part, qtbot, "paused")
    assert part.panel.view.pause.text() == "Resume"
    assert pause.text() == "&Resume Training"
    pause.trigger()
    reaches(part, qtbot, "training")
    window.actions_by_name["training_stop"].trigger()
    wait(qtbot, lambda: part.panel.view.state.whole in ("Stopping…", "Stopped"))
    reaches(part, qtbot, "stopped")
    assert "Resume goes on from there" in part.panel.view.result.whole
    wait(qtbot, lambda: part.watcher.live is None and pause.isEnabled())
    pause.trigger()
    reaches(part, qtbot, "training")


def test_a_training_holds_still_while_the_picture_follows_a_hand(
    part: TrainingPart, begin: Begin, shown: MainWindow, qtbot: QtBot
) -> None:
    begin("slow")
    reaches(part, qtbot, "training")
    live = part.watcher.live
    assert live is not None
    busy = live.out / "busy"
    assert not busy.exists()
    shown.document.set_exposure(0.5)
    wait(qtbot, busy.is_file)


def test_stop_ends_what_does_not_answer(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot
) -> None:
    begin("deaf")
    reaches(part, qtbot, "training")
    window.actions_by_name["training_stop"].trigger()
    reaches(part, qtbot, "stopped")


def test_a_second_stop_does_not_wait(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot
) -> None:
    begin("deaf")
    reaches(part, qtbot, "training")
    for _ in range(2):
        window.actions_by_name["training_stop"].trigger()
    reaches(part, qtbot, "stopped")


def test_a_failure_is_told_where_it_is_seen(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot
) -> None:
    begin("failing")
    reaches(part, qtbot, "failed")
    said = "The disk is full; free some space. What was learnt up to step 5 is kept"
    assert said in part.panel.view.result.whole
    wait(qtbot, lambda: window.messages.messages)
    assert said in window.messages.messages[-1].text
    wait(qtbot, part.panel.view.pause.isEnabled)
    assert part.panel.view.pause.text() == "Resume"


def test_an_end_without_a_word_tells_the_last_line(part: TrainingPart, begin: Begin, qtbot: QtBot) -> None:
    begin("broken")
    reaches(part, qtbot, "ended")
    assert "MemoryError: nothing left" in part.panel.view.result.whole
    assert part.panel.view.state.whole == "Ended unexpectedly"


def test_what_crashed_is_resumed(part: TrainingPart, begin: Begin, qtbot: QtBot) -> None:
    begin("crashing")
    reaches(part, qtbot, "ended")
    wait(qtbot, part.panel.view.pause.isEnabled)
    part.panel.view.pause.click()
    reaches(part, qtbot, "done")
    (curve, _) = part.panel.view.told.standing.curves
    assert list(curve.steps) == list(range(1, 41))


def test_one_training_at_a_time(part: TrainingPart, begin: Begin, qtbot: QtBot, data: Data) -> None:
    begin("slow")
    reaches(part, qtbot, "training")
    part.take_data(data("photos"))
    setup = part.panel.setup
    wait(qtbot, lambda: setup.survey is not None)
    assert not setup.start.isEnabled()
    assert "is being trained; stop it first" in setup.why.text()


def test_runs_are_chosen_from_the_list_and_deleted(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot
) -> None:
    begin("photos")
    reaches(part, qtbot, "done")
    wait(qtbot, lambda: part.watcher.live is None)
    part.panel.view.back.click()
    assert part.panel.setup.isVisible()
    panel = part.panel
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    reaches(part, qtbot, "done")
    assert panel.view.isVisible() and panel.view.back.isVisible()
    wait(qtbot, window.actions_by_name["training_delete"].isEnabled)
    out = part.watcher.shown
    window.actions_by_name["training_delete"].trigger()
    press(window.findChild(QMessageBox), "Delete")
    wait(qtbot, lambda: not part.watcher.runs)
    assert not out.exists()
    assert panel.setup.isVisible()


def test_folders_open_in_the_file_manager(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    begin("photos")
    reaches(part, qtbot, "done")
    window.actions_by_name["training_folder"].trigger()
    window.actions_by_name["training_data_folder"].trigger()
    run = part.watcher.runs[0]
    assert opened == [str(run.out), str(run.asked.data)]


def test_the_data_folder_is_chosen_in_a_dialog(
    part: TrainingPart, window: MainWindow, qtbot: QtBot, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = data("photos")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.actions_by_name["training_data"].trigger()
    assert part.panel.setup.data == folder
    wait(qtbot, lambda: part.panel.setup.survey is not None)


def test_samples_are_enlarged_by_click_and_by_key(
    part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot
) -> None:
    begin("photos")
    grid = part.panel.view.samples.grid
    wait(qtbot, lambda: grid.rows)
    reaches(part, qtbot, "done")
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    (dialog,) = window.findChildren(SampleDialog)
    assert dialog.where.text().startswith("1 of 1")
    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    dialog.reject()
    QApplication.processEvents()
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(SampleDialog)))
    for one in window.findChildren(SampleDialog):
        one.reject()
