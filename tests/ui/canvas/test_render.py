"""Frames: every picture of a view, exact at every zoom, and what a slider does not change is kept."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from disque_studio.ui.canvas.clipping import BLOWN
from disque_studio.ui.canvas.colours import STOPS, stops_scale
from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.reference import Reference
from disque_studio.ui.canvas.render import Renderer, Request
from disque_studio.ui.canvas.view import View
from disque_studio.ui.canvas.viewport import Viewport

WIDTH, HEIGHT = 300, 200


@dataclass(frozen=True, eq=False)
class Look:
    gain: float


class Engine:
    """Multiplies light by a look's gain, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[Look] = []

    def __call__(self, pixels: np.ndarray, look: Any, region: object) -> np.ndarray:
        self.asked.append(look)
        light = np.clip(pixels.astype(np.float32) * look.gain, 0, 1)
        return (light ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)


@pytest.fixture
def engine(qtbot: QtBot) -> Engine:
    return Engine()


@pytest.fixture
def rgb() -> np.ndarray:
    return np.exp2(np.random.default_rng(1).uniform(-9, 5, (HEIGHT, WIDTH, 3))).astype(np.float32)


@pytest.fixture
def request_(rgb: np.ndarray) -> Request:
    view = Viewport(WIDTH, HEIGHT).showing(WIDTH, HEIGHT).zoomed(1.0)
    return Request(Pyramid(rgb, gain=1.0), view, View(), Look(0.5), Look(0.9), grey=0.18)  # type: ignore[arg-type]


def pixels(image: QImage | None) -> np.ndarray:
    assert image is not None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)


def with_view(request: Request, **changes: Any) -> Request:
    return replace(request, view=replace(request.view, **changes))


def test_wipe_holds_both_pictures_of_the_engine(engine: Engine, rgb: np.ndarray, request_: Request) -> None:
    frame = Renderer(engine).render(with_view(request_, kind="wipe"))
    np.testing.assert_array_equal(pixels(frame.after), Engine()(rgb, Look(0.5), None))
    np.testing.assert_array_equal(pixels(frame.before), Engine()(rgb, Look(0.9), None))
    assert frame.shown.keys() == {"after", "before"}


@pytest.mark.parametrize("zoom", [0.37, 1.0, 5.0])
def test_a_difference_is_of_the_pictures_on_the_screen(
    engine: Engine, request_: Request, zoom: float
) -> None:
    request_ = replace(request_, viewport=request_.viewport.zoomed(zoom))
    both = Renderer(engine).render(with_view(request_, kind="sides"))
    apart = Renderer(engine).render(with_view(request_, kind="difference", gain=4))
    expected = np.minimum(4 * np.abs(pixels(both.after) - pixels(both.before)), 255)
    np.testing.assert_array_equal(pixels(apart.shown["difference"]), expected)


def test_stops_are_of_the_scene_and_not_of_the_look(
    engine: Engine, rgb: np.ndarray, request_: Request
) -> None:
    frame = Renderer(engine).render(with_view(request_, kind="stops"))
    stops = np.log2(rgb.astype(np.float64) @ [0.2126, 0.7152, 0.0722] / 0.18)
    sure = np.abs(stops % 1 - 0.5) > 1e-3
    expected = stops_scale()[(np.clip(np.round(stops), -STOPS, STOPS) + STOPS).astype(int)]
    np.testing.assert_array_equal(pixels(frame.shown["stops"])[sure], expected[sure])


def test_marks_are_seen_and_never_read_out(engine: Engine, request_: Request) -> None:
    plain = Renderer(engine).render(request_)
    marked = Renderer(engine).render(with_view(request_, clipping=True))
    np.testing.assert_array_equal(pixels(marked.after), pixels(plain.after))
    blown = (pixels(plain.after) == 255).any(axis=2)
    shown = pixels(marked.shown["after"])
    assert {tuple(colour) for colour in shown[blown].tolist()} == set(BLOWN)
    assert marked.marked.clipped is not None
    assert marked.marked.clipped.blown == pytest.approx(blown.mean())
    assert plain.marked.clipped is None


def test_numbers_stand_on_large_pixels_alone(engine: Engine, request_: Request) -> None:
    for zoom, scale, numbered in ((29, 1, False), (31, 1, True), (31, 2, False), (61, 2, True)):
        request = replace(request_, viewport=request_.viewport.zoomed(zoom), scale=float(scale))
        frame = Renderer(engine).render(request)
        assert (pixels(frame.shown["after"]) != pixels(frame.after)).any() == numbered
    for kind in ("before", "difference", "stops"):
        frame = Renderer(engine).render(with_view(request, kind=kind))
        assert (pixels(frame.shown[kind]) != pixels(frame.plain[kind])).any()  # type: ignore[index]


def test_a_slider_renders_the_after_picture_alone(engine: Engine, request_: Request) -> None:
    renderer = Renderer(engine)
    request_ = with_view(request_, kind="wipe")
    first = renderer.render(request_)
    engine.asked.clear()
    moved = replace(request_, after=Look(0.6))  # type: ignore[arg-type]
    second = renderer.render(moved)
    assert engine.asked == [moved.after]
    assert second.before is first.before


def test_a_pinned_picture_takes_the_place_of_before(engine: Engine, request_: Request) -> None:
    pinned = np.random.default_rng(8).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    request_ = replace(request_, reference=Reference("sun.jpg", pinned))
    frame = Renderer(engine).render(with_view(request_, kind="difference", gain=1, reference="sun.jpg"))
    expected = np.abs(pixels(frame.after) - pinned)
    np.testing.assert_array_equal(pixels(frame.shown["difference"]), expected)
    assert request_.before not in engine.asked


@pytest.mark.parametrize("zoom", [0.3, 0.8, 1.0, 3.3])
def test_a_pinned_look_is_exact_at_every_zoom(engine: Engine, request_: Request, zoom: float) -> None:
    request_ = replace(request_, viewport=request_.viewport.zoomed(zoom), reference=request_.after)
    frame = Renderer(engine).render(with_view(request_, kind="difference", gain=64, reference="Pinned"))
    assert not pixels(frame.shown["difference"]).any()


def test_overviews_are_of_what_is_seen(engine: Engine, rgb: np.ndarray, request_: Request) -> None:
    renderer = Renderer(engine)
    whole = renderer.render(request_)
    assert not whole.overviews
    request_ = replace(request_, viewport=request_.viewport.zoomed(2.0))
    frame = renderer.render(with_view(request_, kind="sides"))
    assert frame.overviews.keys() == {"after", "before"}
    assert renderer.render(with_view(request_, kind="stops")).overviews.keys() == {"stops"}
    overview = frame.overviews["before"]
    assert (overview.width(), overview.height()) == (WIDTH, HEIGHT)
    np.testing.assert_array_equal(pixels(overview), Engine()(rgb, Look(0.9), None))
