"""A bound on the memory of this process, so that one hostile file does not take that of the whole machine."""

import os
import sys
import threading
import time

SHARE = 0.75
"""The part of the machine's memory that a process which reads files may take."""

OUT_OF_MEMORY = 12
"""The exit status of a process that has gone beyond its bound where the system cannot keep it within."""

_LOOK_SECONDS = 0.05


def of_machine() -> int:
    """Give `SHARE` of the machine's memory, in bytes."""
    if sys.platform == "win32":
        from disque_studio.studio import bounds_windows

        return int(SHARE * bounds_windows.memory())
    return int(SHARE * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))


def hold(most: int) -> None:
    """Let this process take no more than `most` bytes of its own from now on.

    Beyond it, asking for memory fails, which Python tells as a MemoryError. macOS keeps no process within a
    bound: there one that is found beyond it is ended.
    """
    if sys.platform == "win32":
        from disque_studio.studio import bounds_windows

        bounds_windows.hold(most)
        return
    import resource

    if sys.platform == "darwin":
        threading.Thread(target=_watch, args=(most,), name="memory", daemon=True).start()
        return
    # What is written to and not shared. The address space would count the libraries of torch, and what CUDA
    # sets aside without taking it.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    within = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (within, hard))


def _watch(most: int) -> None:
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < most:
        time.sleep(_LOOK_SECONDS)
    os._exit(OUT_OF_MEMORY)
