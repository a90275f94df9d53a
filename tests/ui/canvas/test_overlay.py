"""The colours of a map and its legend."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from disque_studio.imaging.difference import to_lab
from disque_studio.ui.canvas import overlay


def pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)


def test_the_scale_rises_evenly_in_lightness() -> None:
    colours = overlay.scale().astype(np.float32)[None] / 255
    lightness = to_lab(colours)[0, :, 0]
    steps = np.diff(lightness[::15])
    assert (steps > 0).all()
    assert steps.max() < 1.6 * steps.min()
    assert np.ptp(lightness) > 65


def test_the_scale_is_told_apart_without_red_and_green() -> None:
    """Seen by one who lacks the long-wave cones (Viénot, Brettel and Mollon 1999): still an even scale."""
    light = (overlay.scale() / 255.0) ** 2.2
    red, green, blue = light.T
    both = 0.11238 * red + 0.88762 * green
    seen = np.stack([both, both, 0.00401 * red - 0.00401 * green + blue], axis=1).clip(0, 1) ** (1 / 2.2)
    lab = to_lab(seen.astype(np.float32)[None])[0]
    apart = np.linalg.norm(np.diff(lab[::15], axis=0), axis=1)
    assert apart.min() > 3


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [(0, 100, (0, 100)), (42, 58, (40, 60)), (61, 62, (50, 80)), (99, 100, (80, 100)), (0, 3, (0, 20))],
)
def test_the_span_is_rounded_and_never_narrow(
    lowest: float, highest: float, expected: tuple[float, float]
) -> None:
    assert overlay.span(lowest, highest) == expected


def test_better_regions_are_lighter(qtbot: QtBot) -> None:
    cells = np.tile(np.linspace(10, 90, 24, dtype=np.float32), (16, 1))
    made = overlay.make("QD-net", cells)
    assert (made.low, made.high) == (10, 90)
    lightness = pixels(made.image).mean(axis=(0, 2))
    assert (np.diff(lightness) >= 0).all()
    assert tuple(pixels(made.image)[0, 0]) == tuple(overlay.scale()[0])
    assert tuple(pixels(made.image)[-1, -1]) == tuple(overlay.scale()[-1])


def test_it_covers_the_photo_and_explains_itself(qtbot: QtBot) -> None:
    made = overlay.make("DRI", np.full((16, 16), 50, np.float32))
    canvas = QImage(400, 300, QImage.Format.Format_RGB32)
    canvas.fill(0xFF808080)
    painter = QPainter(canvas)
    overlay.paint(painter, made, QRectF(100, 50, 200, 150))
    covered = pixels(canvas) != 128
    assert covered[50:200, 100:300].any(axis=2).all()
    assert not covered[:49].any()
    overlay.paint_legend(painter, made, 300)
    painter.end()
    assert (pixels(canvas)[230:290, 14:150] != 128).any()
