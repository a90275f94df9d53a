"""The restored preview: asked for, made without holding up the window, and shown side by side."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from disque_studio.ui.dialogs.restored import RestoredDialog
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.fake_quality import FakeQuality

Rest = Callable[[MainWindow], None]


def dialogs(window: MainWindow) -> list[RestoredDialog]:
    return window.findChildren(RestoredDialog)


def pixels(label: QLabel) -> np.ndarray:
    image = label.pixmap().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def test_both_pictures_are_shown_pixel_for_pixel_and_closed_by_key(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot
) -> None:
    scored.actions_by_name["restored"].trigger()
    qtbot.waitUntil(lambda: len(dialogs(scored)) == 1, timeout=PATIENCE_MS)
    (dialog,) = dialogs(scored)
    before, after = quality.restored_preview(scored.document.photo.open_photo, scored.document.rendered)
    for label, expected in ((dialog.before, before), (dialog.after, after)):
        assert (pixels(label) == expected).all()
        assert label.accessibleName()
        assert label.width() >= expected.shape[1]
        assert label.height() >= expected.shape[0]
    assert dialog.before.accessibleName() != dialog.after.accessibleName()
    assert dialog.focusWidget() is dialog.close_button
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE_MS):
        qtbot.keyClick(dialog.close_button, Qt.Key.Key_Space)
    assert not scored.messages.isVisible()


@pytest.mark.parametrize(("shape", "stacked"), [((90, 120, 3), False), ((60, 240, 3), True)])
def test_panoramas_stand_one_above_the_other(
    qtbot: QtBot, shape: tuple[int, int, int], stacked: bool
) -> None:
    dialog = RestoredDialog(np.zeros(shape, np.uint8), np.ones(shape, np.uint8))
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.before.x() == dialog.after.x()) is stacked
    assert (dialog.before.y() == dialog.after.y()) is not stacked


def test_the_newest_request_wins_while_the_window_goes_on(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    quality.gate.clear()
    scored.actions_by_name["restored"].trigger()
    scored.document.set_exposure(1.0)
    scored.actions_by_name["restored"].trigger()
    assert [job.label for job in scored.workers.shown()] == ["Restoring a preview"]
    quality.gate.set()
    rest(scored)
    (dialog,) = dialogs(scored)
    before, _ = quality.restored_preview(scored.document.photo.open_photo, scored.document.rendered)
    assert (pixels(dialog.before) == before).all()
    dialog.reject()


def test_a_cancelled_preview_is_not_shown(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    quality.gate.clear()
    scored.actions_by_name["restored"].trigger()
    scored.actions_by_name["cancel"].trigger()
    quality.gate.set()
    rest(scored)
    assert not dialogs(scored)


def test_no_preview_of_a_photo_that_was_removed(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    quality.gate.clear()
    scored.actions_by_name["restored"].trigger()
    scored.actions_by_name["remove_photo"].trigger()
    assert not scored.actions_by_name["restored"].isEnabled()
    quality.gate.set()
    qtbot.waitUntil(scored.workers.idle, timeout=PATIENCE_MS)
    assert not dialogs(scored)


def test_without_a_photo_there_is_nothing_to_restore(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.quality.scores.facts is not None, timeout=PATIENCE_MS)
    assert not window.actions_by_name["restored"].isEnabled()


@pytest.fixture
def without_dri(quality: FakeQuality) -> None:
    del quality.metrics["dri"]


@pytest.mark.usefixtures("without_dri")
def test_without_dri_nothing_is_restored(shown: MainWindow, rest: Rest) -> None:
    rest(shown)
    assert not shown.actions_by_name["restored"].isEnabled()
