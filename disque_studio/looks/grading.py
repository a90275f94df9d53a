"""The loops that grade blocks of pixels; Numba compiles them into `looks.kernel` (touch it after a change).

Light is graded before the look (`relight`), display codes after it (`bend`, `recolour`).
"""

from typing import Any

import numpy as np
from numba.extending import register_jitable

from disque_studio.looks.mapping import EXPONENT, SURROUNDINGS_LOWEST, SURROUNDINGS_STEP, Floats
from disque_studio.looks.tones import CUBE, SQUARE, STEPS

_F = np.float32
_ZERO, _HALF, _ONE = _F(0), _F(0.5), _F(1)
_RED, _GREEN, _BLUE = _F(0.2126), _F(0.7152), _F(0.0722)
_LARGEST = _F(np.finfo(_F).max)
_STEPS = _F(STEPS)

_DARKEST = _F(2.0**SURROUNDINGS_LOWEST)
_PER_STOP, _FIRST_STOP = _F(1 / SURROUNDINGS_STEP), _F(-SURROUNDINGS_LOWEST / SURROUNDINGS_STEP)
_MANTISSA, _EXPONENT_OF_ONE = np.int32((1 << 23) - 1), np.int32(127 << 23)
_POWER = _F(EXPONENT)

_LOG = (_F(0.43807325), _F(-0.23669342), _F(0.0803073))
_EXP = (_F(-0.30700434), _F(-0.06543875), _F(-0.01368647))
"""What log2(1 + f) and 2^f have beyond their chords, over f (1 - f): within 2e-4 and 6e-6."""

_SQUARE, _CUBE = _F(SQUARE), _F(CUBE)

_VIVID, _PALE = _F(1.2), _F(0.75)
_SKIN = _F(0.6)
_TINY = _F(1e-6)
_ROOMIEST = _F(1e4)


@register_jitable
def relight(
    count: int,
    scale: Any,
    gains: Floats,
    exposures: Floats,
    cells: Any,
    light: Floats,
    power: Floats,
    room: Any,
) -> None:
    """Apply white balance, and exposure by place and brightness, to the light of a block and its power.

    `gains`: of red, green and blue light, then their powers. `exposures`: the row's stops, flat, of no width
    for none; `cells`: offset of the vertex left of each pixel, the part right of it, floats between columns.
    `scale` is light over that of the surroundings. `room`: two scratch rows.
    """
    more, more_power = room
    if exposures.size:
        left, beside, pitch = cells
        for x in range(count):
            luminance = _RED * light[3 * x] + _GREEN * light[3 * x + 1] + _BLUE * light[3 * x + 2]
            more[x] = _depth(luminance * scale, _F(pitch - 2))
        for x in range(count):
            layer = np.intp(more[x])
            part = more[x] - _F(layer)
            near = left[x] + layer
            far = near + pitch
            one = exposures[near] + part * (exposures[near + 1] - exposures[near])
            other = exposures[far] + part * (exposures[far + 1] - exposures[far])
            more[x] = one + beside[x] * (other - one)
        for x in range(count):
            more_power[x] = _exp2(more[x] * _POWER)
            more[x] = _exp2(more[x])
    else:
        for x in range(count):
            more[x] = more_power[x] = _ONE
    for channel in range(3):
        gain, gain_power = gains[channel], gains[channel + 3]
        for x in range(count):
            k = 3 * x + channel
            light[k] = min(max(light[k] * (gain * more[x]), -_LARGEST), _LARGEST)
            power[k] = power[k] * (gain_power * more_power[x])


@register_jitable
def _depth(luminance: Any, last: Any) -> Any:
    """Give the place of a luminance in the depth of the surroundings."""
    bits = _F(min(max(luminance, _DARKEST), _F(65536))).view(np.int32)
    f = np.int32((bits & _MANTISSA) | _EXPONENT_OF_ONE).view(np.float32) - _ONE
    octave = _F((bits >> np.int32(23)) - np.int32(127))
    stops = octave + f + f * (_ONE - f) * (_LOG[0] + f * (_LOG[1] + f * _LOG[2]))
    return min(max(stops * _PER_STOP + _FIRST_STOP, _ZERO), last)


@register_jitable
def _exp2(stops: Any) -> Any:
    whole = np.floor(stops)
    f = stops - whole
    part = _ONE + f + f * (_ONE - f) * (_EXP[0] + f * (_EXP[1] + f * _EXP[2]))
    return part * np.int32((np.int32(whole) + np.int32(127)) << np.int32(23)).view(np.float32)


@register_jitable
def bend(count: int, tones: Floats, codes: Floats) -> None:
    """Take a block's display codes through a tone table: the highest and the lowest of each pixel.

    The third keeps its place between them, so that a curve does not turn a colour's hue.
    """
    for x in range(count):
        r, g, b = codes[3 * x], codes[3 * x + 1], codes[3 * x + 2]
        most, least = max(r, max(g, b)), min(r, min(g, b))
        high, low = _toned(tones, most), _toned(tones, least)
        slope = (high - low) / max(most - least, _TINY)
        codes[3 * x] = low + slope * (r - least)
        codes[3 * x + 1] = low + slope * (g - least)
        codes[3 * x + 2] = low + slope * (b - least)


@register_jitable
def _toned(tones: Floats, code: Any) -> Any:
    inside = min(max(code, _ZERO), _ONE)
    return _between(tones, inside) + (code - inside)


@register_jitable
def _between(table: Floats, value: Any) -> Any:
    """Read a table over 0 to 1."""
    place = value * _STEPS
    step = np.intp(place)
    low = table[step]
    return low + (place - _F(step)) * (table[step + 1] - low)


@register_jitable
def recolour(count: int, saturation: Any, vibrance: Any, greys: Floats, codes: Floats, room: Any) -> None:
    """Move a block's display codes from, or to, the grey of the same light.

    `saturation` and `vibrance` are -1 to 1. Vibrance leaves vivid colours, and those of skin, more as they
    are. What saturates stays within the display's gamut, and as bright as it was. `room`: two scratch rows.
    """
    light, grey = room
    for x in range(count):
        light[x] = _glow(codes[3 * x], codes[3 * x + 1], codes[3 * x + 2])
    for x in range(count):
        grey[x] = _between(greys, min(np.sqrt(light[x]), _ONE))
    for x in range(count):
        r, g, b, middle = codes[3 * x], codes[3 * x + 1], codes[3 * x + 2], grey[x]
        most, least = max(r, max(g, b)), min(r, min(g, b))
        span = most - least
        factor = (_ONE + saturation) * (_ONE + vibrance * _yield(r, g, b, span, most, vibrance))
        more = max(factor - _ONE, _ZERO)
        low = max(least, _ZERO) / max(middle - least, _TINY)
        high = max(_ONE - most, _ZERO) / max(most - middle, _TINY)
        # Ever less as the gamut's limit comes nearer, which is never passed.
        room_left = min(min(low, high), _ROOMIEST) + _TINY
        share = more / room_left
        factor = min(factor, _ONE) + more / np.sqrt(_ONE + share * share)
        r1, g1, b1 = (
            middle + factor * (r - middle),
            middle + factor * (g - middle),
            middle + factor * (b - middle),
        )
        ratio = (light[x] + _TINY) / (_glow(r1, g1, b1) + _TINY)
        # About ratio^(1 / 2.25), the light's power.
        keep = np.sqrt(ratio) * (_ONE - _F(0.056) * (ratio - _ONE))
        codes[3 * x], codes[3 * x + 1], codes[3 * x + 2] = keep * r1, keep * g1, keep * b1


@register_jitable
def _yield(r: Any, g: Any, b: Any, span: Any, most: Any, vibrance: Any) -> Any:
    """Say how far, 0 to about 1, a colour follows vibrance."""
    vivid = min(span / max(most, _TINY), _ONE)
    if vibrance < _ZERO:
        return _PALE * (_ONE - _HALF * vivid)
    orange = max((r - g) * (g - b), _ZERO) if r > b else _ZERO
    skin = _F(4) * orange / (span * span + _TINY)
    return _VIVID * (_ONE - vivid) * (_ONE - _SKIN * skin)


@register_jitable
def _glow(r: Any, g: Any, b: Any) -> Any:
    """Give about the luminance of display codes."""
    r, g, b = max(r, _ZERO), max(g, _ZERO), max(b, _ZERO)
    red, green, blue = (
        r * r * (_SQUARE + _CUBE * r),
        g * g * (_SQUARE + _CUBE * g),
        b * b * (_SQUARE + _CUBE * b),
    )
    return _RED * red + _GREEN * green + _BLUE * blue
