"""The window with its scores, under plain scorers."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, FakeEngine
from tests.ui.fake_quality import FakeQuality


@pytest.fixture
def quality(engine: FakeEngine) -> FakeQuality:
    return engine.quality


@pytest.fixture
def rest(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """A function that waits until everything about the picture is known."""

    def wait(window: MainWindow) -> None:
        part = window.quality
        qtbot.waitUntil(
            lambda: (
                part.scores.settled
                and part.target.state == "ready"
                and (part.target.asked is None or part.target.found is not None)
                and window.workers.idle()
            ),
            timeout=PATIENCE_MS,
        )

    return wait


@pytest.fixture
def scored(shown: MainWindow, rest: Callable[[MainWindow], None]) -> MainWindow:
    """The window with the photo in the default look, scored, and the walk built."""
    rest(shown)
    return shown
