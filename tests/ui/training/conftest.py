"""The window beside a trainer that speaks like the real one and learns nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.training import closing
from disque_studio.ui.training.part import TrainingPart
from tests.studio.fake_trainer import trainer
from tests.ui.conftest import PATIENCE_MS

__all__ = ["trainer"]


@pytest.fixture
def part(trainer: None, window: MainWindow, qtbot: QtBot) -> Iterator[TrainingPart]:
    """The trainings of a window, with their panel in front; what still runs in the end is ended."""
    made, trainings = window.training, window.training.watcher.trainings
    # A window that asks cannot be closed by a test's end.
    window.preferences.set(closing.SETTING, closing.CONTINUE)
    window.docks.show("training")
    qtbot.waitUntil(made.panel.in_sight, timeout=PATIENCE_MS)
    yield made
    for run in trainings.runs():
        trainings.kill(run.out)


@pytest.fixture
def data(tmp_path: Path) -> Callable[[str], Path]:
    """Make a folder of data of a name, which tells the trainer what to do."""

    def make(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        return folder

    return make


@pytest.fixture
def begin(
    part: TrainingPart, window: MainWindow, qtbot: QtBot, data: Callable[[str], Path]
) -> Callable[[str], None]:
    """Set a training up on data of a name, and start it as a user does."""

    def start(name: str) -> None:
        part.take_data(data(name))
        action = window.actions_by_name["training_start"]
        qtbot.waitUntil(action.isEnabled, timeout=PATIENCE_MS)
        action.trigger()
        qtbot.waitUntil(lambda: part.panel.view.told is not None, timeout=PATIENCE_MS)

    return start


def reaches(part: TrainingPart, qtbot: QtBot, *phases: str) -> None:
    """Wait until the training that is shown is in one of these phases."""

    def there() -> bool:
        told = part.panel.view.told
        return told is not None and told.phase in phases

    qtbot.waitUntil(there, timeout=PATIENCE_MS)
