"""What the scopes count, without a window."""

import numpy as np
import pytest

from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.scopes.tracing import MODES, PARADE_GAP, Request, Tracer

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (200, 200, 200))


class View:
    """Renders by a factor in the place of a mapping, and counts its calls."""

    def __init__(self) -> None:
        self.calls: list[float] = []

    def __call__(self, pixels: np.ndarray, mapping: float, region: tuple[float, ...]) -> np.ndarray:
        self.calls.append(mapping)
        return np.clip(pixels.astype(np.float32) * mapping * 255, 0, 255).round().astype(np.uint8)


@pytest.fixture
def pyramid() -> Pyramid:
    """Red rises to the right, green is half, blue is none."""
    rgb = np.zeros((300, 400, 3), np.float32)
    rgb[..., 0] = np.linspace(0, 1, 400)
    rgb[..., 1] = 0.5
    return Pyramid(rgb, gain=1.0)


def request(pyramid: Pyramid, mode: str, after: object = 1.0, before: object = 0.5) -> Request:
    return Request(mode, pyramid, after, before, COLOURS)  # type: ignore[arg-type]


def test_the_histogram_has_after_and_before(pyramid: Pyramid) -> None:
    trace = Tracer(View()).trace(request(pyramid, "histogram"))
    assert trace.curves.shape == (4, 256)
    assert np.argmax(trace.curves[1]) == 128
    assert np.argmax(trace.curves[2]) == 0
    assert np.flatnonzero(trace.before).max() < np.flatnonzero(trace.curves[3]).max()
    assert trace.image is None


def test_the_figures_are_those_of_the_picture(pyramid: Pyramid) -> None:
    figures = Tracer(View()).trace(request(pyramid, "waveform")).figures
    assert figures.means[0] == pytest.approx(127.5, abs=1)
    assert figures.means[1:3] == (128, 0)
    assert figures.black == 1.0
    assert 0 < figures.white < 0.02


def test_images_have_black_at_the_bottom_and_the_channels_colours(pyramid: Pyramid) -> None:
    tracer = Tracer(View())
    wave = tracer.trace(request(pyramid, "waveform")).image
    assert wave.shape == (256, 256, 4)
    assert (wave[..., :3] == 200).all()
    lowest = [int(np.flatnonzero(wave[:, column, 3]).min()) for column in (8, 128, 247)]
    assert lowest == sorted(lowest)
    assert lowest[0] < lowest[2]
    parade = tracer.trace(request(pyramid, "parade")).image
    assert parade.shape == (256, 3 * 256 + 2 * PARADE_GAP, 4)
    green = parade[:, 256 + PARADE_GAP :][:, :256]
    assert set(np.flatnonzero(green[..., 3].any(axis=1))) == {128}
    assert (green[128, :, :3] == (0, 255, 0)).all()
    assert not parade[:, 256 : 256 + PARADE_GAP].any()


def test_the_vectorscope_has_red_above(pyramid: Pyramid) -> None:
    image = Tracer(View()).trace(request(pyramid, "vectorscope")).image
    rows = np.flatnonzero(image[..., 3].any(axis=1))
    assert rows.max() > 190
    red, green, blue = (int(part) for part in image[rows.max(), np.argmax(image[rows.max(), :, 3]), :3])
    assert red > max(green, blue)


def test_the_photo_without_its_look_is_counted_once(pyramid: Pyramid) -> None:
    view, before = View(), 0.5
    tracer = Tracer(view)
    for after in (1.0, 0.9, 0.8):
        tracer.trace(request(pyramid, "histogram", after=after, before=before))
    assert view.calls.count(before) == 1


@pytest.mark.parametrize("mode", MODES)
def test_the_photo_is_sampled_once_and_rendered_for_each_trace(pyramid: Pyramid, mode: str) -> None:
    view = View()
    tracer = Tracer(view)
    tracer.trace(request(pyramid, mode))
    sampled = tracer._pixels
    tracer.trace(request(pyramid, mode, after=0.8))
    assert tracer._pixels is sampled
    assert [call for call in view.calls if call != 0.5] == [1.0, 0.8]
