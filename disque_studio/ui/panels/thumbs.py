"""Small pictures in the panels."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget


def to_image(rgb: Any) -> QImage:
    """Turn uint8 (h, w, 3) sRGB into an image that owns its pixels."""
    data = rgb.tobytes()
    height, width = rgb.shape[:2]
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def filled(image: QImage, size: QSize, scale: float) -> QPixmap:
    """Scale and crop an image so that it fills `size` (widget pixels) at `scale` device pixels each."""
    wanted = size * scale
    grown = image.scaled(
        wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    x, y = (grown.width() - wanted.width()) // 2, (grown.height() - wanted.height()) // 2
    pixmap = QPixmap.fromImage(grown.copy(x, y, wanted.width(), wanted.height()))
    pixmap.setDevicePixelRatio(scale)
    return pixmap


class Thumb(QLabel):
    """A picture of a fixed size with a name for screen readers."""

    def __init__(self, size: QSize, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumb")
        self.setFixedSize(size + QSize(2, 2))
        self.setAccessibleName(name)
        self._size = size

    def show_pixels(self, rgb: Any) -> None:
        """Show uint8 (h, w, 3) sRGB pixels, cropped to the thumb's shape."""
        self.setPixmap(filled(to_image(rgb), self._size, self.devicePixelRatioF()))
