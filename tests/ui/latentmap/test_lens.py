"""The geometry of the map."""

import numpy as np
import pytest

from disque_studio.ui.latentmap.lens import LARGEST, MARGIN, Lens, nearest, roomy, spread, towards

SIZE = 400.0, 300.0


def test_the_whole_map_is_seen_with_a_margin_and_its_shape_kept() -> None:
    corners = np.array([[-1, -0.5], [1, 0.5], [0, 0]])
    seen = Lens(reach=(1.0, 0.5)).on_screen(corners, SIZE)
    assert seen[2] == pytest.approx((200, 150))
    assert seen[0] == pytest.approx((MARGIN, 150 + (200 - MARGIN) / 2))
    assert seen[1] == pytest.approx((400 - MARGIN, 150 - (200 - MARGIN) / 2))


def test_zooming_keeps_what_is_under_the_mouse() -> None:
    place, at = np.array([[0.3, -0.2]]), (0.0, 0.0)
    lens = Lens()
    at = tuple(lens.on_screen(place, SIZE)[0])
    for factor in (2.0, 3.0, 0.5):
        lens = lens.zoomed(factor, at, SIZE)
        assert lens.on_screen(place, SIZE)[0] == pytest.approx(at)
    assert lens.zoomed(1e9, at, SIZE).zoom == LARGEST
    assert lens.zoomed(1e-9, at, SIZE) == Lens()


def test_panning_moves_points_with_the_mouse_and_ends_at_the_last() -> None:
    lens = Lens(zoom=4.0)
    before, after = (each.on_screen(np.zeros((1, 2)), SIZE)[0] for each in (lens, lens.panned(30, -20, SIZE)))
    assert after - before == pytest.approx((30, -20))
    assert lens.panned(-1e6, 0, SIZE).x == 1


def test_a_place_out_of_sight_is_brought_in() -> None:
    lens = Lens(zoom=8.0)
    place = np.array([[0.9, 0.9]])
    x, y = lens.showing((0.9, 0.9), SIZE).on_screen(place, SIZE)[0]
    assert MARGIN - 1 <= x <= SIZE[0] - MARGIN + 1
    assert MARGIN - 1 <= y <= SIZE[1] - MARGIN + 1
    assert lens.showing((0.0, 0.0), SIZE) == lens


def test_the_nearest_point_is_found_within_reach() -> None:
    seen = np.array([[10, 10], [14, 10], [90, 90]])
    assert nearest(seen, (13, 10), 5) == 1
    assert nearest(seen, (50, 50), 5) is None
    assert nearest(np.zeros((0, 2)), (50, 50), 5) is None


def test_arrows_lead_to_the_nearest_point_ahead() -> None:
    # In the middle, to its right, farther right but aside, above, and far below to the left.
    seen = np.array([[50, 50], [70, 52], [60, 60], [50, 20], [10, 95]])
    assert towards(seen, 0, (1, 0)) == 1
    assert towards(seen, 0, (0, -1)) == 3
    assert towards(seen, 0, (-1, 0)) == 4
    assert towards(seen, 0, (0, 1)) == 2
    assert towards(seen, 1, (1, 0)) is None


def test_every_point_is_reached_by_arrows() -> None:
    seen = np.random.default_rng(6).uniform(0, 300, (60, 2))
    found, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        ways = [towards(seen, here, way) for way in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        new = {index for index in ways if index is not None} - found
        found |= new
        waiting += new
    assert found == set(range(60))


def test_pictures_that_are_chosen_do_not_overlap() -> None:
    seen = np.random.default_rng(7).uniform(-50, 450, (300, 2))
    chosen = roomy(seen, range(300), (54, 38), SIZE)
    apart = np.abs(seen[chosen][:, None] - seen[chosen][None])
    free = (apart[..., 0] >= 54) | (apart[..., 1] >= 38) | np.eye(len(chosen), dtype=bool)
    assert free.all()
    inside = ((seen >= 0) & (seen <= SIZE)).all(1)
    assert inside[chosen].all()
    assert chosen[0] == int(np.flatnonzero(inside)[0])


def test_points_of_one_place_are_told_apart_and_others_stay() -> None:
    places = np.array([[0.5, 0.5], [-1, 0], [0.5, 0.5], [0.5 + 1e-9, 0.5], [0.51, 0.5]])
    offsets = spread(places)
    assert (offsets[[0, 1, 4]] == 0).all()
    together = offsets[[0, 2, 3]]
    apart = [np.hypot(*(together[i] - together[j])) for i, j in ((0, 1), (0, 2), (1, 2))]
    assert min(apart) >= 8
    assert np.array_equal(offsets, spread(places))


@pytest.mark.parametrize("count", [0, 1, 2, 50, 500])
def test_many_points_of_one_place_stay_near_it(count: int) -> None:
    offsets = spread(np.zeros((count, 2)))
    assert offsets.shape == (count, 2)
    assert len(np.unique(offsets.round(6), axis=0)) == count
    assert (np.hypot(*offsets.T) <= 41).all()
