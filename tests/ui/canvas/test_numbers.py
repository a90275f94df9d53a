"""Numbers on pixels."""

import numpy as np
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from disque_studio.ui.canvas import numbers


def test_signs_are_written_and_nothing_has_none() -> None:
    assert [numbers.signed(n) for n in (3, -3, 0)] == ["+3", "−3", "0"]
    assert [numbers.signed(n, 1) for n in (1.25, -0.04, 0.04)] == ["+1.2", "0.0", "0.0"]


def test_each_kind_of_number_is_the_pixels_own() -> None:
    after = np.array([[[10, 20, 30], [255, 0, 7]]], np.uint8)
    other = np.array([[[12, 20, 25], [0, 255, 7]]], np.uint8)
    assert numbers.codes(after)(0, 1) == ["255", "0", "7"]
    assert numbers.changes(after, other)(0, 0) == ["−2", "0", "+5"]
    assert numbers.changes(after, other)(0, 1) == ["+255", "−255", "0"]
    light = np.array([[0.36, 0.0, 0.09]], np.float32)
    assert [numbers.stops(light, 0.18)(0, i)[0] for i in range(3)] == ["+1.0", "−∞", "−1.0"]


def test_the_middle_of_each_enlarged_pixel_is_taken() -> None:
    cells = np.random.default_rng(0).integers(0, 256, (5, 7, 3)).astype(np.uint8)
    for side in (31, 48):
        enlarged = cells.repeat(side, 0).repeat(side, 1)
        np.testing.assert_array_equal(numbers.centres(enlarged, 5, 7), cells)


def test_numbers_are_drawn_in_their_own_pixel(qtbot: QtBot) -> None:
    """White digits on dark pixels and dark ones on light, none of them over an edge."""
    cells = np.array([[[20, 20, 20], [235, 235, 235]], [[255, 255, 255], [0, 0, 0]]], np.uint8)
    for scale, side in ((1, 30), (1, 60), (2, 60)):
        image = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
        flat = np.ascontiguousarray(cells.repeat(side, 0).repeat(side, 1))
        image = QImage(flat.data, 2 * side, 2 * side, 6 * side, QImage.Format.Format_RGB888).convertToFormat(
            QImage.Format.Format_RGB32
        )
        numbers.paint(image, cells, numbers.codes(cells), float(scale))
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(2 * side, 2 * side, 4)[..., :3].astype(int)
        changed = np.abs(rows - flat).max(axis=2) > 60
        for row in range(2):
            for column in range(2):
                part = changed[row * side : (row + 1) * side, column * side : (column + 1) * side]
                assert part.sum() > 20
                assert not part[0].any()
                assert not part[:, 0].any()
                assert not part[-1].any()
