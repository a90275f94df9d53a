"""What the window shows is what the file holds, at every zoom."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.imaging.logcode import key_gain
from disque_studio.studio import engine, lookfiles
from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.viewport import Viewport

CANVAS = (640, 400)
ZOOMS = [1.0, 0.5, 0.37, 0.25, 0.125]
REAL = "hdr/val/christmas_photo_studio_07_1k.hdr"


def graded(path, folder):
    """A photo, its mapping in the default look, and the exported picture."""
    opened = engine.open_photo(path)
    mapping = engine.plan(opened, lookfiles.find_look(lookfiles.DEFAULT_LOOK))
    target = folder / "whole.png"
    engine.export(opened, mapping, target, format="png", bit_depth=8)
    return opened, mapping, codecs.read_picture(target).rgb


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return graded(engine.demo_photo(), tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def real(data_dir, tmp_path_factory):
    return graded(data_dir / REAL, tmp_path_factory.mktemp("real"))


def differ(photo, zoom, place):
    """Give the mean difference, in code values, of the preview and the export scaled down to it."""
    opened, mapping, exported = photo
    pyramid = Pyramid(opened.photo.rgb, gain=key_gain(opened.photo.rgb))
    at = (CANVAS[0] * place[0], CANVAS[1] * place[1])
    view = Viewport().resized(*CANVAS).showing(*pyramid.size).zoomed(zoom, *at)
    crop = pyramid.crop(view)
    preview = engine.view(pyramid.sample(crop), mapping, crop.region).astype(np.float32)
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
def test_the_export_of_a_real_photo_scaled_down_is_the_preview(real, zoom):
    assert differ(real, zoom, (0.3, 0.6)) < 1.0
