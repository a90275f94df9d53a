"""The cells of a spreadsheet (Office Open XML, ECMA-376 part 1), by the standard library alone.

A workbook is a ZIP of XML: xl/workbook.xml names the sheets, its relations say where they are, cells of type
"s" are indices into xl/sharedStrings.xml. Values only: of a formula its last result.
"""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

from disque_studio.errors import FileRefusedError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_MOST_BYTES = 64 << 20
"""Of a part of a workbook once it is unpacked: those of data sets have one or two."""

_MALFORMED = (
    *(OSError, EOFError, LookupError, ValueError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, struct.error, ElementTree.ParseError),
)

Row = dict[str, str]
"""A row's cells that are not empty, by the letters of their column."""


def read_sheet(path: Path, name: str) -> list[Row]:
    """Read the rows of a sheet in order.

    Raises:
        FileRefusedError: it is no workbook, is damaged, or has no such sheet.
    """
    try:
        # In memory, because a damaged workbook may name any length, and a file is asked for all of it.
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
            return _rows(path, book, name)
    except _MALFORMED as error:
        raise FileRefusedError(path, f"cannot be read as a workbook (XLSX): {error}") from error


def _rows(path: Path, book: zipfile.ZipFile, name: str) -> list[Row]:
    sheets = {
        sheet.attrib["name"]: sheet.attrib[_RELATION]
        for sheet in _xml(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    }
    if name not in sheets:
        raise FileRefusedError(path, f'has no sheet "{name}"; it has {", ".join(sheets)}')
    targets = {part.attrib["Id"]: part.attrib["Target"] for part in _xml(book, "xl/_rels/workbook.xml.rels")}
    target = targets[sheets[name]]
    sheet = _xml(book, target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
    shared = _shared(book)
    return [
        {letters: text for cell in row.iter(f"{_MAIN}c") for letters, text in _cell(cell, shared)}
        for row in sheet.iter(f"{_MAIN}row")
    ]


def _xml(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if book.getinfo(name).file_size > _MOST_BYTES:
        raise ValueError(f"{name} unpacks to more than {_MOST_BYTES >> 20} MiB")
    return ElementTree.fromstring(book.read(name))


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text(item) for item in _xml(book, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _cell(cell: ElementTree.Element, shared: list[str]) -> list[tuple[str, str]]:
    letters = re.sub(r"\d", "", cell.attrib["r"])
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        return [(letters, _text(cell).strip())]
    value = cell.findtext(f"{_MAIN}v")
    if not value:
        return []
    return [(letters, (shared[int(value)] if kind == "s" else value).strip())]


def _text(element: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))
