"""What becomes of a training when the window is closed, and how the next window finds it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.training import closing
from disque_studio.ui.training.part import TrainingPart
from tests.ui.conftest import PATIENCE_MS
from tests.ui.training.conftest import reaches
from tests.ui.training.test_part import press, wait

Begin = Callable[[str], None]


@pytest.fixture
def running(part: TrainingPart, begin: Begin, window: MainWindow, qtbot: QtBot) -> TrainingPart:
    begin("slow")
    reaches(part, qtbot, "training")
    window.preferences.set(closing.SETTING, closing.ASK)
    return part


def question(window: MainWindow) -> QMessageBox:
    window.close()
    assert window.isVisible()
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def test_it_can_be_kept_open(running: TrainingPart, window: MainWindow, qtbot: QtBot) -> None:
    press(question(window), "Keep Open")
    assert window.isVisible()
    assert running.watcher.live is not None
    window.preferences.set(closing.SETTING, closing.CONTINUE)


def test_it_stops_with_the_window(running: TrainingPart, window: MainWindow, qtbot: QtBot) -> None:
    press(question(window), "Stop and Close")
    wait(qtbot, lambda: not window.isVisible())
    (run,) = running.watcher.trainings.runs()
    assert run.phase == "stopped"


def test_it_goes_on_and_the_next_window_finds_it(
    running: TrainingPart, window: MainWindow, qtbot: QtBot
) -> None:
    press(question(window), "Let It Go On")
    wait(qtbot, lambda: not window.isVisible())
    assert running.watcher.trainings.runs()[0].phase == "training"
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignals([again.document.started, again.keeper.restored], timeout=PATIENCE_MS):
        again.start([])
    wait(qtbot, lambda: again.training.watcher.live is not None)
    wait(qtbot, lambda: again.training.panel.view.told is not None)
    wait(qtbot, lambda: again.messages.messages)
    assert "goes on in the background" in again.messages.messages[-1].text
    again.actions_by_name["training_stop"].trigger()
    reaches(again.training, qtbot, "stopped")
    wait(qtbot, lambda: again.training.watcher.live is None and again.workers.idle())
    again.close()


@pytest.mark.parametrize(("answer", "kept"), [("Let It Go On", "continue"), ("Stop and Close", "stop")])
def test_the_answer_can_hold_from_now_on(
    running: TrainingPart, window: MainWindow, qtbot: QtBot, answer: str, kept: str
) -> None:
    box = question(window)
    remember = box.checkBox()
    assert remember is not None
    remember.setChecked(True)
    press(box, answer)
    wait(qtbot, lambda: not window.isVisible())
    assert getattr(window.preferences.values, closing.SETTING) == kept


@pytest.mark.parametrize(("wanted", "left"), [("continue", "training"), ("stop", "stopped")])
def test_the_setting_needs_no_question(
    running: TrainingPart, window: MainWindow, qtbot: QtBot, wanted: str, left: str
) -> None:
    window.preferences.set(closing.SETTING, wanted)
    window.close()
    wait(qtbot, lambda: not window.isVisible())
    assert not window.findChildren(QMessageBox)
    assert running.watcher.trainings.runs()[0].phase == left


def test_without_a_training_the_window_closes(part: TrainingPart, window: MainWindow) -> None:
    window.close()
    assert not window.isVisible()
