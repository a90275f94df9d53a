"""Tables as data sets bring them: CSV, lines of words, MATLAB arrays. What is wrong is said with its line."""

import csv
import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError


def read_csv(path: Path, *wanted: str) -> list[dict[str, str]]:
    """Read a CSV with a header, as UTF-8 with or without a mark; surrounding blanks are dropped.

    Raises:
        FileRefusedError: it cannot be read, lacks a wanted column, or a row is shorter or longer.
    """
    rows = [row for row in csv.reader(_text(path).splitlines()) if any(cell.strip() for cell in row)]
    header = [name.strip() for name in rows[0]] if rows else []
    for name in wanted:
        if name not in header:
            raise FileRefusedError(path, f'has no column "{name}"; it has {", ".join(header) or "no header"}')
    for place, row in enumerate(rows[1:], 2):
        if len(row) != len(header):
            raise FileRefusedError(path, f"row {place} has {len(row)} columns, its header {len(header)}")
    return [dict(zip(header, map(str.strip, row), strict=True)) for row in rows[1:]]


def read_words(path: Path) -> list[list[str]]:
    """Read lines of words parted by blanks; empty lines are left out.

    Raises:
        FileRefusedError: it cannot be read.
    """
    return [words for line in _text(path).splitlines() if (words := line.split())]


def read_mat(path: Path, name: str) -> npt.NDArray[Any]:
    """Read one array of a MATLAB file, flattened to (n,); cells of text become strings.

    Raises:
        FileRefusedError: it cannot be read, or has no such array.
    """
    from scipy.io import loadmat
    from scipy.io.matlab import MatReadError

    try:
        content = loadmat(path, variable_names=[name])
    except (OSError, ValueError, TypeError, NotImplementedError, MatReadError) as error:
        raise FileRefusedError(path, f"cannot be read as a MATLAB file: {error}") from error
    if name not in content:
        raise FileRefusedError(path, f'has no array "{name}"')
    flat = content[name].ravel()
    if flat.dtype == object:
        return np.array([str(cell.item()) if np.size(cell) == 1 else "" for cell in flat])
    return np.asarray(flat)


def number(path: Path, text: str, what: str) -> float:
    """Read an opinion.

    Raises:
        FileRefusedError: it is no finite number; `what` says whose it was to be.
    """
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise FileRefusedError(path, f'"{text}" is no number, where the opinion of {what} is expected')
    return value


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileRefusedError(path, f"cannot be opened: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FileRefusedError(path, f"is not text in UTF-8: {error.reason}") from error
