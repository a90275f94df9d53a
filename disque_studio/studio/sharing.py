"""Values sent from one process to another, their arrays through memory that both share.

A value is pickled apart from the bytes of its arrays (pickle protocol 5), and those are written once into
memory that has no name in the file system; the receiver's arrays lie there. So nothing is copied where they
arrive, and the memory goes with its last user, however the processes end. On Windows the memory has a name,
and goes as well when nobody holds it any longer.
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

_ALIGNMENT = 64


def send(connection: Connection, value: object) -> None:
    """Send a value; its contiguous arrays go through shared memory.

    Raises:
        OSError: the other end is gone.
    """
    apart: list[pickle.PickleBuffer] = []
    head = pickle.dumps(value, protocol=5, buffer_callback=apart.append)
    parts = [buffer.raw() for buffer in apart]
    connection.send((head, [part.nbytes for part in parts]))
    if parts:
        _lend(connection, parts)


def receive(connection: Connection) -> Any:
    """Receive a value that `send` sent.

    Raises:
        EOFError, OSError: the other end is gone.
    """
    head, sizes = connection.recv()
    if not sizes:
        return pickle.loads(head)
    memory = memoryview(_borrow(connection, _places(sizes)[-1]))
    places = _places(sizes)
    return pickle.loads(
        head, buffers=[memory[at : at + size] for at, size in zip(places[:-1], sizes, strict=True)]
    )


def _places(sizes: Sequence[int]) -> list[int]:
    """Give where parts of these sizes begin in the memory, each aligned, and the size of all."""
    places = [0]
    for size in sizes:
        places.append(places[-1] + -(-max(size, 1) // _ALIGNMENT) * _ALIGNMENT)
    return places


if sys.platform == "win32":
    _serial = count()

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
