"""What numpy raises for a damaged file of arrays, which it does not say anywhere."""

import struct
import tokenize
import zipfile
import zlib

DAMAGED: tuple[type[Exception], ...] = (
    *(OSError, EOFError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError),
    *(SyntaxError, RuntimeError, MemoryError, tokenize.TokenError),
    *(zipfile.BadZipFile, zlib.error, struct.error),
)
"""Of .npy and .npz files alike. A header may be nested without end, or name more memory than there is."""
