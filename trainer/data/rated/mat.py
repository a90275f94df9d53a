"""Arrays of MATLAB files of level 5 (MathWorks, "MAT-File Format"), plain or compressed, by numpy alone.

Read are numbers, and cells of text. A file is a header of 128 bytes and elements: a type, a length, a body.
That of an array is of elements again: its class, its sizes, its name, then its values or its cells.
"""

import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError

Element = tuple[int, memoryview]

_HEAD = 128
_ORDERS = {b"IM": "<", b"MI": ">"}
_ARRAY, _COMPRESSED = 14, 15
_TYPES = {1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8", 13: "u8"}
_ENCODINGS = {2: "utf-8", 4: "utf-16", 16: "utf-8", 17: "utf-16"}
_CELLS, _TEXT, _NUMBERS = 1, 4, range(6, 16)
_MOST_BYTES = 64 << 20
"""Of an array once it is unpacked: those of data sets have some kilobytes."""


def read_array(path: Path, name: str) -> npt.NDArray[Any]:
    """Read one array, flattened row by row to (n,): numbers, or strings where it is of cells.

    Raises:
        FileRefusedError: it cannot be read, is of another level, or has no such array.
    """
    try:
        data = path.read_bytes()
        order = _ORDERS.get(data[_HEAD - 2 : _HEAD])
        if order is None:
            raise ValueError("it is not of level 5 (-v7)")
        for body in _arrays(memoryview(data)[_HEAD:], order):
            parts = list(_elements(body, order))
            if len(parts) > 2 and bytes(parts[2][1]) == name.encode():
                return _values(parts, order)
    except (OSError, ValueError, LookupError, zlib.error) as error:
        raise FileRefusedError(path, f"cannot be read as a MATLAB file: {error}") from error
    raise FileRefusedError(path, f'has no array "{name}"')


def _arrays(data: memoryview, order: str) -> Iterator[memoryview]:
    for kind, body in _elements(data, order):
        if kind == _COMPRESSED:
            unpacker = zlib.decompressobj()
            unpacked = unpacker.decompress(body, _MOST_BYTES)
            if not unpacker.eof:
                raise ValueError(f"an array is cut short, or of more than {_MOST_BYTES >> 20} MiB")
            yield from (inner for kind, inner in _elements(memoryview(unpacked), order) if kind == _ARRAY)
        elif kind == _ARRAY:
            yield body


def _elements(data: memoryview, order: str) -> Iterator[Element]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from(f"{order}II", data, at)
        start, step = at + 8, 8 + size + (-size % 8 if kind != _COMPRESSED else 0)
        if kind >> 16:  # Up to four bytes stand beside type and length, which share four.
            kind, size, start, step = kind & 0xFFFF, kind >> 16, at + 4, 8
        if start + size > len(data):
            raise ValueError("it ends before what it announces")
        yield kind, data[start : start + size]
        at += step


def _values(parts: Sequence[Element], order: str) -> npt.NDArray[Any]:
    flags, sizes, _, *rest = parts
    kind, shape = _class(flags, order), _numbers(sizes, order)
    if kind in _NUMBERS:
        values = _numbers(rest[0], order)
    elif kind == _CELLS:
        values = np.array([_text(body, order) for _, body in rest], np.str_)
    else:
        raise ValueError(f"an array is of class {kind}, neither numbers nor cells")
    if min(shape, default=-1) < 0 or math.prod(map(int, shape)) != len(values):
        raise ValueError(f"an array has {len(values)} values, and says it has {shape.tolist()}")
    return values.reshape(shape, order="F").ravel()


def _text(cell: memoryview, order: str) -> str:
    """Give the text of a cell; none where it holds something else."""
    parts = list(_elements(cell, order))
    if len(parts) < 4 or _class(parts[0], order) != _TEXT:
        return ""
    kind, letters = parts[3]
    encoding = _ENCODINGS.get(kind, "latin-1")
    if encoding == "utf-16":
        encoding += {"<": "-le", ">": "-be"}[order]
    return letters.tobytes().decode(encoding, "replace")


def _class(flags: Element, order: str) -> int:
    return int(_numbers(flags, order)[0]) & 0xFF


def _numbers(element: Element, order: str) -> npt.NDArray[Any]:
    kind, body = element
    if kind not in _TYPES:
        raise ValueError(f"numbers are of type {kind}")
    number = np.dtype(order + _TYPES[kind])
    return np.frombuffer(body[: len(body) // number.itemsize * number.itemsize], number)
