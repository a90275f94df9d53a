"""The window as a whole: what enters it, what it says, and that every command is served and can be found."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.ui.actions import ACTIONS, MENUS, keys_text
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, FakeEngine, write_pfm


def drop(target: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    target.dropEvent(event)


def picture(window: MainWindow) -> np.ndarray:
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)


def settle(window: MainWindow, qtbot: QtBot) -> np.ndarray:
    qtbot.waitUntil(
        lambda: window.document.ready and window.workers.idle() and window.view.settled(),
        timeout=PATIENCE_MS,
    )
    return picture(window)


def run(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].trigger()


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    return write_pfm(tmp_path / "other.pfm", np.full((30, 40, 3), 0.5, np.float32))


def test_a_dropped_photo_is_shown_and_named(window: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    assert window.stage.currentWidget() is window.welcome
    drop(window, hdr_file)
    seen = settle(window, qtbot)
    assert window.stage.currentWidget() is window.canvas
    assert window.windowTitle().startswith("scene.pfm")
    assert "120 × 80" in window.status.photo.text()
    assert window.status.photo.text().endswith("scene.pfm")
    assert seen.std() > 20


def test_photos_dropped_together_stand_in_the_filmstrip(
    window: MainWindow, qtbot: QtBot, hdr_file: Path, other_file: Path
) -> None:
    drop(window, hdr_file, other_file)
    settle(window, qtbot)
    assert [shot.path for shot in window.document.session.shots] == [hdr_file, other_file]
    assert window.document.current == hdr_file


def test_the_demo_opens_in_one_click(window: MainWindow, qtbot: QtBot) -> None:
    run(window, "demo")
    settle(window, qtbot)
    assert window.document.current_edit.choice.name == "Natural"


@pytest.fixture
def copy(qapp: QApplication) -> Iterator[Callable[[Path], None]]:
    """A function that copies a file, as a file manager does.

    The clipboard keeps the QMimeData that it is given until the process exits, when Python is gone already
    and a QMimeData made by Python crashes on its end: so it is taken back while Python lives.
    """

    def copy(file: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        qapp.clipboard().setMimeData(data)

    yield copy
    qapp.clipboard().clear()


def test_paste_opens_copied_files(
    window: MainWindow, qtbot: QtBot, hdr_file: Path, copy: Callable[[Path], None]
) -> None:
    copy(hdr_file)
    run(window, "paste")
    settle(window, qtbot)


def test_a_dropped_pair_is_learnt_and_used(
    window: MainWindow, qtbot: QtBot, hdr_file: Path, finished_file: Path
) -> None:
    drop(window, finished_file, hdr_file)
    qtbot.waitUntil(lambda: bool(window.document.session.pairs), timeout=PATIENCE_MS)
    warm = settle(window, qtbot)
    assert window.document.current == hdr_file
    run(window, "no_look")
    plain = settle(window, qtbot)
    assert (warm - plain)[..., 0].mean() > 1
    assert (warm - plain)[..., 2].mean() < -1


@pytest.mark.parametrize("content", [b"just some words\n", b"PF\n4000 3000\n-1.0\nshort"])
def test_a_bad_file_gives_one_message_and_the_window_lives(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.pfm"
    bad.write_bytes(content)
    drop(shown, bad)
    qtbot.waitUntil(lambda: shown.messages.isVisible(), timeout=PATIENCE_MS)
    (message,) = shown.messages.messages
    assert message.subject == "bad.pfm"
    assert message.text
    assert shown.windowTitle().startswith("scene.pfm")
    assert shown.document.ready
    run(shown, "cancel")
    assert not shown.messages.isVisible()


def test_a_bad_file_alone_is_not_kept_in_the_filmstrip(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.pfm"
    bad.write_bytes(b"just some words\n")
    drop(window, bad)
    qtbot.waitUntil(lambda: window.messages.isVisible(), timeout=PATIENCE_MS)
    assert window.document.session.shots == ()
    assert window.document.current is None
    assert window.stage.currentWidget() is window.welcome
    assert not window.actions_by_name["undo"].isEnabled()


def test_an_internal_error_keeps_its_traceback(
    shown: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, engine: FakeEngine
) -> None:
    settle(shown, qtbot)
    monkeypatch.setattr(engine, "plan_choice", lambda *_: 1 / 0)
    run(shown, "no_look")
    qtbot.waitUntil(lambda: shown.messages.isVisible(), timeout=PATIENCE_MS)
    (message,) = shown.messages.messages
    assert message.subject == "Internal error"
    assert "ZeroDivisionError" in message.details
    assert "Traceback" in message.details


def test_undo_and_redo_name_their_step_and_show_in_the_picture(shown: MainWindow, qtbot: QtBot) -> None:
    undo, redo = shown.actions_by_name["undo"], shown.actions_by_name["redo"]
    before = settle(shown, qtbot)
    run(shown, "exposure_down")
    dark = settle(shown, qtbot)
    assert dark.mean() < before.mean()
    assert undo.text().endswith("Exposure")
    run(shown, "undo")
    assert (settle(shown, qtbot) == before).all()
    assert redo.text().endswith("Exposure")
    run(shown, "redo")
    assert (settle(shown, qtbot) == dark).all()


def test_removing_the_last_photo_shows_the_welcome(shown: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    shown.document.remove([hdr_file])
    assert shown.stage.currentWidget() is shown.welcome
    assert not shown.actions_by_name["fit"].isEnabled()
    run(shown, "undo")
    settle(shown, qtbot)
    assert shown.stage.currentWidget() is shown.canvas


def test_every_command_is_served_once_and_stands_in_a_menu(window: MainWindow) -> None:
    names = [spec.name for spec in ACTIONS]
    assert len(names) == len(set(names))
    assert window.desk.served == set(names)
    menus = window.menuBar().findChildren(QMenu)
    assert set(MENUS) <= {menu.objectName() for menu in menus}
    assert set(names) <= {action.objectName() for menu in menus for action in menu.actions()}


def test_no_two_commands_of_a_menu_answer_to_one_letter(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions()]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), texts


def test_every_command_tells_its_shortcut_or_why_it_has_none(window: MainWindow) -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    for spec in ACTIONS:
        assert bool(spec.keys) != bool(spec.why_no_key), spec.name
        assert spec.tip
        assert keys_text(spec) in window.actions_by_name[spec.name].toolTip()


def test_widgets_a_user_can_focus_have_names(shown: MainWindow) -> None:
    for widget in shown.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.toolTip()
            inner = type(widget).__name__ in {"QLineEdit", "QSplitter", "QTabBar"}
            inner = inner or widget.objectName().startswith("qt_")
            assert named or inner, f"{type(widget).__name__} {widget.objectName()} has no name"


def test_long_names_do_not_widen_the_window(shown: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    settle(shown, qtbot)
    long = hdr_file.with_name("a" * 200 + ".pfm")
    long.write_bytes(hdr_file.read_bytes())
    width = shown.width()
    drop(shown, long)
    settle(shown, qtbot)
    assert "a" * 200 in shown.windowTitle()
    qtbot.mouseMove(shown.canvas, shown.canvas.rect().center())
    assert shown.minimumSizeHint().width() <= 900
    assert shown.width() == width


def test_the_arrangement_of_the_panels_is_kept(shown: MainWindow, qtbot: QtBot) -> None:
    run(shown, "scopes_panel")
    shown.docks.docks["history"].hide()
    shown.close()
    again = MainWindow()
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    assert again.docks.docks["history"].isHidden()
    assert not again.docks.docks["filmstrip"].isHidden()
    assert again.actions_by_name["scopes_panel"].isChecked()
    again.close()


def test_a_panel_behind_another_comes_to_the_front_by_its_key(shown: MainWindow) -> None:
    grade = shown.actions_by_name["grade_panel"]
    assert not grade.isChecked()
    grade.trigger()
    assert shown.docks.docks["grade"].visibleRegion().isEmpty() is False
    assert grade.isChecked()


def test_a_window_larger_than_the_screen_is_made_smaller(window: MainWindow) -> None:
    window.resize(5000, 5000)
    window.fit_screen()
    assert window.width() <= max(window.screen().availableSize().width(), window.minimumWidth())
    assert window.height() <= max(window.screen().availableSize().height(), window.minimumHeight())
