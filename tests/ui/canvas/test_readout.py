"""How a pixel is written: figures that keep their places."""

from math import inf

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from disque_studio.ui.canvas import readout
from disque_studio.ui.canvas.readout import Readout, fields, lab_of, scene_number
from disque_studio.ui.pixel_row import PixelRow
from disque_studio.ui.status import StatusBar

DARK = Readout(7, 12, (0.0, 0.0, 0.0), -inf)
BRIGHT = Readout(11999, 7999, (65504.0, 12.5, -0.25), 18.46, (255, 128, 9), lab_of((255, 128, 9)))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0.0000"),
        (0.18, "0.1800"),
        (12.345, "12.35"),
        (123.45, "123.5"),
        (65504.0, "65504"),
        (-0.25, "−0.2500"),
        (0.00012345, "1.2e−4"),
        (3e38, "3.0e38"),
    ],
)
def test_scene_light_is_short_and_keeps_its_digits(value: float, written: str) -> None:
    assert scene_number(value) == written
    assert len(written) <= 7


def test_white_and_grey_have_their_lab() -> None:
    assert lab_of((255, 255, 255)) == pytest.approx((100, 0, 0), abs=1e-3)
    assert lab_of((119, 119, 119)) == pytest.approx((50.03, 0, 0), abs=0.01)
    assert lab_of((255, 0, 0)) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


@pytest.mark.parametrize("pixel", [DARK, BRIGHT])
def test_no_figure_is_wider_than_its_place(qtbot: QtBot, pixel: Readout) -> None:
    row = PixelRow()
    qtbot.addWidget(row)
    metrics = row.fontMetrics()
    for field in fields(pixel):
        assert metrics.horizontalAdvance(field.text) <= metrics.horizontalAdvance(field.widest)


def test_the_row_shows_whole_fields_alone(qtbot: QtBot) -> None:
    row = PixelRow()
    qtbot.addWidget(row)
    row.show_readout(BRIGHT)
    wide, least = row.sizeHint().width(), row.minimumSizeHint().width()
    counts = []
    for width in range(least, wide + 1):
        row.resize(width, 24)
        counts.append(row.shown())
    assert counts[0] == 2
    assert counts[-1] == len(fields(BRIGHT))
    assert counts == sorted(counts)
    assert "255 128 9" in row.accessibleDescription()
    row.show_readout(None)
    assert row.text() == ""


def test_the_whole_row_fits_into_a_window_of_1280_points(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1280, 26)
    bar.show_zoom(1.0)
    bar.show_device("cpu", "no other device was found")
    bar.photo.say("terrace.exr   12000 × 8000   14.9 stops")
    bar.show_pixel(BRIGHT)
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.pixel.shown() == len(fields(BRIGHT))
    assert bar.pixel.geometry().right() < bar.zoom.geometry().left()
    assert bar.minimumSizeHint().width() <= 700


@pytest.mark.parametrize("at", [(5, 5), (395, 5), (5, 295), (395, 295)])
def test_it_floats_within_the_canvas(qtbot: QtBot, at: tuple[int, int]) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0xFF808080)
    painter = QPainter(image)
    readout.paint(painter, BRIGHT, QPointF(*at), 400, 300)
    painter.end()
    edge = [QPoint(x, y) for x in range(400) for y in (0, 299)] + [
        QPoint(x, y) for x in (0, 399) for y in range(300)
    ]
    assert {image.pixel(point) for point in edge} == {0xFF808080}
    assert sum(image.pixel(x, y) != 0xFF808080 for x in range(0, 400, 4) for y in range(0, 300, 4)) > 500
