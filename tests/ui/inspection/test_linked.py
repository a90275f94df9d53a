"""Two pictures of different sizes show the same place at the same zoom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.ui.inspection.linked import Linked, fit

PANE = (400, 300)
SIZES = st.tuples(st.integers(1, 9000), st.integers(1, 9000))


def middle(linked: Linked, picture: tuple[int, int]) -> tuple[float, float]:
    left, top, width, height = linked.box(PANE, picture)
    return (PANE[0] / 2 - left) / width, (PANE[1] / 2 - top) / height


@given(SIZES, SIZES, st.floats(1, 8), st.floats(-400, 400), st.floats(-300, 300))
def test_both_show_the_same_place(
    one: tuple[int, int], other: tuple[int, int], zoom: float, dx: float, dy: float
) -> None:
    linked = Linked().zoomed(zoom, (100, 100), PANE, one).panned(dx, dy, PANE, one)
    assert middle(linked, one) == pytest.approx(middle(linked, other))
    assert 0 <= linked.x <= 1
    assert 0 <= linked.y <= 1


def test_zooming_keeps_what_is_under_the_mouse() -> None:
    picture, at = (4000, 3000), (90.0, 200.0)
    before, after = Linked(), Linked().zoomed(4, at, PANE, picture)

    def under(linked: Linked) -> tuple[float, float]:
        left, top, width, height = linked.box(PANE, picture)
        return (at[0] - left) / width, (at[1] - top) / height

    assert under(after) == pytest.approx(under(before))


def test_actual_pixels_are_device_pixels() -> None:
    picture = (4000, 3000)
    assert Linked().actual((200, 150), PANE, picture).scale(PANE, picture) == pytest.approx(1)


def test_small_pictures_are_not_enlarged_and_stay_in_the_middle() -> None:
    assert fit(PANE, (40, 30)) == 1
    assert Linked().panned(99, 99, PANE, (40, 30)) == Linked()


def test_no_gap_opens_beside_a_large_picture() -> None:
    picture = (4000, 3000)
    linked = Linked().zoomed(5, (0, 0), PANE, picture).panned(10_000, 10_000, PANE, picture)
    left, top, _, _ = linked.box(PANE, picture)
    assert left == pytest.approx(0)
    assert top == pytest.approx(0)
