"""The numbers and names of a report, read back as another program would."""

import base64
import csv
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.studio import report
from disque_studio.studio.inspection import Entry, Record, Score

JPEG = b"\xff\xd8\xff a thumbnail"
HOSTILE = '<script>alert("1")</script>, "x"\n&amp;\'.jpg'
RECORDS = (
    Record(
        Entry(Path("/pictures/a.jpg")),
        size=(6000, 4000),
        thumbnail=JPEG,
        scores=(Score("qdnet", "QD-net", 41.2345), Score("dri", "DRI", 7.0)),
    ),
    Record(
        Entry(Path("/pictures") / HOSTILE, Path("/pictures/<b>.exr")),
        size=(30, 20),
        thumbnail=JPEG,
        scores=(Score("qdnet", "QD-net", 100.0), Score("tmqi", "TMQI", 0.1001, (0.0, 1.0), True, "")),
        refused=(("dri", "is <not> there"),),
    ),
    Record(Entry(Path("/pictures/broken.jpg")), error="is damaged, <b>entirely</b>"),
)


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


class Page(HTMLParser):
    """Collects the tags, the cells' values and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.rows: list[list[str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append(dict(attrs).get("data-value"))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read_page(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def test_the_table_holds_every_digit_and_every_reason(tmp_path: Path) -> None:
    report.write_csv(tmp_path / "scores.csv", RECORDS)
    first, second, third = read_csv(tmp_path / "scores.csv")
    assert first == {
        "file": "/pictures/a.jpg", "reference": "", "width": "6000", "height": "4000",
        "qdnet": "41.2345", "dri": "7.0", "tmqi": "", "error": "",
    }  # fmt: skip
    assert second["file"] == f"/pictures/{HOSTILE}"
    assert second["reference"] == "/pictures/<b>.exr"
    assert (second["qdnet"], second["dri"], second["tmqi"]) == ("100.0", "", "0.1001")
    assert second["error"] == "dri: is <not> there"
    assert third["error"] == "is damaged, <b>entirely</b>"


def test_the_page_holds_the_same_numbers(tmp_path: Path) -> None:
    report.write_html(tmp_path / "scores.html", RECORDS)
    _, first, second, third = read_page(tmp_path / "scores.html").rows
    assert first[3:] == ["41.2345", "7.0", None]
    assert second[3:] == ["100.0", None, "0.1001"]
    assert third[3:] == [None, None, None]


def test_names_and_reasons_never_become_html(tmp_path: Path) -> None:
    report.write_html(tmp_path / "scores.html", RECORDS)
    page = read_page(tmp_path / "scores.html")
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert all(tag != "b" or not attrs for tag, attrs in page.tags)
    assert "".join(page.texts).count("<script>alert") >= 1
    assert "is damaged, <b>entirely</b>" in "".join(page.texts)


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    report.write_html(tmp_path / "scores.html", RECORDS)
    page = read_page(tmp_path / "scores.html")
    sources = [attrs["src"] for _, attrs in page.tags if "src" in attrs]
    assert sources
    for source in sources:
        kind, data = (source or "").split(",", 1)
        assert kind == "data:image/jpeg;base64"
        assert base64.b64decode(data) == JPEG
    links = [attrs["href"] or "" for _, attrs in page.tags if "href" in attrs]
    targets = {f"#{attrs['id']}" for _, attrs in page.tags if "id" in attrs}
    assert set(links) <= targets
    assert not re.search(r"https?://|url\(|@import", (tmp_path / "scores.html").read_text(encoding="utf-8"))


def test_the_ends_are_told_in_words(tmp_path: Path) -> None:
    report.write_html(tmp_path / "scores.html", RECORDS)
    text = (tmp_path / "scores.html").read_text(encoding="utf-8")
    assert text.count('<span class="badge best">Best</span>100.0') == 1
    assert text.count('<span class="badge worst">Worst</span>41.2345') == 1


@pytest.mark.parametrize("records", [(), RECORDS[2:]])
def test_nothing_scored_is_a_report_too(tmp_path: Path, records: Sequence[Record]) -> None:
    report.write_html(tmp_path / "scores.html", records)
    report.write_csv(tmp_path / "scores.csv", records)
    assert len(read_csv(tmp_path / "scores.csv")) == len(records)
    assert len(read_page(tmp_path / "scores.html").rows) == 1 + len(records)


def test_names_that_are_no_text_are_spelled_out(tmp_path: Path) -> None:
    odd = Record(Entry(Path("/pictures/\udcff.jpg")), size=(1, 1))
    report.write_csv(tmp_path / "scores.csv", [odd])
    report.write_html(tmp_path / "scores.html", [odd])
    assert read_csv(tmp_path / "scores.csv")[0]["file"] == "/pictures/\\udcff.jpg"


def test_nothing_is_replaced_unasked_and_no_picture_ever(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("mine")
    with pytest.raises(FileRefusedError, match="exists already"):
        report.write_csv(path, RECORDS)
    with pytest.raises(FileRefusedError, match="original"):
        report.write_csv(path, [Record(Entry(path))], overwrite=True)
    assert path.read_text() == "mine"
    report.write_csv(path, RECORDS, overwrite=True)
    assert [file.name for file in tmp_path.iterdir()] == ["scores.csv"]
