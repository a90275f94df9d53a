"""The screen's colour profile from Windows: the default profile of the monitor that a window is on."""

import ctypes
import sys
from pathlib import Path
from typing import Any

_NEAREST = 2
_LONGEST = 1 << 15
_LONGEST_DEVICE = 32


class _Monitor(ctypes.Structure):
    """MONITORINFOEXW."""

    _fields_ = [
        ("size", ctypes.c_uint32),
        ("monitor", ctypes.c_int32 * 4),
        ("work", ctypes.c_int32 * 4),
        ("flags", ctypes.c_uint32),
        ("device", ctypes.c_wchar * _LONGEST_DEVICE),
    ]


def read(window: int, user: Any = None, graphics: Any = None) -> bytes | None:
    """Give the profile of the monitor that shows a window (by its handle); None where it has none.

    Raises:
        OSError: the profile's file cannot be read.
    """
    if user is None or graphics is None:
        user, graphics = _load()
    told = _Monitor(size=ctypes.sizeof(_Monitor))
    monitor = user.MonitorFromWindow(window, _NEAREST)
    if not user.GetMonitorInfoW(monitor, ctypes.byref(told)):
        return None
    context = graphics.CreateDCW(told.device, None, None, None)
    if not context:
        return None
    try:
        size, name = ctypes.c_uint32(_LONGEST), ctypes.create_unicode_buffer(_LONGEST)
        found = graphics.GetICMProfileW(context, ctypes.byref(size), name)
    finally:
        graphics.DeleteDC(context)
    return Path(name.value).read_bytes() if found and name.value else None


def _load() -> tuple[Any, Any]:
    if sys.platform != "win32":
        raise OSError("this is not Windows")
    user, graphics = ctypes.WinDLL("user32"), ctypes.WinDLL("gdi32")
    user.MonitorFromWindow.restype = ctypes.c_void_p
    user.MonitorFromWindow.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    user.GetMonitorInfoW.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    graphics.CreateDCW.restype = ctypes.c_void_p
    graphics.CreateDCW.argtypes = [ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_void_p]
    graphics.GetICMProfileW.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_wchar_p]
    graphics.DeleteDC.argtypes = [ctypes.c_void_p]
    return user, graphics
