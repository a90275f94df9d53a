"""The screen's colour profile from an X11 server (ICC Profiles in X Specification 0.4).

The profile of each screen is a property of the root window, put there by whatever looks after colours.
"""

import ctypes
from typing import Any

from disque_studio.ui.texts import mark

_WORDS = 1 << 22
"""The longest profile that is read, in units of four bytes."""

_BYTES = 8


def read(index: int, library: Any = None) -> bytes | None:
    """Give the profile of a screen by its number; None where it has none.

    Raises:
        OSError: there is no Xlib, or no server answers.
    """
    x11 = library or _load()
    display = x11.XOpenDisplay(None)
    if not display:
        raise OSError(mark("the X server does not answer"))
    try:
        name = "_ICC_PROFILE" if index == 0 else f"_ICC_PROFILE_{index}"
        atom = x11.XInternAtom(display, name.encode(), True)
        return _property(x11, display, atom) if atom else None
    finally:
        x11.XCloseDisplay(display)


def _load() -> Any:
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x11.XGetWindowProperty.restype = ctypes.c_int
    x11.XGetWindowProperty.argtypes = [
        *(ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_long, ctypes.c_long, ctypes.c_int),
        *(
            ctypes.c_ulong,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ),
    ]
    x11.XFree.argtypes = [ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    return x11


def _property(x11: Any, display: int, atom: int) -> bytes | None:
    kind, form = ctypes.c_ulong(), ctypes.c_int()
    count, left = ctypes.c_ulong(), ctypes.c_ulong()
    data = ctypes.c_void_p()
    root = x11.XDefaultRootWindow(display)
    answers = (ctypes.byref(answer) for answer in (kind, form, count, left, data))
    failed = x11.XGetWindowProperty(display, root, atom, 0, _WORDS, False, 0, *answers)
    if failed or not data.value:
        return None
    whole = form.value == _BYTES and count.value and not left.value
    found = ctypes.string_at(data.value, count.value) if whole else None
    x11.XFree(data)
    return found
