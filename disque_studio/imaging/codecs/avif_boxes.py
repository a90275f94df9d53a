"""The boxes of an AVIF file (HEIF, ISO/IEC 23008-12): pictures, grids of them, and what is told of them."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from disque_studio.imaging.codecs.bmff import box, boxes, full_box
from disque_studio.imaging.codecs.told import Told

_BRANDS = b"avif\0\0\0\0avifmif1miaf"
_XMP_KIND = b"application/rdf+xml\0"
_WIDE, _HIDDEN, _ESSENTIAL = 1, 1, 0x80


@dataclass(frozen=True)
class Item:
    """An item of a file.

    `fields` are further ones of its entry; `properties` are boxes. `refers` is a kind of reference and the
    numbers of the items that it leads to, the first item's being 1.
    """

    kind: bytes
    data: bytes
    fields: bytes = b""
    hidden: bool = False
    properties: tuple[bytes, ...] = ()
    refers: tuple[bytes, tuple[int, ...]] | None = None


def picture(coded: bytes, *, hidden: bool = False) -> Item:
    """Take the one picture of a file that libavif made."""
    outer = dict(boxes(coded))
    inner = dict(boxes(outer[b"meta"][4:]))
    properties = boxes(dict(boxes(inner[b"iprp"]))[b"ipco"])
    return Item(
        b"av01", outer[b"mdat"], hidden=hidden, properties=tuple(box(kind, body) for kind, body in properties)
    )


def grid(tiles: Sequence[Item], columns: int, width: int, height: int) -> list[Item]:
    """Give the picture that is laid of equal tiles, row by row, and cut to its size; and the tiles."""
    rows = len(tiles) // columns
    data = struct.pack(">4B2I", 0, _WIDE, rows - 1, columns - 1, width, height)
    shared = [each for each in tiles[0].properties if each[4:8] in (b"pixi", b"colr")]
    size = full_box(b"ispe", struct.pack(">II", width, height))
    numbers = tuple(range(2, 2 + len(tiles)))
    whole = Item(b"grid", data, properties=(size, *shared), refers=(b"dimg", numbers))
    return [whole, *tiles]


def told_items(told: Told) -> list[Item]:
    """Give the items that tell of the first one."""
    of_the_first = (b"cdsc", (1,))
    items = [] if told.exif is None else [Item(b"Exif", bytes(4) + told.exif, refers=of_the_first)]
    if told.xmp is not None:
        items.append(Item(b"mime", told.xmp, fields=_XMP_KIND, refers=of_the_first))
    return items


def file(items: Sequence[Item]) -> list[bytes]:
    """Give a file's bytes; the first item is what is shown."""
    head = box(b"ftyp", _BRANDS)
    data = box(b"mdat", *(item.data for item in items))
    size = sum(len(item.data) for item in items)
    return [head, _meta(items, len(head) + len(_meta(items, 0)) + len(data) - size), data]


def _meta(items: Sequence[Item], start: int) -> bytes:
    references = [_reference(number, *item.refers) for number, item in enumerate(items, 1) if item.refers]
    return full_box(
        b"meta",
        full_box(b"hdlr", bytes(4) + b"pict" + bytes(13)),
        full_box(b"pitm", struct.pack(">H", 1)),
        _places(start, [len(item.data) for item in items]),
        full_box(b"iinf", struct.pack(">H", len(items)), *map(_entry, range(1, len(items) + 1), items)),
        *([full_box(b"iref", *references)] if references else []),
        _properties(items),
    )


def _entry(number: int, item: Item) -> bytes:
    fields = struct.pack(">HH", number, 0) + item.kind + b"\0" + item.fields
    return full_box(b"infe", fields, version=2, flags=_HIDDEN if item.hidden else 0)


def _reference(number: int, kind: bytes, to: tuple[int, ...]) -> bytes:
    return box(kind, struct.pack(f">HH{len(to)}H", number, len(to), *to))


def _places(start: int, lengths: list[int]) -> bytes:
    """Tell where items 1, 2, … lie that follow one another from `start` on, in fields of four bytes."""
    rows = []
    for number, length in enumerate(lengths, 1):
        rows.append(struct.pack(">HHHII", number, 0, 1, start, length))
        start += length
    return full_box(b"iloc", struct.pack(">HH", 0x4400, len(rows)), *rows)


def _properties(items: Sequence[Item]) -> bytes:
    """List every property once, and tell which are whose; how AV1 is coded is what a reader must know."""
    every = list(dict.fromkeys(each for item in items for each in item.properties))
    owners = []
    for number, item in enumerate(items, 1):
        if item.properties:
            marks = [
                every.index(each) + 1 | (_ESSENTIAL if each[4:8] == b"av1C" else 0)
                for each in item.properties
            ]
            owners.append(struct.pack(">HB", number, len(marks)) + bytes(marks))
    links = full_box(b"ipma", struct.pack(">I", len(owners)), *owners)
    return box(b"iprp", box(b"ipco", *every), links)
