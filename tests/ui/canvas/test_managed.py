"""Pictures in the screen's colours: what is shown changes with the screen, what is read out never does."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from disque_studio.imaging.colour import SPACES
from disque_studio.imaging.display_profile import screen_transform
from disque_studio.imaging.soft_proof import Proof, gamut, proof_transform
from disque_studio.imaging.transfer import srgb_encode
from disque_studio.ui.canvas import gamut as marks
from disque_studio.ui.canvas import legends
from disque_studio.ui.canvas.clipping import BLOWN, Clipped
from disque_studio.ui.canvas.managed import Colour
from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.reference import Reference
from disque_studio.ui.canvas.render import Frame, Renderer, Request
from disque_studio.ui.canvas.view import View
from disque_studio.ui.canvas.viewport import Viewport

WIDTH, HEIGHT = 240, 160
SRGB, P3, ADOBE = (SPACES[name].icc_profile() for name in ("srgb", "display-p3", "adobe-rgb"))


def wide(pixels: np.ndarray, look: Any, region: object) -> np.ndarray:
    """The light times a gain, with colours outside sRGB."""
    light = pixels.astype(np.float32)
    grey = light.mean(axis=2, keepdims=True)
    return srgb_encode((grey + 1.4 * (light - grey)) * look)


def narrow(pixels: np.ndarray, look: Any, region: object) -> np.ndarray:
    return np.rint(255 * np.clip(wide(pixels, look, region), 0, 1)).astype(np.uint8)


@pytest.fixture
def rgb() -> np.ndarray:
    return np.random.default_rng(4).uniform(0, 0.9, (HEIGHT, WIDTH, 3)).astype(np.float32)


@pytest.fixture
def request_(rgb: np.ndarray) -> Request:
    view = Viewport(WIDTH, HEIGHT).showing(WIDTH, HEIGHT).zoomed(1.0)
    return Request(Pyramid(rgb, gain=1.0), view, View(), 1.0, 0.7)  # type: ignore[arg-type]


def pixels(image: QImage | None) -> np.ndarray:
    assert image is not None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)


def render(request: Request, colour: Colour | None) -> Frame:
    return Renderer(narrow, wide).render(replace(request, colour=colour))


def test_the_picture_is_converted_and_what_is_read_out_is_not(rgb: np.ndarray, request_: Request) -> None:
    transform = screen_transform(ADOBE)
    frame = render(request_, Colour(transform))
    np.testing.assert_array_equal(pixels(frame.shown["after"]), transform(wide(rgb, 1.0, None)))
    assert np.abs(pixels(frame.after) - narrow(rgb, 1.0, None)).max() <= 1
    plain = render(request_, None)
    assert plain.shown["after"] is plain.plain["after"]


@pytest.mark.parametrize("kind", ["before", "wipe", "sides"])
def test_every_picture_of_the_photo_is_converted(request_: Request, kind: Any) -> None:
    request_ = replace(request_, view=View(kind))
    managed, plain = render(request_, Colour(screen_transform(ADOBE))), render(request_, None)
    for layer in request_.view.pictures:
        assert (pixels(managed.shown[layer]) != pixels(plain.shown[layer])).any()


@pytest.mark.parametrize("kind", ["difference", "stops"])
def test_what_is_no_colour_of_the_photo_stays(request_: Request, kind: Any) -> None:
    request_ = replace(request_, view=View(kind))
    managed = render(request_, Colour(screen_transform(ADOBE), gamut(Proof(SRGB)), "sRGB"))
    apart = np.abs(pixels(managed.shown[kind]) - pixels(render(request_, None).shown[kind]))
    # Each of two pictures is rounded by itself.
    assert apart.max() <= 2 * request_.view.gain if kind == "difference" else not apart.any()


def test_a_pinned_file_is_converted_too(request_: Request) -> None:
    reference = Reference("r", np.full((HEIGHT, WIDTH, 3), (200, 40, 30), np.uint8))
    request_ = replace(request_, view=View("sides", reference="r"), reference=reference)
    transform = screen_transform(P3)
    shown = pixels(render(request_, Colour(transform)).shown["reference"])
    np.testing.assert_array_equal(shown, transform(reference.rgb))


@pytest.mark.parametrize("zoom", [0.37, 1.0, 3.0])
def test_overviews_and_frames_have_the_same_colours_at_any_zoom(request_: Request, zoom: float) -> None:
    flat = np.full((900, 1100, 3), (0.7, 0.2, 0.1), np.float32)
    view = Viewport(WIDTH, HEIGHT).showing(1100, 900).zoomed(zoom)
    request_ = replace(request_, pyramid=Pyramid(flat, gain=1.0), viewport=view)
    transform = screen_transform(P3)
    frame = render(request_, Colour(transform))
    expected = transform(wide(flat[:1, :1], 1.0, None))[0, 0]
    for image in (frame.shown["after"], *frame.overviews.values()):
        assert np.abs(pixels(image) - expected).max() <= 2


def test_another_screen_needs_no_new_samples(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer(narrow, wide)
    first = renderer.render(request_)
    monkeypatch.setattr(Pyramid, "sample", lambda *_: pytest.fail("sampled again"))
    monkeypatch.setattr(Pyramid, "unscaled", lambda *_: pytest.fail("sampled again"))
    second = renderer.render(replace(request_, colour=Colour(screen_transform(ADOBE))))
    assert (pixels(first.shown["after"]) != pixels(second.shown["after"])).any()
    third = renderer.render(request_)
    np.testing.assert_array_equal(pixels(third.shown["after"]), pixels(first.shown["after"]))


def test_colours_that_the_output_lacks_are_chequered(rgb: np.ndarray, request_: Request) -> None:
    lacks = gamut(Proof(SRGB))
    frame = render(request_, Colour(gamut=lacks, output="sRGB"))
    mask = lacks.outside(wide(rgb, 1.0, None)) == 255
    assert 0.05 < mask.mean() < 0.95
    shown = pixels(frame.shown["after"])
    assert {tuple(colour) for colour in shown[mask].tolist()} == set(marks.OUTSIDE)
    np.testing.assert_array_equal(shown[~mask], pixels(frame.after)[~mask])
    assert frame.marked.outside == pytest.approx(mask.mean())
    assert frame.marked.clipped is None


def test_clipping_is_of_the_picture_and_not_of_the_screen(request_: Request) -> None:
    request_ = replace(request_, view=View(clipping=True))
    colour = Colour(screen_transform(ADOBE), gamut(Proof(SRGB)), "sRGB")
    frame = render(request_, colour)
    blown = (pixels(frame.after) == 255).any(axis=2)
    shown = pixels(frame.shown["after"])
    assert {tuple(c) for c in shown[blown].tolist()} <= set(BLOWN)
    assert frame.marked.clipped is not None and frame.marked.outside is not None
    assert frame.marked.clipped.blown == pytest.approx(blown.mean())


def test_a_proof_of_a_narrow_output_takes_colours_away(request_: Request) -> None:
    proof = Proof(SRGB)
    shown = pixels(
        render(request_, Colour(proof_transform(proof, P3), output="sRGB", proofs=True)).shown["after"]
    )
    without = pixels(render(request_, Colour(screen_transform(P3))).shown["after"])
    spread = [np.ptp(picture, axis=2).mean() for picture in (shown, without)]
    assert spread[0] < spread[1] - 1


def test_squares_move_with_the_photo() -> None:
    whole = marks.checks((60, 50), (0, 0), 3)
    part = marks.checks((30, 20), (17, 11), 3).copy()
    np.testing.assert_array_equal(part, whole[11:31, 17:47])


def test_the_legend_has_a_row_of_its_own_pattern_for_each_mark(qapp: object) -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    painter = QPainter(image)
    rows = [*legends.clipping_rows(Clipped(0.1, 0.2)), legends.gamut_row("A printer " * 9, 0.3)]
    legends.paint_marks(painter, rows, 400, 200)
    painter.end()
    seen = {tuple(colour) for colour in pixels(image).reshape(-1, 3).tolist()}
    assert set(marks.OUTSIDE) <= seen
    assert not (pixels(image)[:, :20] != 90).any()
