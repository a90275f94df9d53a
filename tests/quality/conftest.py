"""Pictures made by code that have what photos have: textures of every size, colours, light and dark."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

Floats = np.ndarray


def textured(seed: int = 0, height: int = 400, width: int = 600) -> Floats:
    """Give float32 (height, width, 3), sRGB-encoded [0, 1]: 1/f texture with sharp shapes, some neutral."""
    rng = np.random.default_rng(seed)
    rows, columns = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    radius = np.maximum(np.hypot(rows, columns), 1 / max(height, width))
    layers = [np.fft.irfft2(np.fft.rfft2(rng.normal(size=(height, width))) / radius**1.4) for _ in range(3)]
    grey, warm, green = (layer / layer.std() for layer in layers)
    shapes = np.zeros((height, width), np.float32)
    for _ in range(60):
        x, y = int(rng.integers(width)), int(rng.integers(height))
        size = rng.integers(8, 60, 2).tolist()
        cv2.ellipse(shapes, (x, y), size, 0, 0, 360, float(rng.uniform(-1, 1)), -1)
    light = 0.5 + 0.09 * grey + 0.25 * shapes
    colours = np.stack([0.03 * warm, 0.02 * green, -0.03 * warm], axis=2) * (np.abs(shapes) > 0.2)[..., None]
    return np.clip(light[..., None] + colours, 0.04, 0.96).astype(np.float32)


@pytest.fixture(scope="session")
def make_texture() -> Callable[..., Floats]:
    return textured


@pytest.fixture
def texture() -> Floats:
    return textured()
