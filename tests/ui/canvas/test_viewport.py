"""Geometry of the canvas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.ui.canvas.viewport import MARGIN, MAX_ZOOM, Viewport

SIZES = st.integers(40, 4000)


@given(SIZES, SIZES, SIZES, SIZES)
def test_fit_shows_all_with_a_margin(width: int, height: int, photo_width: int, photo_height: int) -> None:
    view = Viewport(width, height).showing(photo_width, photo_height)
    left, top = view.to_canvas(0, 0)
    right, bottom = view.to_canvas(photo_width, photo_height)
    slack = 1.0
    assert left >= MARGIN - slack
    assert top >= MARGIN - slack
    assert right <= width - MARGIN + slack
    assert bottom <= height - MARGIN + slack


@given(st.floats(0.2, 20), st.floats(300, 600), st.floats(300, 600))
def test_zoom_keeps_the_point_under_the_cursor(zoom: float, x: float, y: float) -> None:
    # A photo much larger than the canvas, so that no edge comes into sight.
    view = Viewport(900, 900).showing(40000, 40000).zoomed(1.0)
    before = view.to_photo(x, y)
    after = view.zoomed(zoom, x, y).to_photo(x, y)
    assert after == pytest.approx(before, abs=0.6 / min(zoom, 1.0) + 0.6)


def test_points_go_there_and_back() -> None:
    view = Viewport(800, 600).showing(3000, 2000).zoomed(0.7, 100, 50).panned(-30, 12)
    assert view.to_photo(*view.to_canvas(123.0, 456.0)) == pytest.approx((123.0, 456.0))


def test_a_fitted_photo_follows_the_canvas_and_another_does_not() -> None:
    view = Viewport(800, 600).showing(3000, 2000)
    assert view.resized(1600, 1200).zoom == pytest.approx(view.resized(1600, 1200).fit_zoom)
    assert view.zoomed(1.0).resized(1600, 1200).zoom == 1.0


def test_panning_stops_at_the_edges() -> None:
    view = Viewport(800, 600).showing(3000, 2000).zoomed(1.0)
    assert view.panned(1e6, 1e6).to_photo(0, 0) == pytest.approx((0, 0))
    assert view.panned(-1e6, -1e6).to_photo(800, 600) == pytest.approx((3000, 2000))
    fitted = Viewport(800, 600).showing(3000, 2000)
    assert fitted.panned(0, 50).y == fitted.y


def test_zoom_is_bounded() -> None:
    view = Viewport(800, 600).showing(3000, 2000)
    assert view.zoomed(1e9).zoom == MAX_ZOOM
    assert view.zoomed(0).zoom == pytest.approx(view.fit_zoom / 2)


def test_another_photo_is_seen_as_close_and_at_the_same_place() -> None:
    near = Viewport(800, 600).showing(4000, 3000).zoomed(2.0).panned(-500, 300)
    other = near.showing(2000, 3000, stay=True)
    assert other.zoom == 2.0
    assert (other.x / 2000, other.y / 3000) == pytest.approx((near.x / 4000, near.y / 3000))
    assert near.showing(2000, 3000).fitted
    assert Viewport(800, 600).showing(4000, 3000).showing(2000, 3000, stay=True).fitted
