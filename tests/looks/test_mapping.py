import numpy as np
import pytest

from disque_studio.looks.mapping import (
    COEFFICIENTS,
    ENTRIES,
    LOWEST_OCTAVE,
    OCTAVES,
    PER_OCTAVE,
    Mapping,
    neutral_mapping,
    positions,
)

TABLE = np.zeros((ENTRIES, COEFFICIENTS), np.float32)
GRID = np.zeros((3, 4, 5, 12), np.float32)


def test_positions_are_even_in_the_bits_of_a_float():
    light = positions()
    assert light.dtype == np.float32
    assert light[0] == 2.0**LOWEST_OCTAVE and light[-1] == 2.0 ** (LOWEST_OCTAVE + OCTAVES)
    assert len(set(np.diff(light.view(np.int32)))) == 1
    np.testing.assert_array_equal(light[PER_OCTAVE:], 2 * light[:-PER_OCTAVE])


def test_positions_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        positions()[0] = 1


def test_with_changes_what_is_given_alone():
    mapping = Mapping(2.0, TABLE, GRID)
    stronger = mapping.with_(strength=1.5)
    assert (stronger.strength, stronger.exposure) == (1.5, 0.0)
    brighter = stronger.with_(exposure=-2)
    assert (brighter.strength, brighter.exposure) == (1.5, -2)
    assert (brighter.gain, brighter.table, brighter.grid) == (2.0, TABLE, GRID)
    assert (mapping.strength, mapping.exposure) == (1.0, 0.0)


def test_with_takes_zero_as_a_value():
    mapping = Mapping(1.0, TABLE, None, strength=0.7, exposure=3.0).with_(strength=0, exposure=0)
    assert (mapping.strength, mapping.exposure) == (0, 0)


def test_scale_is_gain_and_exposure():
    assert Mapping(3.0, TABLE, None, exposure=2).scale == 12


def spoilt(values, number):
    values = values.copy()
    values.flat[-1] = number
    return values


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("gain", 0.0),
        ("gain", -1.0),
        ("gain", np.nan),
        ("gain", np.inf),
        ("strength", -0.01),
        ("strength", 1.51),
        ("strength", np.nan),
        ("exposure", 10.5),
        ("exposure", -10.5),
        ("exposure", np.nan),
        ("table", TABLE[1:]),
        ("table", TABLE[:, 1:]),
        ("table", TABLE.astype(np.float64)),
        ("table", spoilt(TABLE, np.nan)),
        ("grid", GRID[..., 1:]),
        ("grid", GRID[0]),
        ("grid", GRID[:0]),
        ("grid", GRID.astype(np.float16)),
        ("grid", spoilt(GRID, np.inf)),
    ],
)
def test_refuses_by_name(field, value):
    good = {"gain": 1.0, "table": TABLE, "grid": GRID}
    with pytest.raises(ValueError, match=field):
        Mapping(**{**good, field: value})


def test_neutral_has_no_strength():
    mapping = neutral_mapping(2.5)
    assert (mapping.gain, mapping.strength, mapping.grid) == (2.5, 0.0, None)
