"""Short vectors of float32 for Numba code: a pixel's four lanes, and matrices of four such columns.

LLVM lays them onto what the processor has (SSE, AVX, AVX-512, NEON). Its own vectoriser runs over pixels,
which makes a look-up per pixel gather number by number; here each look-up is a few whole loads.

Numba compiles these into their callers and does not see a change here: touch `kernel.py` after one.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic as _intrinsic
from numba.extending import models, register_model

intrinsic: Callable[..., Any] = _intrinsic

_FLOAT = ir.FloatType()
_INDEX = ir.IntType(32)


class Lanes(types.Type):
    """Numba's type of a vector of `count` float32."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(name=f"Lanes({count})")


@register_model(Lanes)
class _LanesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, lanes: Lanes) -> None:
        super().__init__(manager, lanes, ir.VectorType(_FLOAT, lanes.count))


PIXEL, MATRIX = Lanes(4), Lanes(16)


@intrinsic
def load_pixel(context: Any, array: Any, at: Any) -> Any:
    """Read four floats from a flat array, beginning at index `at`."""
    return PIXEL(array, types.intp), _load


@intrinsic
def load_matrix(context: Any, array: Any, at: Any) -> Any:
    """Read four columns of four floats from a flat array, beginning at index `at`."""
    return MATRIX(array, types.intp), _load


@intrinsic
def store_pixel(context: Any, array: Any, at: Any, pixel: Any) -> Any:
    """Write all four floats of a pixel to a flat array, beginning at index `at`."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        builder.store(values[2], _pointer(context, builder, signature.args, values, PIXEL), align=4)
        return context.get_dummy_value()

    return types.void(array, types.intp, PIXEL), generate


@intrinsic
def with_one(context: Any, pixel: Any) -> Any:
    """Set the fourth number to 1, by which a matrix adds its last column."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.insert_element(values[0], ir.Constant(_FLOAT, 1.0), _INDEX(3))

    return PIXEL(PIXEL), generate


@intrinsic
def red_blue_products(context: Any, pixel: Any) -> Any:
    """Give red times blue, red times red, blue times blue, and the fourth number squared."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.fmul(_take(builder, values[0], [0, 0, 2, 3]), _take(builder, values[0], [2, 0, 2, 3]))

    return PIXEL(PIXEL), generate


@intrinsic
def lane(context: Any, vector: Any, index: Any) -> Any:
    """Give one number of a pixel or a matrix."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.extract_element(values[0], builder.trunc(values[1], _INDEX))

    return types.float32(vector, types.intp), generate


@intrinsic
def add(context: Any, a: Any, b: Any) -> Any:
    """Add two vectors of a kind."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.fadd(*values)

    return a(a, b), generate


@intrinsic
def shift(context: Any, vector: Any, number: Any) -> Any:
    """Add one number to all."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.fadd(values[0], _spread(builder, values[1], signature.args[0].count))

    return vector(vector, types.float32), generate


@intrinsic
def scaled(context: Any, vector: Any, number: Any) -> Any:
    """Multiply all by one number."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.fmul(values[0], _spread(builder, values[1], signature.args[0].count))

    return vector(vector, types.float32), generate


@intrinsic
def blend(context: Any, a: Any, b: Any, share: Any) -> Any:
    """Give ``a + share * (b - a)``, `share` being one number."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        first, second, part = values
        part = _spread(builder, part, signature.args[0].count)
        return builder.fadd(first, builder.fmul(part, builder.fsub(second, first)))

    return a(a, b, types.float32), generate


@intrinsic
def clip(context: Any, vector: Any, low: Any, high: Any) -> Any:
    """Bring every number into [low, high]."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        vector, low, high = values
        count = signature.args[0].count
        low, high = _spread(builder, low, count), _spread(builder, high, count)
        vector = builder.select(builder.fcmp_ordered(">", vector, low), vector, low)
        return builder.select(builder.fcmp_ordered("<", vector, high), vector, high)

    return vector(vector, types.float32, types.float32), generate


@intrinsic
def transform(context: Any, matrix: Any, pixel: Any) -> Any:
    """Multiply a matrix by a pixel: its columns, each times one number of the pixel, added up."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        matrix, pixel = values
        total = builder.fmul(matrix, _take(builder, pixel, [lane for lane in range(4) for _ in range(4)]))
        for half in (8, 4):
            low, high = (_take(builder, total, range(start, start + half)) for start in (0, half))
            total = builder.fadd(low, high)
        return total

    return PIXEL(MATRIX, PIXEL), generate


def _load(context: Any, builder: Any, signature: Any, values: Any) -> Any:
    return builder.load(_pointer(context, builder, signature.args, values, signature.return_type), align=4)


def _pointer(context: Any, builder: Any, kinds: Any, values: Any, lanes: Any) -> Any:
    data = context.make_array(kinds[0])(context, builder, values[0]).data
    start = builder.gep(data, [values[1]], source_etype=_FLOAT)
    return builder.bitcast(start, ir.VectorType(_FLOAT, lanes.count).as_pointer())


def _take(builder: Any, vector: Any, lanes: Any) -> Any:
    mask = ir.Constant(ir.VectorType(_INDEX, len(lanes)), list(lanes))
    return builder.shuffle_vector(vector, ir.Constant(vector.type, ir.Undefined), mask)


def _spread(builder: Any, number: Any, count: Any) -> Any:
    vector = ir.Constant(ir.VectorType(_FLOAT, count), ir.Undefined)
    return _take(builder, builder.insert_element(vector, number, _INDEX(0)), [0] * count)
