import pytest

from disque_studio.imaging import boxes
from disque_studio.imaging.boxes import HANDLES, dragged, largest, moved, place, shaped
from disque_studio.imaging.frame import WHOLE, Frame

BOX = (0.2, 0.3, 0.7, 0.9)
POINTS = [(x / 4, y / 4) for x in range(-1, 6) for y in range(-1, 6)]


def ratio_of(box):
    return (box[2] - box[0]) / (box[3] - box[1])


def test_a_moved_box_keeps_its_size_and_stays_within():
    for across, down in [(0.1, -0.2), (5, 0), (-5, -5), (0, 5)]:
        box = moved(BOX, across, down)
        Frame(box)
        assert box[2] - box[0] == pytest.approx(0.5)
        assert box[3] - box[1] == pytest.approx(0.6)
    assert moved(BOX, 0.1, -0.1) == pytest.approx((0.3, 0.2, 0.8, 0.8))


@pytest.mark.parametrize("handle", HANDLES)
def test_a_handle_goes_where_it_is_dragged(handle):
    x, y = 0.45 + 0.3 * handle[0], 0.6 + 0.2 * handle[1]
    box = dragged(BOX, handle, x, y)
    at = place(box, handle)
    for side in (0, 1):
        if handle[side]:
            assert at[side] == pytest.approx((x, y)[side])
    opposite = (-handle[0], -handle[1])
    for side in (0, 1):
        if handle[side]:
            assert place(box, opposite)[side] == pytest.approx(place(BOX, opposite)[side])


@pytest.mark.parametrize("ratio", [None, 0.4, 1.0, 3.0])
@pytest.mark.parametrize("handle", HANDLES)
def test_every_drag_gives_a_box_within_the_photo(handle, ratio):
    start = BOX if ratio is None else shaped(BOX, ratio)
    for x, y in POINTS:
        box = dragged(start, handle, x, y, ratio)
        Frame(box)
        if ratio is not None:
            assert ratio_of(box) == pytest.approx(ratio)


@pytest.mark.parametrize("ratio", [0.2, 0.7, 1.0, 1.6, 5.0])
def test_a_shaped_box_has_the_ratio_and_the_area_where_it_can(ratio):
    box = shaped(BOX, ratio)
    Frame(box)
    assert ratio_of(box) == pytest.approx(ratio)
    area = (box[2] - box[0]) * (box[3] - box[1])
    assert area <= 0.3 + 1e-9
    assert max(box[2] - box[0], box[3] - box[1]) == pytest.approx(1) or area == pytest.approx(0.3)


def test_the_largest_box_touches_two_sides():
    assert largest(None) == WHOLE
    assert largest(1.0) == WHOLE
    assert largest(2.0) == pytest.approx((0, 0.25, 1, 0.75))
    assert largest(0.5) == pytest.approx((0.25, 0, 0.75, 1))


def test_a_box_has_a_least_size():
    tiny = dragged(BOX, (1, 1), 0, 0)
    assert tiny[2] - tiny[0] == pytest.approx(boxes.LEAST)
    assert tiny[3] - tiny[1] == pytest.approx(boxes.LEAST)
