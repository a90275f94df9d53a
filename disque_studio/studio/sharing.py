"""Values sent from one process to another, their arrays through memory that both share.

A value is pickled apart from the bytes of its arrays (pickle protocol 5), and those are written once into
memory that has no name in the file system; the receiver's arrays lie there. So nothing is copied where they
arrive, and the memory goes with its last user, however the processes end. On Windows the memory has a name,
and goes as well when nobody holds it any longer. An array that lies in a file already (`imaging.spill`) is
lent as it is; on Windows it is copied like the others.
"""

import mmap
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from multiprocessing import reduction
from multiprocessing.connection import Connection
from typing import Any

from disque_studio.imaging.spill import Spilled, memory_of

_ALIGNMENT = 64


def send(connection: Connection, value: object) -> None:
    """Send a value; its contiguous arrays go through shared memory.

    Raises:
        OSError: the other end is gone.
    """
    apart: list[pickle.PickleBuffer] = []
    head = pickle.dumps(value, protocol=5, buffer_callback=apart.append)
    parts = [buffer.raw() for buffer in apart]
    files = [_file_of(part) for part in parts]
    connection.send(
        (head, [(part.nbytes, file is not None) for part, file in zip(parts, files, strict=True)])
    )
    for file in files:
        if file is not None:
            reduction.send_handle(connection, file.handle, None)
    copied = [part for part, file in zip(parts, files, strict=True) if file is None]
    if copied:
        _lend(connection, copied)


def receive(connection: Connection) -> Any:
    """Receive a value that `send` sent.

    Raises:
        EOFError, OSError: the other end is gone.
    """
    head, parts = connection.recv()
    files = [Spilled.of(reduction.recv_handle(connection), size) for size, in_file in parts if in_file]
    lent = [memoryview(file) for file in files]
    sizes = [size for size, in_file in parts if not in_file]
    places = _places(sizes)
    memory = memoryview(_borrow(connection, places[-1])) if sizes else memoryview(b"")
    copied = [memory[at : at + size] for at, size in zip(places[:-1], sizes, strict=True)]
    return pickle.loads(head, buffers=[(lent if in_file else copied).pop(0) for _, in_file in parts])


def _places(sizes: Sequence[int]) -> list[int]:
    """Give where parts of these sizes begin in the memory, each aligned, and the size of all."""
    places = [0]
    for size in sizes:
        places.append(places[-1] + -(-max(size, 1) // _ALIGNMENT) * _ALIGNMENT)
    return places


if sys.platform == "win32":
    _serial = count()

    def _file_of(part: memoryview) -> Spilled | None:
        return None

    def _lend(connection: Connection, parts: Sequence[memoryview]) -> None:
        places = _places([part.nbytes for part in parts])
        name = f"disque-studio-{os.getpid()}-{next(_serial)}"
        with mmap.mmap(-1, places[-1], tagname=name) as memory:
            for place, part in zip(places, parts, strict=False):
                memory[place : place + part.nbytes] = part
            connection.send(name)
            # The memory goes with its last user, so it is held until the receiver holds it.
            connection.recv()

    def _borrow(connection: Connection, size: int) -> mmap.mmap:
        memory = mmap.mmap(-1, size, tagname=connection.recv())
        connection.send(None)
        return memory

else:

    def _file_of(part: memoryview) -> Spilled | None:
        """Give the file that an array fills by itself."""
        file = memory_of(part)
        return file if file is not None and len(file) == part.nbytes else None

    def _lend(connection: Connection, parts: Sequence[memoryview]) -> None:
        places = _places([part.nbytes for part in parts])
        file = _nameless()
        try:
            os.ftruncate(file, places[-1])
            for place, part in zip(places, parts, strict=False):
                _write(file, place, part)
            reduction.send_handle(connection, file, None)
        finally:
            os.close(file)

    def _borrow(connection: Connection, size: int) -> mmap.mmap:
        file = reduction.recv_handle(connection)
        try:
            return mmap.mmap(file, size)
        finally:
            os.close(file)

    def _nameless() -> int:
        if hasattr(os, "memfd_create"):
            return os.memfd_create("disque-studio")
        file, path = tempfile.mkstemp()
        os.unlink(path)  # noqa: PTH108 - the path is mkstemp's text
        return file

    def _write(file: int, place: int, part: memoryview) -> None:
        # Written as to a file: that is faster than to fault in every page of a mapping.
        while part.nbytes:
            written = os.pwrite(file, part, place)
            part, place = part[written:], place + written
