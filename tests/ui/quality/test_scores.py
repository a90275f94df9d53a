"""The panel of the scores follows every edit; the newest wins, and the window never waits."""

import threading
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.quality.scores import QUICK_MS, SETTLE_MS
from tests.ui.conftest import PATIENCE_MS
from tests.ui.fake_quality import MORE, NAMES, FakeQuality, brightness

Rest = Callable[[MainWindow], None]


def value(window: MainWindow, name: str) -> float:
    return float(window.quality.panel.rows[name].number.text())


def true_score(window: MainWindow, quality: FakeQuality) -> float:
    photo = window.document.photo
    assert photo is not None
    return brightness(quality.exact_picture(photo.open_photo, window.document.rendered))


def test_every_system_shows_its_score_and_what_it_compares_with(
    scored: MainWindow, quality: FakeQuality
) -> None:
    rows = scored.quality.panel.rows
    for name, title in NAMES.items():
        assert value(scored, name) == pytest.approx(true_score(scored, quality), abs=0.06)
        assert title in rows[name].toolTip()
        assert "SROCC 0.710" in rows[name].toolTip()
    assert [rows[name].against.whole for name in NAMES] == [
        "blind",
        "blind",
        "vs. HDR photo",
        "vs. before",
    ]


@pytest.mark.parametrize(("stops", "arrow"), [(1.0, "▲ +"), (-1.0, "▼ −")])
def test_scores_follow_an_edit_and_tell_the_change(
    scored: MainWindow, quality: FakeQuality, rest: Rest, stops: float, arrow: str
) -> None:
    before = value(scored, "dri")
    scored.document.set_exposure(stops)
    rest(scored)
    assert value(scored, "dri") == pytest.approx(true_score(scored, quality), abs=0.06)
    row = scored.quality.panel.rows["dri"]
    assert row.change.text().startswith(arrow)
    assert scored.quality.scores.change("dri") == pytest.approx(value(scored, "dri") - before, abs=0.11)
    scored.document.set_strength(0.999999)
    rest(scored)
    assert row.change.text() == ""


def test_another_look_is_scored_too(scored: MainWindow, quality: FakeQuality, rest: Rest) -> None:
    scored.actions_by_name["next_look"].trigger()
    scored.actions_by_name["strength_up"].trigger()
    rest(scored)
    assert value(scored, "causal") == pytest.approx(true_score(scored, quality), abs=0.06)


def test_old_scores_are_dimmed_until_the_new_are_exact(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    number = scored.quality.panel.rows["qdnet"].number
    assert number.property("stale") is False
    old = number.text()
    quality.gate.clear()
    scored.document.set_exposure(1.0)
    assert number.property("stale") is True
    assert number.text() == old
    quality.gate.set()
    qtbot.waitUntil(lambda: number.text() != old, timeout=PATIENCE_MS)
    rest(scored)
    assert number.property("stale") is False


def test_the_newest_of_many_edits_wins_and_few_are_scored(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    quality.asked.clear()
    edits = [time.monotonic()]
    for step in range(60):
        scored.document.set_exposure(step / 40)
        qtbot.wait(8)
        edits.append(time.monotonic())
    rest(scored)
    assert value(scored, "qdnet") == pytest.approx(true_score(scored, quality), abs=0.06)
    quick, exact = (sum(a[:2] == ("qdnet", how) for a in quality.asked) for how in (False, True))
    assert 2 <= quick <= (edits[-1] - edits[0]) * 1000 / QUICK_MS + 2
    # On a busy machine an edit may come so late that the picture has rested.
    rests = sum(after - before > 0.9 * SETTLE_MS / 1000 for before, after in pairwise(edits))
    assert exact <= 1 + rests


def test_an_exact_scoring_that_was_overtaken_is_not_shown(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    quality.gate.clear()
    quality.asked.clear()
    scored.document.set_exposure(-4.0)
    qtbot.waitUntil(lambda: any(exact for _, exact, _ in quality.asked), timeout=PATIENCE_MS)
    scored.document.set_exposure(1.0)
    seen: list[str] = []
    scored.quality.scores.changed.connect(
        lambda: (
            seen.append(scored.quality.panel.rows["qdnet"].number.text())
            if scored.quality.scores.settled
            else None
        )
    )
    quality.gate.set()
    rest(scored)
    assert seen
    assert all(float(text) == pytest.approx(true_score(scored, quality), abs=0.06) for text in seen)


def test_scorers_run_beside_the_window_and_never_hold_it_up(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    """While scorers and search do not answer, the event loop goes on, and no turn of it computes for long."""
    turns: list[float] = []
    last = [time.thread_time()]

    def turn() -> None:
        now = time.thread_time()
        turns.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=5)
    timer.timeout.connect(turn)
    timer.start()
    quality.gate.clear()
    quality.walk_gate.clear()
    quality.asked.clear()
    for step in range(10):
        scored.document.set_exposure(step / 10)
        qtbot.wait(30)
    qtbot.waitUntil(lambda: any(exact for _, exact, _ in quality.asked), timeout=PATIENCE_MS)
    held = len(turns)
    quality.gate.set()
    quality.walk_gate.set()
    rest(scored)
    timer.stop()
    here = threading.current_thread().name
    assert all(thread != here and thread.startswith("lane") for _, _, thread in quality.asked)
    assert held > 10
    assert max(turns) < 0.05


def test_hints_are_shown_the_worst_first_and_four_at_most(scored: MainWindow) -> None:
    hints = scored.quality.panel.hints
    assert len(hints.texts()) == 4
    assert hints.texts()[0].startswith("Crushed shadows")
    assert hints.isVisible()


def test_a_sound_picture_has_no_hints(
    scored: MainWindow, quality: FakeQuality, rest: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quality, "hints", lambda *_: [], raising=False)
    scored.document.set_exposure(0.5)
    rest(scored)
    assert scored.quality.panel.hints.texts() == ["Nothing stands out."]


def test_a_metric_that_refuses_says_why_and_the_others_go_on(
    scored: MainWindow, quality: FakeQuality, rest: Rest
) -> None:
    quality.refused["disque"] = "disque compares with the scene's light; give the HDR photo"
    scored.document.set_exposure(0.5)
    rest(scored)
    row = scored.quality.panel.rows["disque"]
    assert row.number.text() == "–"
    assert "scene's light" in row.trouble.text()
    assert value(scored, "qdnet") > 0
    assert not scored.messages.messages


def test_further_measures_are_scored_once_they_are_unfolded(
    scored: MainWindow, quality: FakeQuality, rest: Rest
) -> None:
    rows = scored.quality.panel.rows
    assert not rows["tmqi"].isVisible()
    assert not any(name in MORE for name, *_ in quality.asked)
    scored.quality.panel.more.click()
    rest(scored)
    for name in MORE:
        assert rows[name].isVisible()
        assert value(scored, name) == pytest.approx(true_score(scored, quality), abs=0.06)


def test_an_internal_error_is_told_and_the_next_edit_is_scored(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(quality, "scores", lambda *_, **__: 1 / 0, raising=False)
        scored.document.set_exposure(0.5)
        qtbot.waitUntil(lambda: bool(scored.messages.messages), timeout=PATIENCE_MS)
        qtbot.waitUntil(scored.workers.idle, timeout=PATIENCE_MS)
    assert "ZeroDivisionError" in scored.messages.messages[0].details
    assert scored.quality.panel.state.isVisible()
    scored.document.set_exposure(0.25)
    rest(scored)
    assert not scored.quality.panel.state.isVisible()


def test_only_installed_scorers_are_listed(quality: FakeQuality, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.quality.scores.facts is not None, timeout=PATIENCE_MS)
    assert list(window.quality.panel.rows) == [*NAMES, *MORE]


def test_an_installation_without_scorers_says_so(
    quality: FakeQuality, bare_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quality.metrics.clear()
    bare_window.start([])
    qtbot.waitUntil(lambda: bare_window.quality.scores.facts == {}, timeout=PATIENCE_MS)
    assert "No scorer is installed" in bare_window.quality.panel.state.text()
    assert not bare_window.quality.panel.map.isEnabled()
    bare_window.actions_by_name["demo"].trigger()
    qtbot.waitUntil(lambda: bare_window.document.photo is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bare_window.quality.target.state == "failed", timeout=PATIENCE_MS)
    assert "not installed" in bare_window.quality.strip.message.whole


def test_closing_while_scoring_leaves_no_thread(scored: MainWindow, quality: FakeQuality) -> None:
    scored.document.set_exposure(0.5)
    quality.gate.clear()
    quality.walk_gate.clear()
    threading.Timer(0.3, quality.gate.set).start()
    scored.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("lane")]


def test_the_panel_can_be_hidden(scored: MainWindow) -> None:
    assert scored.quality.panel.isVisible()
    scored.actions_by_name["quality_panel"].trigger()
    assert not scored.quality.panel.isVisible()


def test_no_scores_are_left_once_no_photo_is_open(scored: MainWindow, rest: Rest) -> None:
    scored.actions_by_name["remove_photo"].trigger()
    assert [row.number.text() for row in scored.quality.panel.rows.values()] == ["–"] * len(
        scored.quality.panel.rows
    )
    assert scored.quality.target.walk is None
    scored.document.stack.undo()
    rest(scored)
    assert value(scored, "qdnet") > 0
