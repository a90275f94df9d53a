"""The View menu's flows in the window: views, zoom, pins and read-out, by mouse and keyboard."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.ui.actions import ACTIONS
from disque_studio.ui.canvas.readout import Readout, lab_of
from disque_studio.ui.canvas.view import Layer
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.view.part import KINDS
from tests.ui.conftest import PATIENCE_MS

KEYS = {"after": "A", "wipe": "W", "sides": "S", "difference": "D", "stops": "F", "before": "\\"}


@pytest.fixture
def warm(shown: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a look on the photo that differs from before."""
    shown.actions_by_name["next_look"].trigger()
    settle(shown, qtbot)
    return shown


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.view.settled() and window.workers.idle(), timeout=PATIENCE_MS)


def pixels(image: QImage | None) -> np.ndarray:
    assert image is not None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)


def seen(window: MainWindow, layer: Layer) -> np.ndarray:
    assert window.canvas.frame is not None
    return pixels(window.canvas.frame.plain.get(layer))


def run(window: MainWindow, qtbot: QtBot, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].trigger()
    settle(window, qtbot)


@pytest.mark.parametrize("kind", KINDS)
def test_each_view_has_a_key_and_a_tick(warm: MainWindow, qtbot: QtBot, kind: str) -> None:
    warm.canvas.setFocus()
    qtbot.keyClick(warm.canvas, KEYS[kind])
    settle(warm, qtbot)
    assert warm.canvas.view.kind == kind
    assert [name for name in KINDS if warm.actions_by_name[name].isChecked()] == [kind]
    qtbot.keyClick(warm.canvas, KEYS[kind])
    assert warm.canvas.view.kind == "after"
    assert warm.actions_by_name["after"].isChecked()


def test_keys_of_views_are_letters_where_text_is_typed(warm: MainWindow, qtbot: QtBot) -> None:
    line = QLineEdit(warm)
    line.show()
    line.setFocus()
    qtbot.keyClicks(line, "wasd fzjbig\\")
    assert line.text() == "wasd fzjbig\\"
    assert warm.canvas.view.kind == "after"
    assert warm.canvas.shown.kind == "after"
    assert not warm.canvas.view.clipping


def test_before_is_the_exposure_alone(warm: MainWindow, qtbot: QtBot) -> None:
    warm.document.set_exposure(0.75)
    run(warm, qtbot, "before")
    assert warm.canvas.frame is not None
    request = warm.canvas.frame.request
    assert request.before.exposure == request.after.exposure == 0.75
    assert request.before.tint == (1, 1, 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", ["canvas", "list", "button"])
def test_holding_b_glances_at_before_wherever_the_keyboard_is(
    warm: MainWindow, qtbot: QtBot, place: str
) -> None:
    run(warm, qtbot, "sides")
    widget: QWidget = warm.canvas
    if place != "canvas":
        widget = QListWidget(warm) if place == "list" else QPushButton("b", warm)
        widget.show()
    widget.setFocus()
    qtbot.keyPress(widget, Qt.Key.Key_B)
    assert warm.canvas.shown.kind == "before"
    settle(warm, qtbot)
    qtbot.keyRelease(widget, Qt.Key.Key_B)
    assert warm.canvas.shown.kind == "sides"


def test_a_glance_ends_where_the_keyboard_goes_elsewhere(warm: MainWindow, qtbot: QtBot) -> None:
    warm.canvas.setFocus()
    qtbot.keyPress(warm.canvas, Qt.Key.Key_B)
    assert warm.canvas.shown.kind == "before"
    button = QPushButton("elsewhere", warm)
    button.show()
    button.setFocus()
    assert warm.canvas.shown.kind == "after"


def test_the_photo_is_panned_and_zoomed_by_keys(warm: MainWindow, qtbot: QtBot) -> None:
    run(warm, qtbot, "pixels")
    warm.canvas.setFocus()
    for key, across, down in (
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Down, 0, 1),
        (Qt.Key.Key_Up, 0, -1),
    ):
        before = warm.canvas.viewport
        qtbot.keyClick(warm.canvas, key)
        after = warm.canvas.viewport
        assert np.sign([after.x - before.x, after.y - before.y]).tolist() == [across, down]
    zoom = warm.canvas.viewport.zoom
    run(warm, qtbot, "zoom_in", "zoom_in")
    assert warm.canvas.viewport.zoom == pytest.approx(2 * zoom)
    run(warm, qtbot, "zoom_out", "zoom_out")
    assert warm.canvas.viewport.zoom == pytest.approx(zoom)


def test_the_difference_is_amplified_step_by_step(warm: MainWindow, qtbot: QtBot) -> None:
    run(warm, qtbot, "wipe")
    apart = np.abs(seen(warm, "after") - seen(warm, "before"))
    run(warm, qtbot, "difference")
    for _ in range(8):
        run(warm, qtbot, "less_gain")
    assert warm.canvas.view.gain == 1
    np.testing.assert_array_equal(seen(warm, "difference"), apart)
    run(warm, qtbot, "more_gain", "more_gain")
    np.testing.assert_array_equal(seen(warm, "difference"), np.minimum(4 * apart, 255))
    for _ in range(8):
        run(warm, qtbot, "more_gain")
    assert warm.canvas.view.gain == 64


def test_the_wipe_line_is_moved_turned_and_swapped_by_keys(warm: MainWindow, qtbot: QtBot) -> None:
    warm.canvas.setFocus()
    qtbot.keyClick(warm.canvas, Qt.Key.Key_W)
    qtbot.keyClick(warm.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert warm.canvas.view.line.x == pytest.approx(0.48)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(warm.canvas, key, Qt.KeyboardModifier.ShiftModifier)
    assert warm.canvas.view.line.angle == 5
    qtbot.keyClick(warm.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert [pane.layer for pane in warm.canvas.panes] == ["after", "before"]


def test_zoom_has_its_steps(warm: MainWindow, qtbot: QtBot) -> None:
    canvas = warm.canvas
    for name, zoom in (("one_to_one", 1.0), ("two_to_one", 2.0), ("pixels", 48.0)):
        run(warm, qtbot, name)
        assert canvas.viewport.zoom == zoom * (canvas.devicePixelRatioF() if name == "pixels" else 1)
    assert canvas.frame is not None
    shown, plain = canvas.frame.shown["after"], canvas.frame.plain["after"]
    assert (pixels(shown) != pixels(plain)).any()
    run(warm, qtbot, "fit")
    assert canvas.viewport.fitted
    run(warm, qtbot, "toggle_zoom")
    assert canvas.viewport.zoom == 1
    run(warm, qtbot, "fill")
    assert canvas.viewport.zoom > canvas.viewport.fit_zoom


def test_clipping_marks_follow_the_key(warm: MainWindow, qtbot: QtBot) -> None:
    warm.document.set_exposure(3)
    warm.canvas.setFocus()
    qtbot.keyClick(warm.canvas, Qt.Key.Key_J)
    settle(warm, qtbot)
    frame = warm.canvas.frame
    assert frame is not None
    assert frame.marked.clipped is not None
    assert frame.marked.clipped.blown > 0.1
    assert (pixels(frame.shown["after"]) != pixels(frame.after)).any()
    qtbot.keyClick(warm.canvas, Qt.Key.Key_J)
    settle(warm, qtbot)
    assert warm.canvas.frame is not None
    assert warm.canvas.frame.marked.clipped is None


def test_a_pinned_view_is_kept_while_the_look_changes(warm: MainWindow, qtbot: QtBot) -> None:
    pinned = seen(warm, "after")
    run(warm, qtbot, "pin_view")
    qtbot.waitUntil(lambda: warm.view.pin is not None, timeout=PATIENCE_MS)
    settle(warm, qtbot)
    assert warm.canvas.view.kind == "sides"
    assert [pane.layer for pane in warm.canvas.panes] == ["reference", "after"]
    run(warm, qtbot, "difference")
    assert not seen(warm, "difference").any()
    warm.document.set_exposure(1)
    run(warm, qtbot, "wipe")
    np.testing.assert_array_equal(seen(warm, "reference"), pinned)
    assert (seen(warm, "after") != pinned).any()
    run(warm, qtbot, "unpin")
    assert warm.canvas.view.reference == ""
    assert warm.view.pin is None
    assert not warm.actions_by_name["unpin"].isEnabled()
    assert warm.canvas.panes[0].layer == "before"


def test_nothing_is_unpinned_where_nothing_is_pinned(warm: MainWindow) -> None:
    assert not warm.actions_by_name["unpin"].isEnabled()


def test_a_picture_is_pinned_from_a_file(
    warm: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = np.random.default_rng(2).integers(0, 256, (80, 120, 3)).astype(np.uint8)
    path = tmp_path / "finished.png"
    assert cv2.imwrite(str(path), picture[..., ::-1])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    run(warm, qtbot, "one_to_one", "wipe", "pin_reference")
    qtbot.waitUntil(lambda: warm.view.pin is not None, timeout=PATIENCE_MS)
    settle(warm, qtbot)
    assert warm.canvas.view.reference == "finished.png"
    assert warm.canvas.view.kind == "wipe"
    np.testing.assert_array_equal(seen(warm, "reference"), picture)


def test_an_hdr_file_is_pinned_plainly(warm: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    run(warm, qtbot, "one_to_one", "before")
    before = seen(warm, "before")
    warm.view.pin_file(hdr_file)
    qtbot.waitUntil(lambda: warm.view.pin is not None, timeout=PATIENCE_MS)
    run(warm, qtbot, "one_to_one", "wipe")
    np.testing.assert_array_equal(seen(warm, "reference"), before)


def test_a_file_that_cannot_be_pinned_is_told_of(warm: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    warm.view.pin_file(bad)
    qtbot.waitUntil(lambda: warm.messages.isVisible(), timeout=PATIENCE_MS)
    assert warm.messages.messages[0].subject == "bad.png"
    assert warm.view.pin is None
    assert warm.canvas.view.reference == ""


def test_the_read_out_tells_what_is_under_the_mouse(warm: MainWindow, qtbot: QtBot) -> None:
    read: list[Readout | None] = []
    warm.view.read.connect(read.append)
    run(warm, qtbot, "one_to_one")
    at = warm.canvas.point_of(warm.canvas.photo_at(warm.canvas.rect().center().toPointF())).toPoint()
    # A mouse that another test left at this very place does not move.
    qtbot.mouseMove(warm.canvas, at + QPoint(9, 9))
    qtbot.mouseMove(warm.canvas, at)
    qtbot.waitUntil(lambda: bool(read) and read[-1] is not None, timeout=PATIENCE_MS)
    found = read[-1]
    assert found is not None
    photo = warm.document.photo
    assert photo is not None
    light = photo.open_photo.photo.rgb[found.y, found.x].astype(float)
    assert found.light == pytest.approx(tuple(light))
    assert found.stops == pytest.approx(np.log2(light @ [0.2126, 0.7152, 0.0722] / photo.grey))
    after = seen(warm, "after")
    viewport, frame = warm.canvas.viewport, warm.canvas.frame
    assert frame is not None
    cx, cy = viewport.to_canvas(found.x, found.y)
    assert found.code == tuple(after[int(cy) - frame.top, int(cx) - frame.left])
    assert found.lab == lab_of(found.code)
    text = warm.status.pixel.text()
    assert "EV" in text
    assert " ".join(map(str, found.code)) in text
    warm.document.set_exposure(1)
    settle(warm, qtbot)
    brighter = read[-1]
    assert brighter is not None
    assert brighter.code is not None
    assert sum(brighter.code) > sum(found.code)
    assert brighter.light == found.light


def test_the_read_out_floats_where_it_is_asked_for(warm: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseMove(warm.canvas, QPoint(120, 90))
    qtbot.mouseMove(warm.canvas, warm.canvas.rect().center())
    assert warm.canvas.readout is None
    run(warm, qtbot, "readout")
    assert warm.canvas.readout is not None
    run(warm, qtbot, "readout")
    assert warm.canvas.readout is None


def test_every_command_of_the_menu_is_served(window: MainWindow) -> None:
    names = {spec.name for spec in ACTIONS if spec.menu == "view"}
    assert names <= window.desk.served | {"full_screen"}


def test_another_photo_keeps_the_view(warm: MainWindow, qtbot: QtBot, tmp_path: Path, hdr_file: Path) -> None:
    run(warm, qtbot, "sides", "pin_view")
    qtbot.waitUntil(lambda: warm.view.pin is not None, timeout=PATIENCE_MS)
    other = tmp_path / "other.pfm"
    other.write_bytes(hdr_file.read_bytes())
    warm.document.add([other])
    qtbot.waitUntil(
        lambda: warm.document.photo is not None and warm.document.photo.path == other, timeout=PATIENCE_MS
    )
    settle(warm, qtbot)
    assert warm.canvas.view.kind == "sides"
    assert warm.canvas.frame is not None
    pinned = warm.view.pin
    assert pinned is not None
    assert warm.canvas.frame.request.reference is pinned.reference
