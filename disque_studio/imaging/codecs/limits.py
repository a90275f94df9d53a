"""Bounds that a header must keep before memory is taken for it."""

from pathlib import Path

from disque_studio.errors import FileRefusedError

LIMIT_PIXELS = 450_000_000
"""Cameras that shift their sensor make pictures of 404 megapixels."""

LIMIT_SIDE = 1_000_000
LIMIT_CHANNELS = 1024


def check_size(path: Path, width: int, height: int, channels: int = 3) -> None:
    """Refuse a picture whose header asks for nothing, for nonsense, or for more than 450 megapixels.

    Raises:
        FileRefusedError: with the size that the header names.
    """
    if width <= 0 or height <= 0 or channels <= 0:
        raise FileRefusedError(
            path, f"is damaged: its header names {width} × {height} pixels, {channels} channels"
        )
    if channels > LIMIT_CHANNELS:
        raise FileRefusedError(path, f"has {channels} channels; at most {LIMIT_CHANNELS} are read")
    if max(width, height) > LIMIT_SIDE or width * height > LIMIT_PIXELS:
        megapixels = LIMIT_PIXELS // 1_000_000
        raise FileRefusedError(path, f"is too large: {width} × {height} pixels; the limit is {megapixels} MP")
