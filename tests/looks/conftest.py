"""Pairs made by code, and a model with random weights, for the tests of looks."""

import numpy as np
import pytest
import torch

from disque_studio.imaging.operators import OPERATORS
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.looks.fit import FEATURES, Prior
from disque_studio.looks.model import LookModel
from disque_studio.looks.predict import architecture
from disque_studio.looks.scene import COORDINATES
from disque_studio.nets.disque import Disque


def scene(seed: int, height: int = 160, width: int = 240) -> np.ndarray:
    """A scene-linear picture with soft shapes, colours, texture and about twelve stops."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    stops = np.zeros((height, width))
    for _ in range(14):
        cx, cy, size, lift = rng.random(), rng.random(), rng.uniform(0.03, 0.3), rng.normal(0, 2.2)
        stops += lift / (1 + np.exp((np.hypot(x - cx, y - cy) - size) * 60))
    tint = np.stack([np.sin(7 * x + seed), np.cos(5 * y), np.sin(4 * (x + y))], -1) * 0.35
    texture = rng.normal(0, 0.12, (height, width))
    return np.exp2((stops + texture)[..., None] + tint - 2.5).astype(np.float32)


def operated(rgb: np.ndarray, operator: str) -> Picture:
    """The picture that one of the classical operators makes of a scene, 8 bits."""
    return Picture(np.rint(np.clip(OPERATORS[operator](rgb), 0, 1) * 255).astype(np.uint8))


def photo_of(rgb: np.ndarray) -> Photo:
    """A photo that holds `rgb`."""
    return Photo(rgb=rgb, format="test")


@pytest.fixture(scope="session")
def untrained() -> LookModel:
    """A model as training starts: the fits alone, equally weighed, under a weak prior."""
    torch.manual_seed(0)
    shape = (len(COORDINATES), 3)
    prior = Prior(torch.zeros(*shape, FEATURES), 1e-2 * torch.eye(FEATURES).expand(*shape, -1, -1))
    return LookModel(Disque(architecture()).eval(), prior, identity="untrained")
