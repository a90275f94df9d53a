"""Tables as data sets bring them: CSV, and lines of words. What is wrong is said with its line."""

import csv
import math
from pathlib import Path

from disque_studio.errors import FileRefusedError


def read_csv(path: Path, *wanted: str) -> list[dict[str, str]]:
    """Read a CSV with a header, as UTF-8 with or without a mark; surrounding blanks are dropped.

    Raises:
        FileRefusedError: it cannot be read, lacks a wanted column, or a row is shorter or longer.
    """
    try:
        rows = [row for row in csv.reader(_text(path).splitlines()) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise FileRefusedError(path, f"cannot be read as a table (CSV): {error}") from error
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
