"""The screen's colour profile as the system knows it; where it does not, why."""

from dataclasses import dataclass

from disque_studio.ui.display.place import Place
from disque_studio.ui.texts import mark

ASKED = ("xcb", "windows", "cocoa")
"""The window systems that are asked, by Qt's names."""

_NONE = mark("no profile is set for this screen in the system's colour settings")
_WAYLAND = mark("on Wayland the system itself brings pictures to the screen's colours")
_UNKNOWN = mark("this window system tells nothing of its screens' colours")


@dataclass(frozen=True)
class Found:
    """A profile, or the reason why there is none (a declared text, or what the system said)."""

    icc: bytes | None
    reason: str = ""


def find(place: Place) -> Found:
    """Ask the system for the profile of the screen that a window is on; it may take milliseconds."""
    if place.platform not in ASKED:
        return Found(None, _WAYLAND if place.platform.startswith("wayland") else _UNKNOWN)
    try:
        icc = _ask(place)
    except OSError as error:
        return Found(None, error.strerror or str(error))
    return Found(icc, "" if icc else _NONE)


def _ask(place: Place) -> bytes | None:
    # One of them is of use on each system.
    if place.platform == "xcb":
        from disque_studio.ui.display import x11

        return x11.read(place.index)
    if place.platform == "windows":
        from disque_studio.ui.display import windows

        return windows.read(place.window)
    from disque_studio.ui.display import macos

    return macos.read(place.x, place.y)
