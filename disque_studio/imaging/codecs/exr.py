"""OpenEXR files as photos: scan-line or tiled, of one part or many, RGB, luminance/chroma or single channels.

The picture is the display window: the data window's pixels in their place, overscan cropped, black where
there are none. Where the two hardly overlap (less than an eighth of the display window, or less than a
quarter of the data), the data window is shown as it is. Premultiplied colour is kept; alpha is not used.
Tiled parts give their full-size level. UINT channels have no unit: they are divided by the layer's largest
sample. A file without chromaticities is Rec.709, as the format says. Pixels are taken as square.
"""

from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.exr_chunks import read_bands, read_table
from disque_studio.imaging.codecs.exr_header import MAGIC, Part, read_parts
from disque_studio.imaging.codecs.exr_layers import channel_names, pick_layer
from disque_studio.imaging.codecs.exr_pixels import assemble, place
from disque_studio.imaging.colour import REC709, Primaries
from disque_studio.imaging.photo import Photo

NAME = "exr"


def matches(head: bytes) -> bool:
    """Tell whether a file's first bytes are those of an EXR file."""
    return head.startswith(MAGIC)


def read(path: Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Read one layer of an EXR file; see `exr_layers.pick_layer` for its choice and names.

    `stored`: in the file's own primaries.

    Raises:
        FileRefusedError: damaged, cut short, deep, too large, or without such a layer.
    """
    try:
        with path.open("rb") as file:
            parts, multipart = read_parts(file, path)
            picked = pick_layer(parts, path, layer)
            part = parts[picked.part]
            primaries = _primaries(part, path)
            table = read_table(file, path, parts, multipart=multipart)
            names = tuple(channel.name for channel in picked.channels)
            bands = read_bands(file, path, table, parts, picked.part, names)
            rgb, samples = assemble(part, picked, bands, primaries, stored=stored)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
    return Photo(
        rgb=place(rgb, part.data_window, part.display_window),
        format=NAME,
        source=path,
        channels=channel_names(parts),
        parts=len(parts),
        layer=picked.name,
        data_window=part.data_window,
        display_window=part.display_window,
        chromaticities=part.chromaticities,
        samples=samples,
    )


def size(path: Path) -> tuple[int, int]:
    """Read width and height of the first part's display window off the header.

    Raises:
        FileRefusedError: the header is damaged or cut short.
    """
    try:
        with path.open("rb") as file:
            parts, _ = read_parts(file, path)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
    left, top, right, bottom = parts[0].display_window
    return right - left + 1, bottom - top + 1


def _primaries(part: Part, path: Path) -> Primaries:
    if part.chromaticities is None:
        return REC709
    try:
        return Primaries.from_chromaticities(part.chromaticities)
    except ValueError as error:
        raise FileRefusedError(path, f"names chromaticities that cannot be: {error}") from error
