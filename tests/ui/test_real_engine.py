"""The window over the real engine: a look on a photo, a pair learned, a picture saved."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.imaging import codecs
from disque_studio.imaging.colour import SPACES
from disque_studio.studio import lookfiles
from disque_studio.ui.document import Choice
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.tasks import Output

PATIENCE_MS = 60000


@pytest.fixture
def scene(tmp_path: Path) -> np.ndarray:
    """A photo of soft coloured blobs over 10 stops, 320 × 240; also written as scene.pfm."""
    rng = np.random.default_rng(3)
    coarse = np.exp2(rng.uniform(-5, 5, (12, 16, 1)) + rng.uniform(-0.6, 0.6, (12, 16, 3)))
    rgb = cv2.resize(coarse.astype(np.float32), (320, 240), interpolation=cv2.INTER_LANCZOS4).clip(1e-3)
    rows = rgb[::-1].astype("<f4").tobytes()
    (tmp_path / "scene.pfm").write_bytes(b"PF\n320 240\n-1.0\n" + rows)
    return rgb


@pytest.fixture
def opened(scene: np.ndarray, bare_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    assert lookfiles.builtin_looks(), "the built-in looks are missing"
    bare_window.start([tmp_path / "scene.pfm"])
    qtbot.waitUntil(
        lambda: (
            bare_window.document.current_edit.choice.kind == "builtin" and not bare_window.document.stands_in
        ),
        timeout=PATIENCE_MS,
    )
    return settled(bare_window, qtbot)


def settled(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.canvas.frame is not None and window.workers.idle(), timeout=PATIENCE_MS)
    assert not window.messages.messages
    return window


def picture(window: MainWindow) -> np.ndarray:
    assert window.canvas.frame is not None
    image = window.canvas.frame.after
    assert image is not None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)


def test_a_look_is_shown_previewed_and_weakened(opened: MainWindow, qtbot: QtBot) -> None:
    assert len(opened.document.looks) >= 8
    full = picture(opened)
    assert full.std() > 10
    opened.document.set_strength(0)
    settled(opened, qtbot)
    none = picture(opened)
    opened.document.choose(Choice("none"))
    settled(opened, qtbot)
    assert np.abs(none - picture(opened)).mean() < 1
    assert np.abs(full - none).mean() > 1


def test_a_pair_is_learned_and_put_on_its_own_photo(
    opened: MainWindow, qtbot: QtBot, scene: np.ndarray, tmp_path: Path
) -> None:
    light = scene / (scene + 0.5) * np.array([1.0, 0.9, 0.75], np.float32)
    finished = (255 * light ** (1 / 2.2)).round().astype(np.uint8)
    assert cv2.imwrite(str(tmp_path / "scene_warm.png"), finished[..., ::-1])
    opened.files.open_files([tmp_path / "scene.pfm", tmp_path / "scene_warm.png"])
    qtbot.waitUntil(
        lambda: bool(opened.document.session.pairs) or bool(opened.messages.messages), timeout=PATIENCE_MS
    )
    settled(opened, qtbot)
    (pair,) = opened.document.session.pairs
    assert opened.document.exemplars[pair.key].fit_error < 5
    opened.canvas.one_to_one()
    settled(opened, qtbot)
    shown = picture(opened)
    assert np.abs(shown - finished).mean() < 8

    with qtbot.waitSignal(opened.document.saved, timeout=PATIENCE_MS):
        opened.document.save_look(tmp_path / "warm.look", overwrite=False)
    opened.document.remove_pair(pair.key)
    opened.document.open_look(tmp_path / "warm.look")
    qtbot.waitUntil(lambda: bool(opened.document.mixed()) and opened.workers.idle(), timeout=PATIENCE_MS)
    assert (picture(opened) == shown).all()


def test_the_saved_file_is_what_the_canvas_shows(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened.canvas.one_to_one()
    settled(opened, qtbot)
    target = tmp_path / "saved.png"
    with qtbot.waitSignal(opened.document.saved, timeout=PATIENCE_MS):
        opened.document.save(Output(target, "png", 16, 95, "srgb", overwrite=False))
    saved = codecs.read_picture(target).as_float() * 255
    assert saved.shape == (240, 320, 3)
    assert np.abs(saved - picture(opened)).mean() < 0.5


def test_what_is_saved_is_the_same_whatever_the_screen(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    saved, shown = [], []
    for name in SPACES:
        (tmp_path / f"{name}.icc").write_bytes(SPACES[name].icc_profile())
        opened.preferences.set("display_profile", str(tmp_path / f"{name}.icc"))
        settled(opened, qtbot)
        target = tmp_path / f"{name}.tif"
        with qtbot.waitSignal(opened.document.saved, timeout=PATIENCE_MS):
            opened.document.save(Output(target, "tif", 16, 95, "display-p3", overwrite=False))
        saved.append(target.read_bytes())
        opened.messages.dismiss()
        assert opened.canvas.frame is not None
        shown.append(opened.canvas.frame.shown["after"].copy())
    assert saved[0] == saved[1] == saved[2]
    assert shown[0] != shown[1] != shown[2]
