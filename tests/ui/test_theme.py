"""Both themes: neutral, readable, and changed while the window is open."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from disque_studio.resources import resource_path
from disque_studio.ui import icons, theme
from disque_studio.ui.theme import DARK, LIGHT, Colours

SURFACES = ("canvas", "panel", "card", "raised", "field", "hover", "hover_item", "pressed", "chosen")
BOTH = pytest.mark.parametrize("colours", [DARK, LIGHT], ids=lambda colours: colours.name)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp)
    yield qapp
    theme.apply(qapp)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lights = sorted(_light(QColor(one)) + 0.05 for one in (one, other))
    return lights[1] / lights[0]


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@BOTH
def test_every_colour_is_a_grey(colours: Colours) -> None:
    for field in fields(Colours):
        if field.name != "name":
            colour = QColor(getattr(colours, field.name))
            assert colour.isValid() and colour.red() == colour.green() == colour.blue(), field.name


@BOTH
def test_writing_is_readable_wherever_it_may_stand(colours: Colours) -> None:
    for surface in SURFACES:
        assert contrast(colours.text, getattr(colours, surface)) >= 4.5, surface
    for surface in ("panel", "card", "raised", "field", "canvas", "hover_item"):
        assert contrast(colours.text_dim, getattr(colours, surface)) >= 4.5, surface
    for surface in ("chosen", "selection"):
        assert contrast(colours.strong, getattr(colours, surface)) >= 4.5, surface


@BOTH
def test_focus_and_controls_stand_out(colours: Colours) -> None:
    for signal, surface in product(("mark", "handle"), ("panel", "card", "raised", "field", "line")):
        if (signal, surface) != ("handle", "raised"):
            assert contrast(getattr(colours, signal), getattr(colours, surface)) >= 3, (signal, surface)
    assert contrast(colours.fill, colours.line) >= 2
    assert contrast(colours.text_off, colours.panel) >= 2.5


def test_a_theme_is_changed_in_an_open_window(app: QApplication, qtbot: QtBot) -> None:
    label = QLabel("text")
    label.setAutoFillBackground(True)
    qtbot.addWidget(label)
    label.show()
    dark = label.grab().toImage().pixelColor(0, 0)
    with qtbot.waitSignal(theme.changed):
        theme.apply(app, "light")
    assert theme.now() == LIGHT
    assert label.grab().toImage().pixelColor(0, 0).lightness() > dark.lightness() + 100


def test_the_system_decides_where_it_is_asked(app: QApplication) -> None:
    theme.apply(app, "light")
    theme.apply(app, "system")
    assert theme.now() in (DARK, LIGHT)
    with pytest.raises(KeyError, match="pink"):
        theme.apply(app, "pink")


@pytest.mark.parametrize(
    ("surround", "grey"), [("black", "#000000"), ("grey", "#777777"), ("white", "#ffffff")]
)
def test_the_photo_may_lie_on_another_grey(app: QApplication, surround: str, grey: str) -> None:
    theme.apply(app, "dark", surround)
    assert theme.now().canvas == grey
    assert theme.now().panel == DARK.panel


def test_icons_follow_the_theme_and_the_scale(app: QApplication, qtbot: QtBot) -> None:
    button = QPushButton()
    button.setIcon(icons.icon("open"))
    qtbot.addWidget(button)
    size = QSize(20, 20)
    strongest = {}
    for name in ("dark", "light"):
        theme.apply(app, name)
        drawn = button.icon().pixmap(size, 2.0)
        assert drawn.size() == 2 * size and drawn.devicePixelRatio() == 2.0
        strongest[name] = _strongest(drawn.toImage())
    assert strongest == {"dark": QColor(DARK.text), "light": QColor(LIGHT.text)}
    off = button.icon().pixmap(size, 1.0, QIcon.Mode.Disabled).toImage()
    assert _strongest(off) == QColor(LIGHT.text_off)


def test_every_icon_is_drawn_in_the_one_colour_that_is_replaced() -> None:
    apart = {"disque-studio", "down-dark", "down-light", "check-dark", "check-light"}
    for file in resource_path("icons").glob("*.svg"):
        if file.stem not in apart:
            assert not set(_colours(file.read_text())) - {"#c8c8c8"}, file.name


def _colours(drawing: str) -> list[str]:
    return re.findall(r"#[0-9a-fA-F]{3,6}", drawing)


def _strongest(image: QImage) -> QColor:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    colour = max(pixels, key=lambda pixel: pixel.alpha())
    return QColor(colour.rgb())
