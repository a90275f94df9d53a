"""The colours of the channels, strong enough on each theme's ground."""

from PySide6.QtGui import QColor

from disque_studio.ui import theme
from disque_studio.ui.scopes.tracing import Colour

_CHANNELS: dict[str, tuple[Colour, Colour, Colour]] = {
    "dark": ((255, 96, 88), (88, 214, 104), (98, 150, 255)),
    "light": ((196, 32, 32), (0, 128, 40), (32, 72, 220)),
}


def channels() -> tuple[Colour, Colour, Colour, Colour]:
    """Give the theme's colours of red, green, blue and luma."""
    now = theme.now()
    text = QColor(now.text)
    red, green, blue = _CHANNELS[now.name]
    return red, green, blue, (text.red(), text.green(), text.blue())
