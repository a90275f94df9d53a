"""What the window shows is what the file holds, at every zoom."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.imaging.logcode import key_gain
from disque_studio.studio import engine
from disque_studio.studio.session import RECOMMENDED
from disque_studio.ui.canvas import pyramid
from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.render import Renderer, Request
from disque_studio.ui.canvas.view import View
from disque_studio.ui.canvas.viewport import Viewport

CANVAS = (640, 400)
ZOOMS = [1.0, 0.5, 0.37, 0.25, 0.125]
REAL = (
    "hdr/val/christmas_photo_studio_07_1k.hdr",
    "looks/forest_slope_0.hdr",
    "looks/leadenhall_market_1.hdr",
)


def graded(path, folder):
    """A photo, its mapping in the default look, and the exported picture."""
    opened = engine.open_photo(path)
    mapping = engine.plan_choice(opened, RECOMMENDED, {})
    target = folder / "whole.png"
    engine.export(opened, mapping, target, format="png", bit_depth=8)
    return opened, mapping, codecs.read_picture(target).rgb


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return graded(engine.demo_photo(), tmp_path_factory.mktemp("demo"))


def pixels(image):
    """Give a QImage as (h, w, 3) float32."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 4].reshape(image.height(), -1, 4)[..., 2::-1].astype(np.float32)


def differ(photo, zoom, place):
    """Give the mean difference, in code values, of the preview and the export scaled down to it."""
    opened, mapping, exported = photo
    levels = Pyramid(opened.photo.rgb, gain=key_gain(opened.photo.rgb))
    at = (CANVAS[0] * place[0], CANVAS[1] * place[1])
    view = Viewport().resized(*CANVAS).showing(*levels.size).zoomed(zoom, *at)
    crop = levels.exact(view) or levels.crop(view)
    request = Request(levels, view, View(), after=mapping, before=mapping)
    preview = pixels(Renderer(engine.view).render(request).after)
    scaled = exported.astype(np.float32)
    for _ in range(crop.level):
        scaled = cv2.resize(scaled, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    x0, y0, x1, y1 = crop.box
    scaled = cv2.resize(scaled[y0:y1, x0:x1], (crop.width, crop.height), interpolation=cv2.INTER_AREA)
    return np.abs(scaled - preview).mean()


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("place", [(0.5, 0.5), (0.1, 0.85)])
def test_the_export_of_the_demo_scaled_down_is_the_preview(demo, zoom, place):
    assert differ(demo, zoom, place) < 1.0


@pytest.mark.parametrize("zoom", ZOOMS)
def test_so_it_is_where_the_photo_is_too_large_to_be_rendered_whole(demo, zoom, monkeypatch):
    monkeypatch.setattr(pyramid, "_EXACT_PIXELS", 0)
    assert differ(demo, zoom, (0.5, 0.5)) < 1.0


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("name", REAL)
def test_the_export_of_a_real_photo_scaled_down_is_the_preview(data_dir, tmp_path, name, zoom):
    assert differ(graded(data_dir / name, tmp_path), zoom, (0.3, 0.6)) < 1.0
