"""Geometry of the wipe line."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.ui.canvas.line import MIDDLE, Line

ANGLES = st.floats(-179.9, 180)
PARTS = st.floats(0.1, 0.9)
W, H = 800.0, 600.0


def test_upright_it_parts_left_from_right_and_level_top_from_bottom() -> None:
    assert MIDDLE.beyond((399, 10), W, H) < 0 < MIDDLE.beyond((401, 590), W, H)
    level = MIDDLE.turned(90)
    assert level.beyond((10, 299), W, H) < 0 < level.beyond((790, 301), W, H)
    turned_about = MIDDLE.turned(180)
    assert turned_about.beyond((401, 10), W, H) < 0 < turned_about.beyond((399, 10), W, H)


@given(ANGLES, PARTS, PARTS, st.floats(0, W), st.floats(0, H))
def test_a_point_lies_in_the_polygon_of_its_side(
    angle: float, x: float, y: float, px: float, py: float
) -> None:
    line = Line(x, y, angle)
    beyond = line.beyond((px, py), W, H)
    for second in (False, True):
        corners = line.side(second, W, H)
        turns = [
            (bx - ax) * (py - ay) - (by - ay) * (px - ax)
            for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True)
        ]
        inside = all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)
        if abs(beyond) > 1e-6:
            assert inside is (second is (beyond > 0))


@given(ANGLES, st.floats(0.3, 0.7), st.floats(0.3, 0.7), st.floats(300, 500), st.floats(220, 380))
def test_moved_it_goes_through_the_point_and_keeps_its_angle(
    angle: float, x: float, y: float, px: float, py: float
) -> None:
    line = Line(x, y, angle).moved_to((px, py), W, H)
    if 0 < line.x < 1 and 0 < line.y < 1:
        assert line.beyond((px, py), W, H) == pytest.approx(0, abs=1e-6)
    assert line.angle == angle


@given(ANGLES)
def test_an_end_follows_the_mouse(angle: float) -> None:
    line = Line(0.5, 0.5, angle)
    for end, point in enumerate(line.ends(W, H)):
        again = line.pointed(end, point, W, H)
        assert hypot(*(a - b for a, b in zip(again.along, line.along, strict=True))) < 0.04  # 2° of snapping


def test_turning_snaps_to_upright_and_to_steps() -> None:
    assert MIDDLE.pointed(0, (405, 10), W, H).angle == 0
    assert MIDDLE.pointed(0, (790, 303), W, H).angle == 90
    assert MIDDLE.pointed(0, (500, 100), W, H, coarse=True).angle == 30
    assert MIDDLE.pointed(1, (500, 500), W, H, coarse=True).angle == -30
    assert MIDDLE.turned(270).angle == -90


def test_it_never_leaves_the_canvas() -> None:
    line = MIDDLE
    for _ in range(200):
        line = line.stepped(0.02, W, H)
    assert (line.x, line.y) == (1.0, 0.5)
    assert line.moved_to((-900, 0), W, H).x == 0


@given(ANGLES, PARTS, PARTS, st.booleans())
def test_labels_stand_wholly_on_their_side_and_in_sight(
    angle: float, x: float, y: float, second: bool
) -> None:
    line = Line(x, y, angle)
    corner = line.label(second, (70, 24), W, H)
    if corner is None:
        return
    left, top = corner
    assert 0 <= left <= W - 70
    assert 0 <= top <= H - 24
    for px, py in ((left, top), (left + 70, top), (left, top + 24), (left + 70, top + 24)):
        beyond = line.beyond((px, py), W, H)
        assert beyond >= 5 if second else beyond <= -5


def test_a_label_without_room_is_left_out() -> None:
    assert Line(0.01, 0.5).label(False, (70, 24), W, H) is None
    assert Line(0.01, 0.5).label(True, (70, 24), W, H) is not None
