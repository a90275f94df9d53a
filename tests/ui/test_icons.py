"""Icons at sizes that layouts may ask for."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from disque_studio.ui.icons import icon


@pytest.mark.parametrize("size", [(0, 0), (16, 0), (-3, 12)])
def test_without_room_nothing_is_drawn(qapp, size):
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icon("scatter").paint(painter, QRect(0, 0, *size))
    painter.end()
    assert icon("scatter").pixmap(QSize(*size)).isNull()
    assert not any(bytes(image.constBits()))


def test_an_icon_fills_its_size(qapp):
    assert icon("scatter").pixmap(QSize(24, 24)).toImage().size() == QSize(24, 24)
