"""The window's flows, driven as a user drives them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.ui.actions import ACTIONS, keys_text
from disque_studio.ui.dialogs.save import SaveDialog
from disque_studio.ui.main_window import MainWindow


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
    def settled() -> bool:
        frame, document = window.canvas.frame, window.document
        return bool(
            frame
            and window.workers.idle()
            and frame.request.viewport == window.canvas.viewport
            and frame.request.after is document.mapping
            and frame.request.strength == document.applied_strength
            and frame.request.exposure == document.exposure
            and (frame.before is not None or not window.canvas.wants_before)
        )

    qtbot.waitUntil(settled, timeout=5000)
    return picture(window)


def run(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].trigger()


def test_dropped_photo_is_shown_and_named(window: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    assert window.stage.currentWidget() is window.welcome
    drop(window, hdr_file)
    seen = settle(window, qtbot)
    assert window.windowTitle().startswith("scene.pfm")
    assert "120 × 80" in window.status.photo.text()
    assert "stops" in window.status.photo.text()
    assert seen.std() > 20


def test_the_demo_opens_in_one_click(window: MainWindow, qtbot: QtBot) -> None:
    run(window, "demo")
    settle(window, qtbot)
    assert window.document.choice.name == "Natural"


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


def test_dropped_pair_is_learned_and_used(
    window: MainWindow, qtbot: QtBot, hdr_file: Path, finished_file: Path
) -> None:
    drop(window, finished_file, hdr_file)
    qtbot.waitUntil(lambda: window.document.choice.kind == "pairs", timeout=5000)
    warm = settle(window, qtbot)
    (pair,) = window.document.pairs
    card = window.panel.shelf.cards[pair.key]
    assert pair.exemplar is not None
    assert pair.exemplar.fit_error == 1.5
    card.switch.click()
    plain = settle(window, qtbot)
    assert (warm - plain)[..., 0].mean() > 1
    assert (warm - plain)[..., 2].mean() < -1
    card.switch.click()
    card.remove.click()
    assert not window.document.pairs
    assert window.document.choice.kind == "none"


def test_two_pairs_mix_by_weight(shown: MainWindow, qtbot: QtBot, hdr_file: Path, tmp_path: Path) -> None:
    drop(shown.panel.shelf, hdr_file, tmp_path / "scene_warm.jpg")
    drop(shown.panel.shelf, tmp_path / "phone.jpg")
    qtbot.waitUntil(lambda: all(p.exemplar for p in shown.document.pairs), timeout=5000)
    both = settle(shown, qtbot)
    first, second = shown.document.pairs
    shown.panel.shelf.cards[second.key].weight.setValue(0)
    warm = settle(shown, qtbot)
    shown.panel.shelf.cards[second.key].weight.setValue(100)
    shown.panel.shelf.cards[first.key].weight.setValue(0)
    cool = settle(shown, qtbot)
    assert warm[..., 0].mean() > both[..., 0].mean() > cool[..., 0].mean()


@pytest.mark.parametrize("content", [b"just some words\n", b"PF\n4000 3000\n-1.0\nshort"])
def test_bad_file_gives_one_message_and_the_window_lives(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.pfm"
    bad.write_bytes(content)
    drop(shown, bad)
    qtbot.waitUntil(lambda: shown.messages.isVisible(), timeout=5000)
    (message,) = shown.messages.messages
    assert message.subject == "bad.pfm"
    assert message.text
    assert shown.windowTitle().startswith("scene.pfm")
    run(shown, "cancel")
    assert not shown.messages.isVisible()


def test_refused_pair_leaves_the_shelf(
    shown: MainWindow, qtbot: QtBot, hdr_file: Path, tmp_path: Path
) -> None:
    drop(shown, hdr_file, tmp_path / "other.jpg")
    qtbot.waitUntil(lambda: shown.messages.isVisible(), timeout=5000)
    assert "same scene" in shown.messages.messages[0].text
    assert not shown.document.pairs
    assert not shown.panel.shelf.cards


def test_internal_error_keeps_its_traceback(
    shown: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, engine: object
) -> None:
    monkeypatch.setattr(engine, "plan", lambda photo, look: 1 / 0)
    run(shown, "no_look")
    settle(shown, qtbot)
    shown.document._planned.clear()
    run(shown, "next_look")
    qtbot.waitUntil(lambda: shown.messages.isVisible(), timeout=5000)
    (message,) = shown.messages.messages
    assert message.subject == "Internal error"
    assert "ZeroDivisionError" in message.details
    assert "Traceback" in message.details


def test_strength_and_exposure_change_the_picture(shown: MainWindow, qtbot: QtBot) -> None:
    run(shown, "next_look")
    full = settle(shown, qtbot)
    shown.panel.strength.slider.setValue(0)
    none = settle(shown, qtbot)
    assert full[..., 0].mean() > none[..., 0].mean() + 1
    shown.panel.exposure.number.setValue(-3)
    dark = settle(shown, qtbot)
    assert dark.mean() < none.mean() - 10
    run(shown, "reset")
    assert (settle(shown, qtbot) == full).all()
    run(shown, "strength_up", "exposure_up")
    assert shown.panel.strength.value() == 105
    assert shown.panel.exposure.value() == 0.25
    for _ in range(20):
        run(shown, "strength_up")
    assert shown.document.strength == 1.5


def test_wipe_shows_before_on_the_left(shown: MainWindow, qtbot: QtBot) -> None:
    run(shown, "next_look")
    after = settle(shown, qtbot)
    run(shown, "before")
    before = settle(shown, qtbot)
    run(shown, "before", "wipe")
    both = settle(shown, qtbot)
    height, width = both.shape[:2]
    rows = slice(height // 2 + 60, height // 2 + 100)
    left, right = slice(40, width // 2 - 40), slice(width // 2 + 40, width - 40)
    assert (both[rows, left] == before[rows, left]).all()
    assert (both[rows, right] == after[rows, right]).all()
    assert (before != after).any()
    run(shown, "wipe_left")
    assert shown.canvas.line < 0.5
    at = QPoint(round(shown.canvas.line * shown.canvas.width()), 100)
    qtbot.mousePress(shown.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(shown.canvas, QPoint(200, 100))
    qtbot.mouseRelease(shown.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert shown.canvas.line == pytest.approx(200 / shown.canvas.width())


def test_holding_b_shows_before(shown: MainWindow, qtbot: QtBot) -> None:
    run(shown, "next_look")
    after = settle(shown, qtbot)
    qtbot.keyPress(shown.panel.strength.slider, Qt.Key.Key_B)
    before = settle(shown, qtbot)
    qtbot.keyRelease(shown.panel.strength.slider, Qt.Key.Key_B)
    assert (before != after).any()
    assert (settle(shown, qtbot) == after).all()


def test_keys_zoom_and_pan(shown: MainWindow, qtbot: QtBot) -> None:
    canvas = shown.canvas
    fitted = canvas.viewport.zoom
    run(shown, "one_to_one")
    assert canvas.viewport.zoom == 1.0
    assert shown.status.zoom.text() == "100 %"
    for _ in range(10):
        run(shown, "zoom_in")
    assert canvas.viewport.zoom == pytest.approx(32)
    canvas.setFocus()
    x = canvas.viewport.x
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.viewport.x > x
    run(shown, "pan_left", "fit")
    assert canvas.viewport.zoom == fitted
    settle(shown, qtbot)


def test_double_click_zooms_to_the_cursor(shown: MainWindow, qtbot: QtBot) -> None:
    at = QPoint(shown.canvas.width() // 2 + 40, shown.canvas.height() // 2 - 30)
    scale = shown.canvas.devicePixelRatioF()
    before = shown.canvas.viewport.to_photo(at.x() * scale, at.y() * scale)
    shown.canvas.zoom_to(16.0, QPointF(at))
    after = shown.canvas.viewport.to_photo(at.x() * scale, at.y() * scale)
    assert after == pytest.approx(before, abs=0.2)
    qtbot.mouseDClick(shown.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert shown.canvas.viewport.fitted


def test_the_pixel_under_the_mouse_is_read_out(shown: MainWindow, qtbot: QtBot) -> None:
    settle(shown, qtbot)
    qtbot.mouseMove(shown.canvas, QPoint(shown.canvas.width() // 2, shown.canvas.height() // 2))
    assert "scene" in shown.status.pixel.text()
    assert "EV" in shown.status.pixel.text()


def save_as(window: MainWindow, path: Path, kind: str = "PNG") -> SaveDialog:
    run(window, "save")
    (dialog,) = window.findChildren(QDialog)
    assert isinstance(dialog, SaveDialog)
    dialog.line.setText(str(path))
    dialog.kind.setCurrentText(kind)
    return dialog


def test_save_writes_a_file_and_says_where(shown: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = save_as(shown, tmp_path / "result.jpg")
    assert dialog.output().path == tmp_path / "result.png"
    assert [dialog.bits.itemData(i) for i in range(dialog.bits.count())] == [8, 16]
    dialog.accept()
    qtbot.waitUntil(lambda: shown.messages.isVisible(), timeout=5000)
    assert (tmp_path / "result.png").stat().st_size == 120 * 80 * 3
    assert shown.messages.messages[0].subject == "result.png"


def test_an_existing_file_is_replaced_only_when_asked(shown: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "result.png").write_bytes(b"mine")
    dialog = save_as(shown, tmp_path / "result.png")
    button = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    assert not button.isEnabled()
    dialog.replace.click()
    assert button.isEnabled()
    assert dialog.output().overwrite
    dialog.reject()


def test_cancel_stops_saving(shown: MainWindow, qtbot: QtBot, tmp_path: Path, engine: object) -> None:
    engine.gate.clear()  # type: ignore[attr-defined]
    save_as(shown, tmp_path / "result.png").accept()
    qtbot.waitUntil(lambda: shown.status.cancel.isVisible(), timeout=5000)
    assert "result.png" in shown.status.job.text()
    qtbot.mouseClick(shown.status.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shown.status.cancel.isVisible(), timeout=5000)
    assert not (tmp_path / "result.png").exists()
    assert not shown.messages.isVisible()


def test_closing_while_saving_ends_the_work(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, engine: object
) -> None:
    engine.gate.clear()  # type: ignore[attr-defined]
    save_as(shown, tmp_path / "result.png").accept()
    qtbot.waitUntil(lambda: bool(shown.workers.shown()), timeout=5000)
    shown.close()
    assert not (tmp_path / "result.png").exists()


def test_every_action_tells_its_shortcut_and_no_two_share_one(window: MainWindow) -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    for spec in ACTIONS:
        assert keys_text(spec)
        assert keys_text(spec) in window.actions_by_name[spec.name].toolTip()


def test_looks_are_listed_with_a_preview_and_stepped_through(shown: MainWindow, qtbot: QtBot) -> None:
    looks = shown.panel.looks.list
    assert [looks.item(i).text() for i in range(looks.count())] == ["Natural", "Warm", "Cool"]
    run(shown, "previous_look")
    assert shown.document.choice.name == "Cool"
    assert not shown.actions_by_name["use_pairs"].isEnabled()
    run(shown, "no_look")
    settle(shown, qtbot)
    assert looks.currentRow() == -1
    assert shown.document.photo is not None
    assert shown.document.mapping is shown.document.photo.neutral
    assert not shown.panel.strength.isEnabled()
    run(shown, "previous_look")
    assert shown.document.choice.name == "Cool"


def test_widgets_a_user_can_focus_have_names(shown: MainWindow) -> None:
    for widget in shown.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.toolTip()
            inner = type(widget).__name__ in {"QLineEdit", "QSplitter"} or widget.objectName().startswith(
                "qt_"
            )
            assert named or inner, f"{type(widget).__name__} {widget.objectName()} has no name"


def test_long_names_do_not_widen_the_window(shown: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    long = hdr_file.rename(hdr_file.with_name("a" * 200 + ".pfm"))
    width = shown.width()
    drop(shown, long)
    drop(shown, long, long.with_suffix(".jpg"))
    qtbot.waitUntil(lambda: "a" * 200 in shown.windowTitle() and shown.workers.idle(), timeout=5000)
    qtbot.mouseMove(shown.canvas, shown.canvas.rect().center())
    assert shown.minimumSizeHint().width() <= 900
    assert shown.width() == width
