"""What must hold before Qt is loaded: its environment variables and its system libraries."""

import ctypes
import os
import sys

from disque_studio.errors import DisqueError

# What Qt's X11 platform loads at run time, and the Debian package that brings it. Qt ends the whole
# process when one is missing, so we look first.
_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_SET_BY_OPENCV = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def prepare() -> None:
    """Take back Qt's paths from OpenCV and see that Qt can start; call before QApplication exists.

    Importing OpenCV's Linux wheel points Qt at OpenCV's own copy of Qt's plug-ins, with which PySide6 cannot
    start. Raises DisqueError that names the Debian packages to install when a library is missing.
    """
    for name in _SET_BY_OPENCV:
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
    missing = missing_packages()
    if missing:
        raise DisqueError(f"the window needs system libraries: sudo apt install {' '.join(missing)}")


def missing_packages() -> list[str]:
    """Name the Debian packages that Qt needs here and that are not installed (none off Linux)."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted({package for library, package in _LIBRARIES.items() if not _loads(library)})


def has_display() -> bool:
    """Tell whether there is a screen to show a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
