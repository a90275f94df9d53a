"""Loading packages without holding up the window."""

import subprocess
import sys
from pathlib import Path

from disque_studio.ui import preload

_LOADS = """
import gc, sys, threading
from disque_studio.ui import preload

def load():
    with preload.unheld():
        assert not gc.isenabled()
        assert preload.loading()
        import disque_studio.looks.plan

assert not {"torch", "cv2", "llvmlite"} & sys.modules.keys()
thread = threading.Thread(target=load)
thread.start()
thread.join()
assert "torch" in sys.modules
assert gc.isenabled()
assert not preload.loading()
assert sys.getswitchinterval() < 0.005
frozen = gc.get_freeze_count()
assert frozen > 100_000, frozen
with preload.unheld():
    assert gc.isenabled(), "the second time there is nothing to load"
assert gc.get_freeze_count() <= frozen
"""


def test_the_libraries_that_take_long_are_found() -> None:
    found = preload.libraries()
    assert all(library.is_file() for library in found)
    assert {"cv2", "llvmlite", "torch"} <= {part for library in found for part in library.parts}


def test_packages_load_with_the_collector_at_rest_and_are_left_alone_by_it() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADS], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr


def test_a_library_that_cannot_be_linked_is_left_to_the_import(tmp_path: Path) -> None:
    (tmp_path / "torn.so").write_bytes(b"no library")
    preload._link(tmp_path / "torn.so")
    preload._link(tmp_path / "missing.so")
