from dataclasses import replace

import cv2
import numpy as np
import pytest

from disque_studio.imaging import logcode
from disque_studio.imaging.primaries import luminance
from disque_studio.looks.apply import render
from disque_studio.looks.mapping import CODE_TOP
from disque_studio.quality.pushes import Pusher
from tests.quality.steered import flat_look, scene

RGB = scene()
LOOK = replace(flat_look(RGB), strength=1.0)
BASE = render(RGB, replace(LOOK, grid=None))


@pytest.fixture(scope="module")
def pusher() -> Pusher:
    light = luminance(RGB) * np.float32(LOOK.scale)
    place = np.clip(logcode.encode(light) / np.float32(CODE_TOP), 0, 1)
    small = (RGB.shape[1] // 4, RGB.shape[0] // 4)
    shrunk = [cv2.resize(plane, small, interpolation=cv2.INTER_AREA) for plane in (BASE, place)]
    return Pusher(*shrunk, LOOK.grid.shape[:3])


def ramp() -> np.ndarray:
    y, x = np.mgrid[0 : 1 : (RGB.shape[0] // 4) * 1j, 0 : 1 : (RGB.shape[1] // 4) * 1j]
    return np.repeat((0.5 * x - 0.2 * y).reshape(-1, 1), 3, 1).astype(np.float32)


def test_a_smooth_change_is_rendered_as_it_was_wanted(pusher):
    push = pusher.fit(ramp())
    step = 0.03
    after = render(RGB, replace(LOOK, grid=LOOK.grid + np.float32(step) * pusher.spread(push.affines)))
    change = after - render(RGB, LOOK)
    assert np.sqrt(np.square(change).mean()) == pytest.approx(step, rel=0.1)
    small = cv2.resize(change, (RGB.shape[1] // 4, RGB.shape[0] // 4), interpolation=cv2.INTER_AREA)
    assert np.corrcoef(small.ravel(), ramp().ravel())[0, 1] > 0.97


def test_texture_is_not_taken_over(pusher):
    noise = np.random.default_rng(0).normal(size=ramp().shape).astype(np.float32)
    alone, together = pusher.fit(ramp()), pusher.fit(ramp() + 0.3 * noise)
    assert np.corrcoef(alone.change.ravel(), together.change.ravel())[0, 1] > 0.95


def test_a_change_has_unit_size(pusher):
    push = pusher.fit(ramp() * 1e-7)
    assert np.sqrt(np.square(push.change).mean()) == pytest.approx(1)
    assert np.allclose(pusher.changed(push.affines), push.change, atol=1e-5)


def test_colour_is_changed_less_than_lightness(pusher):
    tinted = ramp() * np.array([1, -1, 0], np.float32)
    light, tint = ramp() + 1e-3 * tinted, ramp() * 1e-3 + tinted
    grey = pusher.fit(light + tint).change.mean(1)
    coloured = pusher.fit(light + tint).change - grey[:, None]
    assert np.square(coloured).mean() < 0.1 * np.square(grey).mean()


def test_no_change_is_none(pusher):
    assert pusher.fit(np.zeros_like(ramp())) is None
