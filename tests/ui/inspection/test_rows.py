"""The order of rows, their filter, and the best and worst of them."""

from pathlib import Path

import pytest

from disque_studio.studio.inspection import Entry, Record, Score
from disque_studio.ui.inspection import rows
from disque_studio.ui.inspection.rows import Ends, Row


def row(name: str, score: float | None = None, *, rising: bool = True) -> Row:
    made = Row(Entry(Path("/folder") / name))
    if score is not None:
        made.record = Record(made.entry, scores=(Score("m", "M", score, higher_is_better=rising),))
    return made


@pytest.mark.parametrize(("descending", "names"), [(False, "b a c d"), (True, "a b c d")])
def test_rows_without_the_score_stand_last_in_either_order(descending: bool, names: str) -> None:
    all_rows = [row("c"), row("a", 9), row("d"), row("b", 1)]
    found = rows.ordered(all_rows, "m", descending=descending)
    assert [each.path.name for each in found] == names.split()


def test_names_are_sorted_as_people_count() -> None:
    found = rows.ordered([row("shot10.jpg"), row("Shot9.jpg"), row("shot1.jpg")], rows.NAME, descending=False)
    assert [each.path.name for each in found] == ["shot1.jpg", "Shot9.jpg", "shot10.jpg"]


def test_every_word_of_the_filter_must_be_in_the_path() -> None:
    all_rows = [row("Warm scene.jpg"), row("warm.jpg"), row("scene.jpg")]
    assert rows.matching(all_rows, "scene WARM folder") == all_rows[:1]
    assert rows.matching(all_rows, " ") == all_rows


@pytest.mark.parametrize("rising", [True, False])
def test_ends_follow_the_scores_as_they_come(rising: bool) -> None:
    ends = Ends()
    low, high, middle = (
        row("low", 1, rising=rising),
        row("high", 9, rising=rising),
        row("mid", 5, rising=rising),
    )
    assert ends.take(low) == {low}
    assert ends.badge(low, "m") == ""
    assert ends.take(high) == {low, high}
    assert ends.take(middle) == set()
    assert ends.badge(high, "m") == ("best" if rising else "worst")
    assert ends.badge(low, "m") == ("worst" if rising else "best")
    assert ends.badge(middle, "m") == ""
