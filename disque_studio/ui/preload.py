"""Loading the heavy packages beside a running window without holding it up.

An import holds the interpreter's lock for as long as the system links a library (torch's take several tenths
of a second), and so does a full garbage collection, which visits every object of the packages each time
(a tenth of a second, and again and again while they load). So the libraries are linked first by a foreign
call, which lets go of the lock, and the collector rests until everything is loaded, and leaves that alone
from then on.
"""

import ctypes
import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

SWITCH_SECONDS = 0.001
"""How long a lane's Python may keep the window waiting for the interpreter (sys.setswitchinterval)."""

_LIBRARIES = {
    "cv2": ("cv2*",),
    "llvmlite": ("binding/*llvmlite*",),
    "torch": ("lib/*torch_cpu.*", "lib/*torch_python.*"),
}
_SUFFIXES = {".so", ".dylib", ".dll", ".pyd"}

_once = threading.Lock()
_loading = threading.Event()


@contextmanager
def unheld() -> Iterator[None]:
    """Import packages within, on another thread than the window's; only its first use in a process works."""
    if not _once.acquire(blocking=False):
        yield
        return
    sys.setswitchinterval(SWITCH_SECONDS)
    automatic = gc.isenabled()
    gc.disable()
    _loading.set()
    try:
        for library in libraries():
            _link(library)
        yield
    finally:
        # Not collected before: that is the long stop that this avoids.
        gc.freeze()
        _loading.clear()
        if automatic:
            gc.enable()


def loading() -> bool:
    """Tell whether packages are being loaded, while nothing should be collected."""
    return _loading.is_set()


def libraries() -> list[Path]:
    """List the large libraries of the packages that are installed, in the order in which they are needed."""
    found = []
    for package, patterns in _LIBRARIES.items():
        spec = find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            for pattern in patterns:
                found += sorted(p for p in Path(folder).glob(pattern) if p.suffix in _SUFFIXES)
    return found


def _link(library: Path) -> None:
    """Have the system load a library; one that it cannot load is left to the import, which says why."""
    if sys.platform == "win32":
        # LoadLibrary is called without the lock already.
        try:
            ctypes.WinDLL(str(library))
        except OSError:
            return
    else:
        # ctypes.CDLL(path) would hold the lock; calling dlopen through it does not.
        dlopen = ctypes.CDLL(None).dlopen
        dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
        dlopen(os.fsencode(library), os.RTLD_LAZY | os.RTLD_LOCAL)
