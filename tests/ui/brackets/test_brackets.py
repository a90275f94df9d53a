"""Merging a series of exposures, from the drop to the opened picture."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.imaging import codecs
from disque_studio.ui.brackets.dialog import BracketsDialog
from disque_studio.ui.main_window import MainWindow
from tests.series import scene, write_series
from tests.ui.conftest import PATIENCE_MS


@pytest.fixture
def light() -> np.ndarray:
    return scene(120, 180)


@pytest.fixture
def series(tmp_path: Path, light: np.ndarray) -> list[Path]:
    folder = tmp_path / "shoot"
    folder.mkdir()
    return write_series(folder, light)


@pytest.fixture
def inspected(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """What was given to be inspected, which takes long."""
    given: list[list[Path]] = []
    monkeypatch.setattr(window.files, "_inspect", given.append)
    return given


def dialogs(window: MainWindow) -> list[BracketsDialog]:
    return [one for one in window.findChildren(BracketsDialog) if one.isVisible()]


def opened(window: MainWindow, qtbot: QtBot) -> BracketsDialog:
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1, timeout=PATIENCE_MS)
    return dialogs(window)[0]


def previewed(window: MainWindow, dialog: BracketsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not dialog.picture.pixmap().isNull() and window.workers.idle(), timeout=PATIENCE_MS
    )


def test_dropped_exposures_are_merged_and_opened(
    window: MainWindow, qtbot: QtBot, series: list[Path], light: np.ndarray
) -> None:
    window.files.open_files(series[::-1])
    dialog = opened(window, qtbot)
    previewed(window, dialog, qtbot)
    top = dialog.tree.topLevelItem(0)
    assert top.text(0) == "IMG_1.jpg – IMG_3.jpg   ·   3 exposures over 4.0 stops"
    assert [top.child(row).text(1) for row in range(3)] == ["−2.0 EV", "±0.0 EV", "+2.0 EV"]
    assert top.child(0).text(2) == "1/400 s   f/8   ISO 100"
    target = series[0].with_name("IMG_1-3 HDR.exr")
    assert dialog.target() == target
    dialog.merge.click()
    qtbot.waitUntil(lambda: window.document.ready and window.workers.idle(), timeout=PATIENCE_MS)
    assert window.document.current == target
    assert "merged and saved" in window.messages.messages[-1].text
    merged = codecs.read(target).rgb.astype(float)
    stops = np.log2(merged.mean(axis=2) / light.mean(axis=2))[10:-10, 10:-10]
    assert np.percentile(np.abs(stops - np.median(stops)), 95) < 0.1


def test_options_change_the_preview_without_reading_again(
    window: MainWindow, qtbot: QtBot, series: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_files(series)
    dialog = opened(window, qtbot)
    previewed(window, dialog, qtbot)
    monkeypatch.setattr("disque_studio.studio.brackets.read_small", None)
    dialog.align.click()
    dialog.tree.topLevelItem(0).child(2).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.picture.pixmap().isNull()
    previewed(window, dialog, qtbot)
    wish = dialog.wish()
    assert wish is not None and not wish.align and wish.deghost and len(wish.series.frames) == 2
    dialog.tree.topLevelItem(0).child(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.wish() is None and not dialog.merge.isEnabled()
    assert dialog.picture.text() == "Take in two frames or more."
    dialog.reject()


def test_dropped_exposures_may_be_opened_separately(
    window: MainWindow, qtbot: QtBot, series: list[Path], inspected: list[list[Path]]
) -> None:
    window.files.open_files(series)
    opened(window, qtbot).apart.click()
    qtbot.waitUntil(lambda: inspected == [series] and window.workers.idle(), timeout=PATIENCE_MS)
    assert not dialogs(window)


def test_pictures_that_are_no_series_open_as_ever(
    window: MainWindow, qtbot: QtBot, series: list[Path], inspected: list[list[Path]]
) -> None:
    lone = series[0].with_name("other.jpg")
    lone.write_bytes(series[0].read_bytes())
    window.files.open_files([series[0], lone])
    qtbot.waitUntil(lambda: bool(inspected) and window.workers.idle(), timeout=PATIENCE_MS)
    assert inspected == [[series[0], lone]] and not dialogs(window)


def test_a_folder_is_looked_into_and_nothing_is_replaced(
    window: MainWindow, qtbot: QtBot, series: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = series[0].with_name("IMG_1-3 HDR.exr")
    taken.write_bytes(b"mine")
    window.actions_by_name["merge_brackets"].trigger()
    dialog = opened(window, qtbot)
    assert not dialog.merge.isEnabled() and not dialog.apart.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(taken.parent.parent))
    dialog.folder.click()
    previewed(window, dialog, qtbot)
    assert dialog.note.text() == "1 series is found."
    assert dialog.target() == taken.with_name("IMG_1-3 HDR-2.exr")
    dialog.line.setText(str(taken))
    assert not dialog.merge.isEnabled()
    dialog.line.setText(str(series[0]))
    assert not dialog.merge.isEnabled()
    dialog.reject()
    assert taken.read_bytes() == b"mine"


def test_a_frame_that_cannot_be_read_says_so_in_the_previews_place(
    window: MainWindow, qtbot: QtBot, series: list[Path]
) -> None:
    whole = series[1].read_bytes()
    place = whole.rindex(b"\xff\xda") + 200
    series[1].write_bytes(whole[:place] + b"\xff\xd9")
    window.files.open_files(series)
    dialog = opened(window, qtbot)
    qtbot.waitUntil(lambda: "damaged" in dialog.picture.text(), timeout=PATIENCE_MS)
    assert dialog.picture.text().startswith("IMG_2.jpg: ")
    dialog.reject()


def test_merging_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, series: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_files(series)
    dialog = opened(window, qtbot)
    previewed(window, dialog, qtbot)

    def slow(series, options, target, *, check, progress):
        while True:
            check()

    monkeypatch.setattr("disque_studio.studio.brackets.merge_files", slow)
    dialog.merge.click()
    qtbot.waitUntil(lambda: bool(window.workers.shown()), timeout=PATIENCE_MS)
    window.actions_by_name["cancel"].trigger()
    qtbot.waitUntil(window.workers.idle, timeout=PATIENCE_MS)
    assert window.document.current is None
