"""Finding a command by a few letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.ui.shell.fuzzy import score


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("wipe", "Wipe", "Wipe Line Left"),
        ("wipe", "Wipe Line Left", "Show the Wipe"),
        ("line", "Wipe Line Left", "Online Help"),
        ("wll", "Wipe Line Left", "Swell the Lull"),
        ("save", "Save Look", "Open Look"),
        ("look save", "Save Look", "Look Panel"),
    ],
)
def test_the_better_title_is_rated_higher(query: str, better: str, worse: str) -> None:
    first, second = score(query, better), score(query, worse)
    assert first is not None
    assert second is None or first > second


def test_a_title_counts_more_than_what_is_said_of_it() -> None:
    named, told = score("crop", "Crop"), score("crop", "Straighten", "turn and crop the photo")
    assert named is not None and told is not None and named > told


def test_letters_that_are_not_there_do_not_fit() -> None:
    assert score("xyz", "Wipe", "compare before and after") is None


@given(st.text(max_size=20), st.text(max_size=40))
def test_any_text_is_rated_and_finds_itself(query: str, title: str) -> None:
    assert score("", title) == 0.0
    if title.split():
        assert score(title, title) is not None
    score(query, title, query)
