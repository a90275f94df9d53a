"""What pictures are for by the endings of their names, where these alone tell it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disque_studio.imaging.codecs import Content

RAW_SUFFIXES = frozenset(
    {".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".sr2", ".raf", ".orf", ".rw2", ".pef"}
    | {".srw", ".3fr", ".iiq", ".mrw", ".x3f", ".erf", ".mef", ".kdc", ".dcr", ".rwl"}
)
"""Cameras' raw files."""
LIGHT_SUFFIXES = frozenset({".exr", ".hdr", ".pic", ".rgbe", ".xyze", ".pfm"}) | RAW_SUFFIXES
FINISHED_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
ULTRA_HDR_SUFFIXES = frozenset({".jpg", ".jpeg"})
TIFF_SUFFIXES = frozenset({".tif", ".tiff"})
PICTURE_SUFFIXES = LIGHT_SUFFIXES | FINISHED_SUFFIXES | TIFF_SUFFIXES


def content_by_suffix(path: Path) -> "Content | None":
    """Tell by its name what a picture holds; None where the name leaves it open, or is no picture's.

    A JPEG is open: it may be an Ultra HDR one. So is a TIFF, which may hold either.
    """
    suffix = path.suffix.lower()
    if suffix in LIGHT_SUFFIXES:
        return "light"
    if suffix in FINISHED_SUFFIXES - ULTRA_HDR_SUFFIXES:
        return "picture"
    return None


def pictures(paths: Iterable[Path]) -> list[Path]:
    """Keep those whose suffix is a picture's."""
    return [path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES]
