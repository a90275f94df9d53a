"""The program's icon in all sizes, drawn from resources/icons/disque-studio.svg.

Writes FOLDER/hicolor (Linux), FOLDER/disque-studio.ico (Windows) and FOLDER/disque-studio.icns (macOS).
"""

import io
import os
import shutil
from pathlib import Path

from PIL import Image

NAME = "disque-studio"
DRAWING = Path(__file__).resolve().parents[2] / "resources" / "icons" / f"{NAME}.svg"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_ICO = (16, 24, 32, 48, 64, 128, 256)
_ICNS = (16, 32, 64, 128, 256, 512, 1024)


def write(folder: Path) -> None:
    """Draw every size; raises OSError when the folder cannot be written."""
    drawn = draw({*SIZES, *_ICO, *_ICNS})
    for size in SIZES:
        place = folder / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        drawn[size].save(place / f"{NAME}.png")
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copy(DRAWING, scalable)
    _save(drawn, _ICO, folder / f"{NAME}.ico", sizes=[(size, size) for size in _ICO])
    _save(drawn, _ICNS, folder / f"{NAME}.icns")


def draw(sizes: set[int]) -> dict[int, Image.Image]:
    """Draw the icon at each size in pixels, RGBA with transparent corners."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(DRAWING))
    drawn = {}
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        drawn[size] = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGBA")
    return drawn


def _save(drawn: dict[int, Image.Image], which: tuple[int, ...], path: Path, **options: object) -> None:
    """Save several sizes as one file, each as it was drawn."""
    largest, *others = (drawn[size] for size in sorted(which, reverse=True))
    largest.save(path, append_images=others, **options)
