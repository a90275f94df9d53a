"""What the window shows is what the file holds, at every zoom."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.studio import engine, lookfiles
from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.viewport import Viewport

CANVAS = (640, 400)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The demo photo, its mapping in the default look, and the exported picture."""
    opened = engine.open_photo(engine.demo_photo())
    mapping = engine.plan(opened, lookfiles.find_look(lookfiles.DEFAULT_LOOK))
    path = tmp_path_factory.mktemp("export") / "whole.png"
    engine.export(opened, mapping, path, format="png", bit_depth=8)
    return opened, mapping, codecs.read_picture(path).rgb


@pytest.mark.parametrize("zoom", [1.0, 0.5, 0.37, 0.25])
@pytest.mark.parametrize("place", [(0.5, 0.5), (0.1, 0.85)])
def test_the_export_scaled_down_is_the_preview(graded, zoom, place):
    opened, mapping, exported = graded
    pyramid = Pyramid(opened.photo.rgb)
    at = (CANVAS[0] * place[0], CANVAS[1] * place[1])
    view = Viewport().resized(*CANVAS).showing(*pyramid.size).zoomed(zoom, *at)
    crop = pyramid.crop(view)
    preview = engine.view(pyramid.sample(crop), mapping, crop.region).astype(np.float32)

    scaled = exported.astype(np.float32)
    for _ in range(crop.level):
        scaled = cv2.resize(scaled, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    x0, y0, x1, y1 = crop.box
    scaled = cv2.resize(scaled[y0:y1, x0:x1], (crop.width, crop.height), interpolation=cv2.INTER_AREA)
    assert np.abs(scaled - preview).mean() < 1.0
