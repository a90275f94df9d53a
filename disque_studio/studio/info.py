"""What a file holds, as the record that `disque-studio info --json` prints."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from disque_studio.imaging import codecs
from disque_studio.imaging.scopes import stops
from disque_studio.studio.failure import FAILURES, reason


def info(path: str | Path) -> dict[str, Any]:
    """Read `path` and describe it.

    Windows are [x0, y0, x1, y1] with both corners included, as EXR counts; a file without windows shows its
    whole picture. `stops` is `imaging.scopes.stops`. `nan`, `inf`, `negative` count RGB samples as filed.

    Raises:
        FileRefusedError: the file cannot be read.
    """
    photo = codecs.read(path)
    whole = (0, 0, photo.width - 1, photo.height - 1)
    return {
        "file": str(path),
        "format": photo.format,
        "width": photo.width,
        "height": photo.height,
        "channels": list(photo.channels),
        "parts": photo.parts,
        "data_window": list(photo.data_window or whole),
        "display_window": list(photo.display_window or whole),
        "chromaticities": _numbers(photo.chromaticities),
        "stops": round(stops(photo.rgb), 2),
        "nan": photo.samples.nan,
        "inf": photo.samples.inf,
        "negative": photo.samples.negative,
    }


def records(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Give the record of each file in turn, or its name and `error`."""
    for path in paths:
        try:
            yield info(path)
        except FAILURES as error:
            yield {"file": str(path), "error": reason(error, path)}


def _numbers(values: tuple[float, ...] | None) -> list[float] | None:
    if values is None or not all(math.isfinite(value) for value in values):
        return None
    return [float(value) for value in values]


def describe(record: dict[str, Any]) -> str:
    """Put an `info` record into words, over several lines."""
    lines = [
        record["file"],
        f"  {record['format']}, {record['width']} x {record['height']}, {record['stops']:.1f} stops",
        f"  channels {', '.join(record['channels'])}; parts {record['parts']}",
        f"  data window {record['data_window']}, display window {record['display_window']}",
    ]
    if record["chromaticities"] is not None:
        lines.append("  chromaticities " + " ".join(f"{value:.4f}" for value in record["chromaticities"]))
    odd = [f"{record[kind]} {kind}" for kind in ("nan", "inf", "negative") if record[kind]]
    if odd:
        lines.append("  samples: " + ", ".join(odd))
    return "\n".join(lines)
