"""The small widgets of quality by themselves: slider, score row, hints, and the elided line."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from disque_studio.quality.hints import Hint
from disque_studio.quality.scorer import Facts
from disque_studio.quality.walk import Reach
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.hint_list import HintList
from disque_studio.ui.panels.quality_slider import ReachSlider
from disque_studio.ui.panels.score_row import ScoreRow, about
from disque_studio.ui.quality.work import Reading

FACTS = Facts("qdnet", "QD-net", "A <Paper>, 2024", "none", "1,000 photos", {"srocc": 0.71, "plcc": 0.735})


def pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., :3].astype(int)


@pytest.fixture
def slider(qtbot: QtBot) -> ReachSlider:
    made = ReachSlider()
    qtbot.addWidget(made)
    made.resize(515, made.sizeHint().height())
    made.show()
    return made


def test_the_reach_is_seen_on_the_groove(slider: ReachSlider) -> None:
    slider.show_state(50.0, Reach(40.0, 80.0, "", ""), None)
    groove = pixels(slider)[12].mean(axis=1)
    inside, outside = groove[[220, 380]], groove[[60, 140, 440]]
    assert inside.min() > outside.max() + 40


def test_the_score_got_is_marked_apart_from_the_handle(slider: ReachSlider) -> None:
    slider.show_state(90.0, Reach(40.0, 80.0, "", ""), None)
    plain = pixels(slider)
    slider.show_state(90.0, Reach(40.0, 80.0, "", ""), 80.0)
    columns = np.flatnonzero((pixels(slider) != plain).any(axis=(0, 2)))
    assert abs(columns.mean() - (7.5 + 0.8 * 500)) < 3


def test_showing_a_state_asks_for_nothing(slider: ReachSlider) -> None:
    seen: list[int] = []
    slider.valueChanged.connect(seen.append)
    slider.show_state(33.3, Reach(40.0, 80.0, "", ""), 40.0)
    assert slider.score() == 33.3
    assert not seen


def test_a_row_tells_score_change_and_facts(qtbot: QtBot) -> None:
    row = ScoreRow(FACTS)
    qtbot.addWidget(row)
    row.show_reading(Reading(71.26, "blind"), -1.84, settled=True)
    assert (row.number.text(), row.change.text()) == ("71.3", "▼ −1.8")
    assert "71.3" in row.accessibleDescription()
    row.show_reading(Reading(71.26, "blind"), 0.01, settled=True)
    assert row.change.text() == ""
    row.show_reading(Reading(None, "blind", reason="no such thing"), None, settled=True)
    assert (row.number.text(), row.trouble.text()) == ("–", "no such thing")
    text = about(FACTS)
    assert "A &lt;Paper&gt;" in text
    assert "1,000 photos" in text
    assert "SROCC 0.710, PLCC 0.735" in text


def test_a_score_of_a_small_range_is_told_finely(qtbot: QtBot) -> None:
    row = ScoreRow(replace(FACTS, range=(0.0, 1.0)))
    qtbot.addWidget(row)
    row.resize(300, row.sizeHint().height())
    row.show_reading(Reading(0.9, "blind"), 0.012, settled=True)
    assert (row.number.text(), row.change.text()) == ("0.900", "▲ +0.012")
    lit = pixels(row.bar)[4].mean(axis=1) > pixels(row.bar)[4].mean()
    assert 0.8 < lit.mean() < 0.95


def test_hints_show_their_severity(qtbot: QtBot) -> None:
    hints = HintList()
    qtbot.addWidget(hints)
    hints.show_hints([Hint("noise", 1.0, "Grainy"), Hint("blur", 0.1, "Soft")])
    assert hints.texts() == ["Grainy", "Soft"]
    dots = [dots.text() for dots, _ in hints._lines[:2]]
    assert dots == ["●●●", "●○○"]
    hints.show_hints(None)
    assert hints.texts() == []


def test_a_long_line_is_elided_and_told_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    label.say("a sentence that is much longer than there is space for it", "and more")
    assert label.text().endswith("…")
    assert label.toolTip() == f"{label.whole}\nand more"
    label.say("short")
    assert (label.text(), label.toolTip()) == ("short", "")
