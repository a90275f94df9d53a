import pytest

from disque_studio.looks.grade import STRAIGHT, Grade
from disque_studio.ui.grade.points import APART, MOST, added, moved, removed, widest_gap

CURVE = ((0.0, 0.0), (0.3, 0.2), (0.7, 0.9), (1.0, 1.0))


def test_a_point_moves_up_to_its_neighbours():
    assert moved(CURVE, 1, 0.4, 0.5)[1] == (0.4, 0.5)
    assert moved(CURVE, 1, 0.9, -3)[1] == (pytest.approx(0.7 - APART), 0)
    assert moved(CURVE, 0, -1, 2)[0] == (0, 1)
    assert moved(CURVE, 3, 0.1, 0.5)[3] == (pytest.approx(0.7 + APART), 0.5)


@pytest.mark.parametrize("index", range(4))
def test_every_move_gives_a_curve(index):
    for x in (-1, 0, 0.3, 0.5, 1, 2):
        for y in (-1, 0.5, 2):
            Grade(curve=moved(CURVE, index, x, y))


def test_points_are_added_in_order():
    curve, index = added(CURVE, 0.5, 0.6)
    assert index == 2
    assert curve[2] == (0.5, 0.6)
    assert removed(curve, 2) == CURVE


def test_no_point_is_added_where_there_is_no_room():
    assert added(CURVE, 0.3 + APART / 2, 0.5) == (CURVE, None)
    assert added(CURVE, 1.2, 0.5) == (CURVE, None)
    full = tuple((i / (MOST - 1), 0.5) for i in range(MOST))
    assert added(full, 0.5 / (MOST - 1), 0.5) == (full, None)


def test_the_last_two_points_stay():
    assert removed(STRAIGHT, 0) == STRAIGHT


def test_a_new_point_goes_into_the_wider_gap():
    assert widest_gap(CURVE, 1) == pytest.approx(0.5)
    assert widest_gap(CURVE, 0) == pytest.approx(0.15)
    assert widest_gap(CURVE, 3) == pytest.approx(0.85)
