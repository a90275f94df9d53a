"""The head of a JPEG XL codestream (ISO/IEC 18181-1, annex D): size, bit depth and colour space, bit by bit.

Libjxl's Python binding (imagecodecs 2026.3.6) has no say over the colour space: eight bits are marked as
sRGB, all else as linear light. The frames that follow are coded independently of that mark (lossless ones as
they are given, lossy ones in XYB, which is absolute), and begin with a whole byte. So the true head takes the
place of the one that libjxl wrote, which must be, bit for bit, the one that is expected here.
"""

from dataclasses import dataclass

_SIDES = ((1, 9), (1, 13), (1, 18), (1, 30))
_DEPTHS = ((8, 0), (10, 0), (12, 0), (1, 6))
_ENUM = ((0, 0), (1, 0), (2, 4), (18, 6))
_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_SMALL_SIDE = 256
_RGB, _D65, _RELATIVE = 0, 1, 1
_PRIMARIES = {"srgb": 1, "display-p3": 11, "linear": 1}
_CURVES = {"srgb": 13, "display-p3": 13, "linear": 8}
_HALF, _HALF_EXPONENT = 1, 5


@dataclass(frozen=True)
class Head:
    """What the head tells.

    `depth` is 8 or 16; `colours` "srgb", "display-p3", or "linear" light of Rec.709. Lossy pictures are XYB,
    and their linear light is half floats.
    """

    width: int
    height: int
    depth: int
    colours: str
    lossless: bool

    def to_bytes(self) -> bytes:
        """Write the head, signature and all, padded to a whole byte."""
        bits = _Bits()
        _size(bits, self.width, self.height)
        if self.depth == 8 and not self.lossless and self.colours == "srgb":
            bits.put(1, 1)
        else:
            self._metadata(bits)
        bits.put(1, 1)  # the usual transforms
        return b"\xff\x0a" + bits.to_bytes()

    def _metadata(self, bits: "_Bits") -> None:
        bits.put(0b00, 2)  # not all as usual; no turn, preview or animation
        floats = self.colours == "linear" and not self.lossless
        bits.put(floats, 1)
        if floats:
            bits.put(_HALF, 2)
            bits.put(_HALF_EXPONENT - 1, 4)
        else:
            bits.number(self.depth, _DEPTHS)
        bits.put(not self.lossless or self.depth <= 12, 1)  # whether 16-bit buffers suffice
        bits.put(0, 2)  # no further channels
        bits.put(not self.lossless, 1)
        bits.put(self.colours == "srgb", 1)
        if self.colours != "srgb":
            bits.put(0, 1)  # no profile
            for value in (_RGB, _D65, _PRIMARIES[self.colours]):
                bits.number(value, _ENUM)
            bits.put(0, 1)  # no pure power
            bits.number(_CURVES[self.colours], _ENUM)
            bits.number(_RELATIVE, _ENUM)
        bits.put(0, 2)  # no extensions


class _Bits:
    """Bits, the least significant of each byte first."""

    def __init__(self) -> None:
        self._value = self._count = 0

    def put(self, value: int, count: int) -> None:
        self._value |= value << self._count
        self._count += count

    def number(self, value: int, choices: tuple[tuple[int, int], ...]) -> None:
        """Write a number as the first of four (offset, bits) that holds it."""
        for choice, (offset, bits) in enumerate(choices):
            if 0 <= value - offset < 1 << bits:
                self.put(choice, 2)
                self.put(value - offset, bits)
                return
        raise ValueError(f"{value} is none of {choices}")

    def to_bytes(self) -> bytes:
        return self._value.to_bytes((self._count + 7) // 8, "little")


def _size(bits: _Bits, width: int, height: int) -> None:
    ratio = next((n for n, (a, b) in enumerate(_RATIOS, 1) if height * a // b == width), 0)
    sides = (height,) if ratio else (height, width)
    small = all(side <= _SMALL_SIDE and side % 8 == 0 for side in sides)
    bits.put(small, 1)
    for number, side in enumerate(sides):
        if number:
            bits.put(ratio, 3)
        if small:
            bits.put(side // 8 - 1, 5)
        else:
            bits.number(side, _SIDES)
    if ratio:
        bits.put(ratio, 3)
