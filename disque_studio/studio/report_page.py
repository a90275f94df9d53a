"""The page of a report: HTML that holds its pictures, its style and its script, and loads nothing."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from importlib.metadata import version
from os.path import commonpath
from pathlib import Path

from disque_studio.resources import resource_path
from disque_studio.studio.inspection import Record, Score, Summary, bins, shown, summaries
from disque_studio.studio.report import digits, trouble

_BINS = 25
_SVG_WIDTH, _SVG_HEIGHT = 250, 80
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""What a browser lets the page do: whatever a file's name may hold, nothing is loaded from anywhere."""


def page(records: Sequence[Record]) -> str:
    """Give the whole page; names and reasons are shown as they are, and never taken for HTML."""
    sums = summaries(records)
    places = {record.entry.path: number for number, record in enumerate(records)}
    home = _home(records)
    columns = 3 if len(sums) in (3, 5, 6) else 4
    count = f"{len(records)} picture{'' if len(records) == 1 else 's'}"
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            f"<title>Quality of {count}</title>\n<style>\n{_resource('report.css')}</style>\n</head>\n",
            f"<body>\n<main>\n<h1>Quality of {count}</h1>\n",
            f'<p class="dim">{escape("From several folders" if home is None else str(home))}</p>\n',
            f'<section class="cards" style="--columns:{columns}">\n',
            *(_card(summary, records, places) for summary in sums),
            "</section>\n",
            '<div class="tools"><input id="filter" type="search" placeholder="Filter by name" '
            f'aria-label="Filter by name"><span class="dim" id="shown" role="status">{count}</span></div>\n',
            _table(records, sums, home),
            f"<footer>Made by Disque Studio {escape(version('disque-studio'))} on {_today()}. "
            "The numbers are those of <code>disque-studio score</code>.</footer>\n",
            f"</main>\n<script>\n{_resource('report.js')}</script>\n</body>\n</html>\n",
        )
    )


def _card(summary: Summary, records: Sequence[Record], places: dict[Path, int]) -> str:
    ends = "".join(
        f'<a href="#p{places[path]}">{_image(records[places[path]])}<b>{word}</b> {escape(path.name)}</a>'
        for word, path in (("Best", summary.best), ("Worst", summary.worst))
    )
    low, high, counts = bins(summary, _BINS)
    better = "higher is better" if summary.higher_is_better else "lower is better"
    scale = ", ".join(part for part in (summary.unit, better) if part)
    return (
        f'<article class="card"><h2>{escape(summary.title)}</h2>'
        f'<p class="dim">{escape(scale)}</p>{_histogram(summary, low, high, counts)}'
        f'<div class="axis"><span>{low:g}</span><span>{high:g}</span></div>'
        f'<div class="figures"><span><b>{shown(summary.mean, summary.range)}</b>mean</span>'
        f"<span><b>{shown(summary.median, summary.range)}</b>median</span>"
        f"<span><b>{len(summary.values)}</b>scored</span></div>"
        f'<div class="ends">{ends}</div></article>\n'
    )


def _histogram(summary: Summary, low: float, high: float, counts: Sequence[int]) -> str:
    width, most = _SVG_WIDTH / len(counts), max(counts)
    bars = "".join(
        f'<rect x="{at * width + 0.5:.1f}" y="{_SVG_HEIGHT * (1 - count / most):.1f}" '
        f'width="{width - 1:.1f}" height="{_SVG_HEIGHT * count / most:.1f}"><title>{count}</title></rect>'
        for at, count in enumerate(counts)
        if count
    )
    middle = _SVG_WIDTH * (summary.median - low) / (high - low)
    label = escape(
        f"Distribution of {summary.title}: median {shown(summary.median, summary.range)}", quote=True
    )
    return (
        f'<svg viewBox="0 0 {_SVG_WIDTH} {_SVG_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}">{bars}'
        f'<line x1="{middle:.1f}" x2="{middle:.1f}" y1="0" y2="{_SVG_HEIGHT}"/></svg>'
    )


def _table(records: Sequence[Record], sums: Sequence[Summary], home: Path | None) -> str:
    heads = ["<th><span hidden>Picture</span></th>", _head("Name"), _head("Size", number=True)]
    heads += [_head(s.title, number=True, falling=s.higher_is_better) for s in sums]
    rows = "".join(_row(number, record, sums, home) for number, record in enumerate(records))
    return f"<table>\n<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _head(title: str, *, number: bool = False, falling: bool = False) -> str:
    order = ' data-first="descending"' if falling else ""
    return f'<th scope="col"{" class=number" if number else ""}{order}><button>{escape(title)}</button></th>'


def _row(number: int, record: Record, sums: Sequence[Summary], home: Path | None) -> str:
    path, against = record.entry.path, record.entry.reference
    notes = (
        [] if path.parent == home else [str(path.parent if home is None else path.parent.relative_to(home))]
    )
    if against is not None:
        notes.append(f"compared with {against.name}")
    if trouble(record):
        notes.append(f"⚠ {trouble(record)}")
    lines = "".join(f"<span>{escape(note)}</span>" for note in notes)
    width, height = record.size or (0, 0)
    size = f"{width} × {height}" if record.size else "–"
    area = str(width * height) if record.size else ""
    return (
        f'<tr id="p{number}" data-name="{escape(path.name.lower(), quote=True)}">'
        f'<td class="picture">{_image(record)}</td>'
        f'<td class="name" data-value="{escape(path.name, quote=True)}">'
        f"<strong>{escape(path.name)}</strong>{lines}</td>"
        f'<td class="number" data-value="{area}">{size}</td>{"".join(_cells(record, sums))}</tr>\n'
    )


def _cells(record: Record, sums: Sequence[Summary]) -> Iterator[str]:
    for summary in sums:
        score = record.score(summary.metric)
        if score is None:
            yield '<td class="number">–</td>'
            continue
        badge = "".join(
            f'<span class="badge {word.lower()}">{word}</span>'
            for word, path in (("Best", summary.best), ("Worst", summary.worst))
            if path == record.entry.path and len(summary.values) > 1
        )
        value = digits(score.value)
        yield f'<td class="number" data-value="{value}">{badge}{value}{_bar(score)}</td>'


def _bar(score: Score) -> str:
    low, high = score.range
    part = 100 * min(max((score.value - low) / (high - low), 0.0), 1.0)
    return f'<span class="bar" style="--part:{part:.1f}%"></span>'


def _image(record: Record) -> str:
    if not record.thumbnail:
        return ""
    data = b64encode(record.thumbnail).decode("ascii")
    return f'<img src="data:image/jpeg;base64,{data}" alt="{escape(record.entry.path.name, quote=True)}">'


def _home(records: Iterable[Record]) -> Path | None:
    """Give the folder that all pictures lie in, near or deep; None where that is a whole disk or none."""
    try:
        home = Path(commonpath([record.entry.path.parent for record in records]))
    except ValueError:
        return None
    return None if home == home.parent else home


def _today() -> str:
    return datetime.now().strftime("%Y-%m-%d %H:%M")


def _resource(name: str) -> str:
    return resource_path("report", name).read_text(encoding="utf-8")
