"""A walk through the entropy-coded data of a JPEG picture (ITU-T T.81, annexes F and G), to find damage.

Huffman codes carry no checksum, but damage to one mostly shifts all that follow: a code that does not exist,
more coefficients than a block has, or data that end too early or too late. Libjpeg decodes on and warns
where nobody reads; here the picture is refused. Damage within the bits of a coefficient cannot be seen.
"""

import math
import re
import struct
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from numba import njit

from disque_studio.imaging.codecs.jpeg import SCAN_END, Stream

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint16]
Integers = npt.NDArray[np.int64]

_RESTART = re.compile(rb"\xff+([\xd0-\xd7])")
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2
_DHT, _DRI, _SOS, _DQT = 0xC4, 0xDD, 0xDA, 0xDB
_BAD_CODE, _TOO_EARLY, _TOO_MANY, _OUT_OF_RANGE = -1, -2, -3, -4
_REASONS = {
    _BAD_CODE: "a code in it does not exist",
    _TOO_EARLY: "its data end too early",
    _TOO_MANY: "a block has too many coefficients",
    _OUT_OF_RANGE: "its brightness leaves the range of 8 bits",
}
_DC_RANGE = 1024 + 256
"""A block's mean is at most 1024 as a coefficient; encoders that hide ringing go a little beyond."""
_MOST_PADDING = 64
"""Bytes of zeros or ones that some cameras leave between the last code and the next marker."""
_GUARD = bytes(8)


@dataclass(frozen=True, eq=False)
class _Component:
    across: int
    down: int
    quantiser: int
    columns: int
    rows: int
    nonzero: npt.NDArray[np.uint64]
    """A bit for each coefficient met so far, a word for each block; used by progressive pictures."""
    missing: npt.NDArray[np.int8]
    """How many low bits of each of the 64 coefficients no scan has brought yet; -1 before the first."""


@dataclass
class _State:
    progressive: bool = False
    columns: int = 0
    rows: int = 0
    restart: int = 0
    components: dict[int, _Component] = field(default_factory=dict)
    tables: dict[int, Codes] = field(default_factory=dict)
    steps: dict[int, int] = field(default_factory=dict)
    """The step of the first coefficient, by the name of its quantisation table."""


def find_damage(stream: Stream) -> str | None:
    """Give what is wrong with the picture's data, None where nothing can be seen to be.

    Arithmetic-coded pictures, and those whose Huffman tables are left to convention, are not judged.
    """
    state = _State()
    for segment in stream.segments:
        body = stream.data[segment.start : segment.stop]
        try:
            if segment.marker in (_BASELINE, _EXTENDED, _PROGRESSIVE):
                state = _frame(body, progressive=segment.marker == _PROGRESSIVE, before=state)
            elif segment.marker == _DHT:
                state.tables.update(_huffman_tables(body))
            elif segment.marker == _DQT:
                state.steps.update(_first_steps(body))
            elif segment.marker == _DRI:
                (state.restart,) = struct.unpack(">H", body)
            elif segment.marker == _SOS and state.components:
                end = SCAN_END.search(stream.data, segment.stop)
                stop = end.start() if end else stream.end
                reason = _scan(state, body, stream.data[segment.stop : stop])
                if reason is not None:
                    return reason
        except _NoTableError:
            return None
        except (struct.error, IndexError, KeyError, ValueError):
            return "a header in it cannot be read"
    return None if all(map(_complete, state.components.values())) else "a scan of it is missing"


def _complete(component: _Component) -> bool:
    """Tell whether the scans brought all bits of all coefficients, or of the first ones alone."""
    first, others = component.missing[0], component.missing[1:]
    return bool(first == 0 and ((others == 0).all() or (others == -1).all()))


class _NoTableError(Exception):
    """A scan names a Huffman table that the file leaves out."""


def _frame(body: bytes, *, progressive: bool, before: _State) -> _State:
    _, height, width, count = struct.unpack_from(">BHHB", body)
    parts = [struct.unpack_from(">BBB", body, 6 + 3 * index) for index in range(count)]
    factors = {name: (sampling >> 4, sampling & 15, table) for name, sampling, table in parts}
    if not all(1 <= a <= 4 and 1 <= d <= 4 for a, d, _ in factors.values()):
        raise ValueError("sampling factors go from 1 to 4")
    most_across = max(a for a, _, _ in factors.values())
    most_down = max(d for _, d, _ in factors.values())
    components = {}
    for name, (across, down, table) in factors.items():
        columns = math.ceil(math.ceil(width * across / most_across) / 8)
        rows = math.ceil(math.ceil(height * down / most_down) / 8)
        nonzero = np.zeros(columns * rows if progressive else 0, np.uint64)
        missing = np.full(64, -1, np.int8)
        components[name] = _Component(across, down, table, columns, rows, nonzero, missing)
    return _State(
        progressive=progressive,
        columns=math.ceil(width / (8 * most_across)),
        rows=math.ceil(height / (8 * most_down)),
        restart=before.restart,
        components=components,
        tables=before.tables,
        steps=before.steps,
    )


def _first_steps(body: bytes) -> dict[int, int]:
    """Give, by name, the first number of each quantisation table."""
    steps, position = {}, 0
    while position < len(body):
        wide = body[position] >> 4
        if wide > 1:
            raise ValueError("numbers of a quantisation table have one byte or two")
        steps[body[position] & 15] = int.from_bytes(body[position + 1 : position + 2 + wide], "big")
        position += 1 + 64 * (1 + wide)
    return steps


def _huffman_tables(body: bytes) -> dict[int, Codes]:
    """Give, by class and name, what any 16 bits say: length * 256 + symbol, 0 where they begin no code."""
    tables, position = {}, 0
    while position < len(body):
        counts = body[position + 1 : position + 17]
        symbols = body[position + 17 : position + 17 + sum(counts)]
        if len(counts) < 16 or len(symbols) < sum(counts):
            raise ValueError("a Huffman table is cut off")
        table, code, used = np.zeros(1 << 16, np.uint16), 0, 0
        for length, count in enumerate(counts, 1):
            step = 1 << (16 - length)
            if code + count * step > 1 << 16:
                raise ValueError("a Huffman table has too many codes")
            for symbol in symbols[used : used + count]:
                table[code : code + step] = length << 8 | symbol
                code += step
            used += count
        tables[body[position]] = table
        position += 17 + used
    return tables


def _scan(state: _State, header: bytes, data: bytes) -> str | None:
    count = header[0]
    chosen = [(state.components[header[1 + 2 * i]], header[2 + 2 * i]) for i in range(count)]
    first, last, approximation = header[1 + 2 * count : 4 + 2 * count] if state.progressive else (0, 63, 0)
    refining = approximation >> 4 > 0
    if last > 63 or first > last or (first > 0 and count > 1):
        raise ValueError("a scan names coefficients that there are not")
    if count == 1:
        units = chosen[0][0].columns * chosen[0][0].rows
        blocks = [chosen[0]]
    else:
        units = state.columns * state.rows
        blocks = [part for part in chosen for _ in range(part[0].across * part[0].down)]
    dc_tables = ac_tables = np.zeros((1, 1 << 16), np.uint16)
    if not (state.progressive and (first > 0 or refining)):
        dc_tables = np.stack([_table(state, selector >> 4) for _, selector in blocks])
    if not state.progressive or first > 0:
        ac_tables = np.stack([_table(state, 0x10 | selector & 15) for _, selector in blocks])
    owners = np.array([[part for part, _ in chosen].index(part) for part, _ in blocks])
    low_bits = approximation & 15 if state.progressive else 0
    steps = np.array([state.steps.get(part.quantiser, 1) << low_bits for part, _ in blocks])
    intervals = _intervals(data)
    step = state.restart or units
    if len(intervals) != math.ceil(units / step):
        return "a part of it is missing"
    for index, interval in enumerate(intervals):
        plain = interval.replace(b"\xff\x00", b"\xff")
        coded = np.frombuffer(plain + _GUARD, np.uint8)
        start, stop = index * step, min((index + 1) * step, units)
        bits = 8 * len(plain)
        if not state.progressive:
            used = _walk_blocks(coded, bits, dc_tables, ac_tables, owners, steps, stop - start, True)
        elif first == 0 and refining:
            used = (stop - start) * len(blocks)
        elif first == 0:
            used = _walk_blocks(coded, bits, dc_tables, ac_tables, owners, steps, stop - start, False)
        else:
            nonzero = chosen[0][0].nonzero[start:stop]
            walk = _refine_band if refining else _walk_band
            used = walk(coded, bits, ac_tables[0], nonzero, first, last)
        if used < 0 or used > bits:
            return _REASONS[used if used < 0 else _TOO_EARLY]
        rest = plain[-(-used // 8) :]
        if len(rest) > _MOST_PADDING or rest.strip(b"\0\xff"):
            return "its data go on where they should end"
    for component, _ in chosen:
        component.missing[first : last + 1] = low_bits
    return None


def _table(state: _State, name: int) -> Codes:
    if name not in state.tables:
        raise _NoTableError
    return state.tables[name]


def _intervals(data: bytes) -> list[bytes]:
    """Split at the restart markers, which must count from 0 to 7 in turn."""
    pieces = _RESTART.split(data)
    if any(marker[0] & 7 != index % 8 for index, marker in enumerate(pieces[1::2])):
        return []
    return pieces[0::2]


@njit(cache=True, nogil=True, inline="always")
def _peek(data: Bytes, position: int) -> int:
    """Give the 16 bits from this bit position on."""
    at = position >> 3
    word = np.uint32(data[at]) << 16 | np.uint32(data[at + 1]) << 8 | np.uint32(data[at + 2])
    return int((word >> (8 - (position & 7))) & 0xFFFF)


@njit(cache=True, nogil=True)
def _walk_blocks(
    data: Bytes, bits: int, dc: Codes, ac: Codes, owners: Integers, steps: Integers, units: int, whole: bool
) -> int:
    """Walk `units` MCUs whose blocks use the tables in turn; `whole` blocks, or their first coefficients.

    Blocks of one owner predict each other's first coefficient, which counts in `steps`.
    """
    position = 0
    means = np.zeros(len(dc), np.int64)
    for _ in range(units):
        for block in range(len(dc)):
            entry = dc[block, _peek(data, position)]
            size = int(entry & 255)
            if entry == 0 or size > 15:
                return _BAD_CODE
            position += entry >> 8
            if size > 0:
                change = _peek(data, position) >> (16 - size)
                if change < 1 << (size - 1):
                    change -= (1 << size) - 1
                means[owners[block]] += change
                if abs(means[owners[block]]) * steps[block] > _DC_RANGE + steps[block]:
                    return _OUT_OF_RANGE
            position += size
            if position > bits:
                return _TOO_EARLY
            index = 1
            while whole and index < 64:
                entry = ac[block, _peek(data, position)]
                if entry == 0:
                    return _BAD_CODE
                run, size = (entry >> 4) & 15, entry & 15
                position += (entry >> 8) + size
                if position > bits:
                    return _TOO_EARLY
                if size == 0 and run < 15:
                    break
                index += run + 1
                if index > 64:
                    return _TOO_MANY
    return position


@njit(cache=True, nogil=True)
def _walk_band(
    data: Bytes, bits: int, ac: Codes, nonzero: npt.NDArray[np.uint64], first: int, last: int
) -> int:
    """Walk the first pass over the coefficients `first` to `last`, noting which are there."""
    position = skip = 0
    for block in range(len(nonzero)):
        if skip > 0:
            skip -= 1
            continue
        index = first
        while index <= last:
            word = _peek(data, position)
            entry = ac[word]
            if entry == 0:
                return _BAD_CODE
            run, size = (entry >> 4) & 15, entry & 15
            position += entry >> 8
            if size == 0 and run < 15:
                skip = (1 << run) - 1
                if run > 0:
                    skip += _peek(data, position) >> (16 - run)
                    position += run
                if position > bits:
                    return _TOO_EARLY
                break
            position += size
            if position > bits:
                return _TOO_EARLY
            index += run
            if index > last:
                return _TOO_MANY
            if size > 0:
                nonzero[block] |= np.uint64(1) << np.uint64(index)
            index += 1
    return position if skip == 0 else _TOO_MANY


@njit(cache=True, nogil=True)
def _refine_band(
    data: Bytes, bits: int, ac: Codes, nonzero: npt.NDArray[np.uint64], first: int, last: int
) -> int:
    """Walk a later pass: each coefficient noted takes a bit, and new ones come between (G.1.2.3)."""
    position = skip = 0
    for block in range(len(nonzero)):
        known = nonzero[block]
        index = first
        while skip == 0 and index <= last:
            entry = ac[_peek(data, position)]
            if entry == 0 or entry & 15 > 1:
                return _BAD_CODE
            run, size = (entry >> 4) & 15, entry & 15
            position += (entry >> 8) + size
            if size == 0 and run < 15:
                skip = 1 << run
                if run > 0:
                    skip += _peek(data, position) >> (16 - run)
                    position += run
                break
            while index <= last:
                if (known >> np.uint64(index)) & np.uint64(1):
                    position += 1
                elif run == 0:
                    break
                else:
                    run -= 1
                index += 1
            if position > bits:
                return _TOO_EARLY
            if size > 0:
                if index > last:
                    return _TOO_MANY
                nonzero[block] |= np.uint64(1) << np.uint64(index)
            index += 1
        if skip > 0:
            while index <= last:
                if (known >> np.uint64(index)) & np.uint64(1):
                    position += 1
                index += 1
            skip -= 1
        if position > bits:
            return _TOO_EARLY
    return position if skip == 0 else _TOO_MANY
