"""The quality slider: it asks, shows at once what was found, says what cannot be, and lets go."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.tasks import Output
from tests.ui.conftest import PATIENCE_MS
from tests.ui.fake_quality import HIGH, LOW, WHY_HIGH, WHY_LOW, FakeQuality

Rest = Callable[[MainWindow], None]


def asked(window: MainWindow, score: float, rest: Rest) -> MainWindow:
    window.quality.strip.slider.setValue(round(score * 10))
    rest(window)
    return window


def test_the_look_as_it_is_has_its_own_score(scored: MainWindow) -> None:
    strip, target = scored.quality.strip, scored.quality.target
    assert target.walk is not None
    assert strip.slider.score() == pytest.approx(target.walk.score, abs=0.06)
    assert strip.number.text() == f"{target.walk.score:.1f}"
    assert f"{LOW:.0f} to {HIGH:.0f}" in strip.message.whole
    assert WHY_LOW in strip.message.toolTip()


@pytest.mark.parametrize("score", [35.0, 62.5])
def test_a_score_is_asked_for_and_got(scored: MainWindow, rest: Rest, score: float) -> None:
    asked(scored, score, rest)
    strip = scored.quality.strip
    assert float(strip.number.text()) == pytest.approx(score, abs=0.2)
    assert strip.message.whole.startswith(f"Asked for {score:.1f}, got ")
    assert float(scored.quality.panel.rows["qdnet"].number.text()) == float(strip.number.text())
    frame = scored.canvas.frame
    assert frame is not None
    assert frame.request.after is scored.document.found


def test_what_is_found_is_seen_before_it_is_measured(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    quality.gate.clear()
    scored.quality.strip.slider.setValue(600)
    qtbot.waitUntil(
        lambda: (
            scored.document.found is not None
            and scored.canvas.frame is not None
            and scored.canvas.frame.request.after is scored.document.found
        ),
        timeout=PATIENCE_MS,
    )
    assert not scored.quality.scores.settled
    quality.gate.set()
    rest(scored)


@pytest.mark.parametrize(("score", "why", "end"), [(95.0, WHY_HIGH, HIGH), (5.0, WHY_LOW, LOW)])
def test_out_of_reach_says_why(scored: MainWindow, rest: Rest, score: float, why: str, end: float) -> None:
    asked(scored, score, rest)
    strip = scored.quality.strip
    assert why in strip.message.whole
    assert float(strip.number.text()) == pytest.approx(end, abs=0.3)
    assert strip.slider.score() == score


def test_the_newest_of_many_wishes_wins(scored: MainWindow, qtbot: QtBot, rest: Rest) -> None:
    for score in range(300, 700, 10):
        scored.quality.strip.slider.setValue(score)
        qtbot.wait(3)
    rest(scored)
    assert float(scored.quality.strip.number.text()) == pytest.approx(69, abs=0.3)


@pytest.mark.parametrize("how", ["action", "double-click"])
def test_reset_goes_back_to_the_look(scored: MainWindow, qtbot: QtBot, rest: Rest, how: str) -> None:
    before = scored.quality.strip.number.text()
    slider = scored.quality.strip.slider
    asked(scored, 65, rest)
    assert slider.value() == 650
    if how == "action":
        scored.actions_by_name["reset_quality"].trigger()
    else:
        qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    rest(scored)
    assert scored.document.found is None
    assert scored.quality.target.asked is None
    assert scored.quality.strip.number.text() == before


def test_an_edit_makes_the_walk_void(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    asked(scored, 65, rest)
    quality.walk_gate.clear()
    scored.actions_by_name["exposure_up"].trigger()
    assert scored.document.found is None
    assert scored.quality.target.asked is None
    assert not scored.quality.strip.slider.isEnabled()
    assert "Finding" in scored.quality.strip.message.whole
    quality.walk_gate.set()
    rest(scored)
    assert scored.quality.strip.slider.isEnabled()
    walk = scored.quality.target.walk
    assert walk is not None
    assert walk.look.exposure == scored.document.current_edit.exposure


def test_the_walk_begins_at_the_strength_shown(scored: MainWindow, rest: Rest) -> None:
    scored.document.set_strength(0.5)
    rest(scored)
    walk = scored.quality.target.walk
    assert walk is not None
    assert walk.look.strength == scored.document.current_edit.strength


def test_export_writes_what_was_found(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest, tmp_path: Path
) -> None:
    asked(scored, 65, rest)
    target = tmp_path / "found.png"
    with qtbot.waitSignal(scored.document.saved, timeout=PATIENCE_MS):
        scored.document.save(Output(target, "png", 8, 95, "srgb", overwrite=False))
    pixels = np.frombuffer(target.read_bytes(), np.uint8).reshape(80, 120, 3)
    # The number that the strip shows is the one that the file has.
    shown = float(scored.quality.strip.number.text())
    assert 100 * pixels[..., 1].mean() / 255 == pytest.approx(shown, abs=0.06)


def test_keys_step_and_go_to_the_ends(scored: MainWindow, qtbot: QtBot, rest: Rest) -> None:
    slider = asked(scored, 50, rest).quality.strip.slider
    slider.setFocus()
    for key, score in (
        (Qt.Key.Key_Right, 51),
        (Qt.Key.Key_Left, 50),
        (Qt.Key.Key_PageUp, 55),
        (Qt.Key.Key_PageDown, 50),
        (Qt.Key.Key_Home, LOW),
        (Qt.Key.Key_End, HIGH),
    ):
        qtbot.keyClick(slider, key)
        assert slider.score() == score
        assert scored.quality.target.asked == score
    rest(scored)


def test_actions_raise_and_lower_within_the_reach(scored: MainWindow, rest: Rest) -> None:
    target = scored.quality.target
    begin = target.score
    assert begin is not None
    scored.actions_by_name["quality_up"].trigger()
    assert target.asked == pytest.approx(begin + 2)
    for _ in range(40):
        scored.actions_by_name["quality_up"].trigger()
    assert target.asked == HIGH
    for _ in range(40):
        scored.actions_by_name["quality_down"].trigger()
    assert target.asked == LOW
    rest(scored)


def test_dragging_asks_and_the_handle_stays_under_the_mouse(
    scored: MainWindow, qtbot: QtBot, rest: Rest
) -> None:
    slider = scored.quality.strip.slider
    middle = QPoint(slider.width() // 2, 12)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert slider.score() == pytest.approx(50, abs=0.5)
    rest(scored)
    assert slider.score() == pytest.approx(50, abs=0.5)
    qtbot.mouseMove(slider, middle + QPoint(40, 0))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
    rest(scored)
    assert slider.score() > 51
    assert scored.quality.target.asked == slider.score()


def test_a_search_that_fails_says_so(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quality, "build_walk", lambda *_, **__: 1 / 0, raising=False)
    scored.document.set_exposure(0.5)
    qtbot.waitUntil(lambda: scored.quality.target.state == "failed", timeout=PATIENCE_MS)
    assert "search failed" in scored.quality.strip.message.whole
    assert not scored.quality.strip.slider.isEnabled()
    assert scored.messages.messages


def test_the_strip_waits_for_a_photo(window: MainWindow) -> None:
    assert not window.quality.strip.isVisible()
    assert not window.actions_by_name["quality_up"].isEnabled()
