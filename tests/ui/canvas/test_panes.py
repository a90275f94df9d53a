"""Where the pictures of a view stand."""

from dataclasses import replace

import pytest

from disque_studio.ui.canvas.panes import arrange
from disque_studio.ui.canvas.view import View

PHOTO = (3000, 2000)


@pytest.mark.parametrize("kind", ["after", "before", "difference", "stops"])
def test_one_picture_fills_the_canvas(kind: str) -> None:
    (pane,) = arrange(View(kind=kind), (800, 601), PHOTO, 4)  # type: ignore[arg-type]
    assert (pane.layer, pane.left, pane.top, pane.width, pane.height) == (kind, 0, 0, 800, 601)


def test_both_sides_of_a_wipe_lie_over_each_other() -> None:
    first, second = arrange(View(kind="wipe"), (800, 600), PHOTO, 4)
    assert (first.layer, second.layer) == ("before", "after")
    assert (first.second, second.second) == (False, True)
    assert (first.width, first.height) == (second.width, second.height) == (800, 600)
    swapped = arrange(View(kind="wipe", swapped=True), (800, 600), PHOTO, 4)
    assert [pane.layer for pane in swapped] == ["after", "before"]


@pytest.mark.parametrize(
    ("size", "photo", "beside"),
    [((1000, 500), PHOTO, True), ((500, 1000), PHOTO, False), ((1000, 800), (9000, 1000), False)],
)
def test_side_by_side_is_as_large_as_it_can_be(
    size: tuple[int, int], photo: tuple[int, int], beside: bool
) -> None:
    first, second = arrange(View(kind="sides", reference="sun.jpg"), size, photo, 4)
    assert (first.layer, second.layer) == ("reference", "after")
    assert (first.width, first.height) == (second.width, second.height)
    assert (first.top == second.top) is beside
    assert (first.left == second.left) is not beside
    end = second.left + second.width, second.top + second.height
    assert end == size
    gap = second.left - first.width if beside else second.top - first.height
    assert 4 <= gap <= 5


def test_a_view_names_the_pictures_that_it_needs() -> None:
    assert View().layers == {"after"}
    assert View(kind="difference").layers == {"after", "before", "difference"}
    pinned = View(kind="difference", reference="sun.jpg")
    assert pinned.layers == {"after", "reference", "difference"}
    assert replace(pinned, kind="before").layers == {"after", "before"}
