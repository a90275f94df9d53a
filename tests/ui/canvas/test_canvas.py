"""Mouse and wheel on the canvas."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from disque_studio.ui.canvas.canvas import Canvas
from disque_studio.ui.canvas.render import Frame


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_photo(4000, 3000)
    return made


def turn(canvas: Canvas, at: QPointF, steps: int) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, steps * 120), Qt.MouseButton(0), nothing, Qt.ScrollPhase(0), False
    )
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_to_the_cursor(canvas: Canvas) -> None:
    canvas.one_to_one()
    at = QPointF(200, 450)
    before = canvas.viewport.to_photo(200, 450)
    turn(canvas, at, 2)
    assert canvas.viewport.zoom == pytest.approx(2.0)
    assert canvas.viewport.to_photo(200, 450) == pytest.approx(before, abs=0.6)
    turn(canvas, at, -2)
    assert canvas.viewport.zoom == pytest.approx(1.0)


def test_dragging_pans(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.one_to_one()
    held = canvas.viewport.to_photo(400, 300)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    qtbot.mouseMove(canvas, QPoint(350, 340))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(350, 340))
    assert canvas.viewport.to_photo(350, 340) == pytest.approx(held, abs=1)


def test_hover_names_the_pixel_and_leaves_it(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.one_to_one()
    seen: list[tuple[int, int] | None] = []
    canvas.hovered.connect(seen.append)
    qtbot.mouseMove(canvas, QPoint(400, 300))
    assert seen[-1] == (2000, 1500)
    canvas.zoom_to(0.01)
    qtbot.mouseMove(canvas, QPoint(2, 2))
    assert seen[-1] is None


def test_nothing_can_be_dragged_without_a_photo(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    view = canvas.viewport
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(canvas, QPoint(40, 40))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    turn(canvas, QPointF(20, 20), 3)
    assert canvas.viewport == view


def test_a_pan_shows_the_overview_where_no_frame_is_yet(canvas: Canvas) -> None:
    canvas.one_to_one()
    images = [QImage(size, QImage.Format.Format_RGB32) for size in (canvas.size(), QSize(400, 300))]
    for image, colour in zip(images, (Qt.GlobalColor.white, Qt.GlobalColor.darkGray), strict=True):
        image.fill(colour)
    request = SimpleNamespace(viewport=canvas.viewport)
    canvas.show_frame(Frame(request, 0, 0, images[0], None, images[1]))  # type: ignore[arg-type]
    canvas.pan(1, 0)
    shown = canvas.grab().toImage()
    middle = canvas.height() // 2
    assert shown.pixelColor(10, middle) == QColor(Qt.GlobalColor.white)
    assert shown.pixelColor(canvas.width() - 10, middle) == QColor(Qt.GlobalColor.darkGray)
