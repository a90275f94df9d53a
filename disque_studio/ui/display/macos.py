"""The screen's colour profile from macOS: the colour space of the display at a point."""

import ctypes
from typing import Any

_FRAMEWORKS = "/System/Library/Frameworks"


class _Point(ctypes.Structure):
    """CGPoint: in points from the main display's upper left corner."""

    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


def read(x: int, y: int, graphics: Any = None, foundation: Any = None) -> bytes | None:
    """Give the profile of the display that holds a point; None where it has none.

    Raises:
        OSError: this is not macOS.
    """
    if graphics is None or foundation is None:
        graphics, foundation = _load()
    display, count = ctypes.c_uint32(), ctypes.c_uint32()
    failed = graphics.CGGetDisplaysWithPoint(_Point(x, y), 1, ctypes.byref(display), ctypes.byref(count))
    if failed or not count.value:
        return None
    space = graphics.CGDisplayCopyColorSpace(display.value)
    if not space:
        return None
    data = graphics.CGColorSpaceCopyICCData(space)
    foundation.CFRelease(space)
    if not data:
        return None
    found = ctypes.string_at(foundation.CFDataGetBytePtr(data), foundation.CFDataGetLength(data))
    foundation.CFRelease(data)
    return found


def _load() -> tuple[Any, Any]:
    graphics, foundation = (
        ctypes.CDLL(f"{_FRAMEWORKS}/{name}.framework/{name}") for name in ("CoreGraphics", "CoreFoundation")
    )
    graphics.CGGetDisplaysWithPoint.argtypes = [_Point, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_void_p]
    for function, takes in (
        (graphics.CGDisplayCopyColorSpace, ctypes.c_uint32),
        (graphics.CGColorSpaceCopyICCData, ctypes.c_void_p),
        (foundation.CFDataGetBytePtr, ctypes.c_void_p),
    ):
        function.restype, function.argtypes = ctypes.c_void_p, [takes]
    foundation.CFDataGetLength.restype = ctypes.c_long
    foundation.CFDataGetLength.argtypes = foundation.CFRelease.argtypes = [ctypes.c_void_p]
    return graphics, foundation
