"""Mouse and wheel on the canvas."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from disque_studio.ui.canvas.canvas import Canvas
from disque_studio.ui.canvas.line import Line
from disque_studio.ui.canvas.render import Frame
from disque_studio.ui.canvas.view import Kind, Layer, View


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_photo(4000, 3000)
    return made


def turn(
    canvas: Canvas, at: QPointF, steps: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, steps * 120), Qt.MouseButton(0), held, Qt.ScrollPhase(0), False
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


def frame_of(canvas: Canvas, colours: dict[Layer, Qt.GlobalColor]) -> Frame:
    """Make a frame that fills the first pane, each of its pictures in one colour."""
    pane = canvas.panes[0]
    images: dict[Layer, QImage] = {}
    for layer, colour in colours.items():
        images[layer] = QImage(pane.width, pane.height, QImage.Format.Format_RGB32)
        images[layer].fill(colour)
    request = SimpleNamespace(viewport=canvas.viewport, view=canvas.shown, colour=None)
    return Frame(request, 0, 0, images, images, {})  # type: ignore[arg-type]


def colour_at(canvas: Canvas, x: float, y: float) -> QColor:
    return canvas.grab().toImage().pixelColor(round(x), round(y))


def test_a_pan_shows_the_overview_where_no_frame_is_yet(canvas: Canvas) -> None:
    canvas.one_to_one()
    frame = frame_of(canvas, {"after": Qt.GlobalColor.white})
    overview = QImage(QSize(400, 300), QImage.Format.Format_RGB32)
    overview.fill(Qt.GlobalColor.darkGray)
    canvas.show_frame(replace(frame, overviews={"after": overview}))
    canvas.pan(1, 0)
    middle = canvas.height() // 2
    assert colour_at(canvas, 10, middle) == QColor(Qt.GlobalColor.white)
    assert colour_at(canvas, canvas.width() - 10, middle) == QColor(Qt.GlobalColor.darkGray)


def test_a_turned_wipe_line_parts_before_from_after(canvas: Canvas) -> None:
    canvas.one_to_one()
    canvas.view = View(kind="wipe", line=Line(0.5, 0.5, 30))
    canvas.show_frame(frame_of(canvas, {"before": Qt.GlobalColor.red, "after": Qt.GlobalColor.blue}))
    image = canvas.grab().toImage()
    seen = {QColor(Qt.GlobalColor.red).rgb(): False, QColor(Qt.GlobalColor.blue).rgb(): True}
    counted = 0
    for x in range(5, 800, 31):
        for y in range(5, 600, 29):
            beyond = canvas.view.line.beyond((x + 0.5, y + 0.5), 800, 600)
            if abs(beyond) > 3 and (second := seen.get(image.pixel(x, y))) is not None:
                assert second is (beyond > 0), (x, y)
                counted += 1
    assert counted > 400


def test_the_line_is_dragged_and_turned_by_the_mouse(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.view = View(kind="wipe")
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=QPoint(402, 60))
    qtbot.mouseMove(canvas, QPoint(200, 90))
    qtbot.mouseRelease(canvas, left, pos=QPoint(200, 90))
    assert canvas.view.line == Line(0.25, 0.5, 0)
    end = QPointF(*canvas.view.line.ends(800, 600)[0]).toPoint()
    qtbot.mousePress(canvas, left, pos=end)
    qtbot.mouseMove(canvas, QPoint(320, 180))
    qtbot.mouseRelease(canvas, left, pos=QPoint(320, 180))
    assert canvas.view.line.angle == pytest.approx(45)
    assert (canvas.view.line.x, canvas.view.line.y) == (0.25, 0.5)


def test_alt_and_wheel_turn_the_line_and_do_not_zoom(canvas: Canvas) -> None:
    canvas.view = View(kind="wipe")
    zoom = canvas.viewport.zoom
    turn(canvas, QPointF(200, 200), 3, Qt.KeyboardModifier.AltModifier)
    assert canvas.view.line.angle == 15
    assert canvas.viewport.zoom == zoom


def test_moving_the_line_asks_for_no_frame(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.view = View(kind="wipe")
    canvas.show_frame(frame_of(canvas, {"before": Qt.GlobalColor.red, "after": Qt.GlobalColor.blue}))
    with qtbot.assertNotEmitted(canvas.needs_frame):
        canvas.move_line(0.1)
        canvas.turn_line(20)
        canvas.view = replace(canvas.view, swapped=True)
    with qtbot.waitSignal(canvas.needs_frame, timeout=1000):
        canvas.view = replace(canvas.view, clipping=True)


def test_side_by_side_both_panes_look_at_the_same_place(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.view = View(kind="sides")
    first, second = canvas.panes
    across, down = second.left - first.left, second.top - first.top
    canvas.one_to_one(QPointF(100, 200))
    canvas.pan(1, 2)
    turn(canvas, QPointF(100, 200), 1)
    assert canvas.photo_at(QPointF(100, 200)) == canvas.photo_at(QPointF(100 + across, 200 + down))
    for pane in canvas.panes:
        point = QPointF(pane.left + 60, pane.top + 80)
        assert (canvas.point_of(canvas.photo_at(point), pane) - point).manhattanLength() < 1e-6
    held = canvas.photo_at(QPointF(100 + across, 200 + down))
    turn(canvas, QPointF(100 + across, 200 + down), 2)
    moved = canvas.photo_at(QPointF(100 + across, 200 + down)) - held
    assert moved.manhattanLength() < 1.5


def test_a_glance_at_before_leaves_the_view_as_it_is(canvas: Canvas) -> None:
    canvas.view = View(kind="sides")
    canvas.set_before(True)
    assert canvas.shown.kind == "before"
    assert len(canvas.panes) == 1
    canvas.set_before(False)
    assert canvas.shown == canvas.view == View(kind="sides")


class Recorder:
    """A tool that takes presses on the left half, and writes down what it is given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        painter.fillRect(20, 20, 40, 40, Qt.GlobalColor.green)

    def press(self, canvas: Canvas, event: QMouseEvent) -> bool:
        self.seen.append("press")
        return event.position().x() < 400

    def move(self, canvas: Canvas, event: QMouseEvent) -> bool:
        self.seen.append("move")
        return True

    def release(self, canvas: Canvas, event: QMouseEvent) -> bool:
        self.seen.append("release")
        return True

    def key(self, canvas: Canvas, event: QKeyEvent) -> bool:
        self.seen.append(event.text())
        return event.key() == Qt.Key.Key_X

    def cursor(self, at: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor if at.x() < 400 else None


def drag(canvas: Canvas, qtbot: QtBot, start: QPoint, button: Qt.MouseButton) -> bool:
    """Drag, and tell whether the photo moved."""
    before = canvas.viewport
    qtbot.mousePress(canvas, button, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(40, 30))
    qtbot.mouseRelease(canvas, button, pos=start + QPoint(40, 30))
    return canvas.viewport != before


def test_a_tool_comes_first_but_space_and_the_middle_button_pan(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.one_to_one()
    canvas.view = View(kind="sides")
    tool = canvas.tool = Recorder()
    assert canvas.shown.kind == "after"
    left, middle = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
    assert not drag(canvas, qtbot, QPoint(100, 100), left)
    assert tool.seen == ["press", "move", "release"]
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    tool.seen.clear()
    assert drag(canvas, qtbot, QPoint(500, 100), left)
    assert tool.seen == ["press"]
    tool.seen.clear()
    assert drag(canvas, qtbot, QPoint(100, 100), middle)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert drag(canvas, qtbot, QPoint(100, 100), left)
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert tool.seen == []
    qtbot.keyClick(canvas, Qt.Key.Key_X)
    assert tool.seen == ["x"]


def test_a_tool_paints_over_the_photo(canvas: Canvas) -> None:
    canvas.one_to_one()
    canvas.show_frame(frame_of(canvas, {"after": Qt.GlobalColor.white}))
    canvas.tool = Recorder()
    assert colour_at(canvas, 30, 30) == QColor(Qt.GlobalColor.green)
    canvas.tool = None
    assert colour_at(canvas, 30, 30) == QColor(Qt.GlobalColor.white)


@pytest.mark.parametrize("kind", ["before", "difference", "stops", "sides", "wipe"])
@pytest.mark.parametrize("size", [(240, 180), (800, 600)])
def test_every_view_is_explained_within_the_canvas(canvas: Canvas, kind: Kind, size: tuple[int, int]) -> None:
    canvas.resize(*size)
    canvas.view = View(kind=kind, clipping=True, reference="a very long name of a picture.jpg")
    layers: set[Layer] = {"after", *canvas.view.pictures}
    canvas.show_frame(frame_of(canvas, dict.fromkeys(layers, Qt.GlobalColor.white)))
    plain = QImage(canvas.grab().toImage())
    assert len({plain.pixel(x, y) for x in range(0, size[0], 3) for y in range(0, size[1], 3)}) > 3


def test_the_zoom_toggles_at_the_mouse(canvas: Canvas, qtbot: QtBot) -> None:
    qtbot.mouseMove(canvas, QPoint(300, 250))
    held = canvas.photo_at(QPointF(300, 250))
    canvas.toggle_zoom()
    assert canvas.viewport.zoom == 1
    assert (canvas.photo_at(QPointF(300, 250)) - held).manhattanLength() < 2
    canvas.toggle_zoom()
    assert canvas.viewport.fitted


def test_filling_leaves_no_edge_free(canvas: Canvas) -> None:
    canvas.fill()
    assert canvas.viewport.left <= 0
    assert canvas.viewport.top <= 0
    assert canvas.viewport.zoom == pytest.approx(max(800 / 4000, 600 / 3000))
