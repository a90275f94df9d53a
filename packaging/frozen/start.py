"""Where the frozen program begins: as window, command line, reader, exporter or trainer."""

import multiprocessing
import os
import sys
from pathlib import Path

_LIBRARIES = "LD_LIBRARY_PATH"


def _prepare() -> None:
    """Set what a checkout has by itself; before Numba and before anything is written."""
    # A windowed program on Windows has no streams, unless somebody reads them.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - for good
    # The libraries that are bundled are for this program, and not for the browser or folder it opens.
    outer = os.environ.pop(f"{_LIBRARIES}_ORIG", None)
    if outer is not None:
        os.environ[_LIBRARIES] = outer
    else:
        os.environ.pop(_LIBRARIES, None)
    if "NUMBA_CACHE_DIR" not in os.environ:
        from disque_studio.studio import folders

        # Nothing is written into the program's own folder, not even by root.
        os.environ["NUMBA_CACHE_DIR"] = str(folders.cache() / "numba")


if __name__ == "__main__":
    multiprocessing.freeze_support()
    _prepare()
    from disque_studio.cli import entry

    entry()
