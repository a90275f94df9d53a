"""Writing an inspection down: as a table for a spreadsheet (CSV), and as a page with pictures (HTML).

Scores stand there as `disque-studio score --json` gives them, to the last digit.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from disque_studio.imaging.files import replace_file
from disque_studio.studio.inspection import Record, summaries
from disque_studio.studio.targets import check_target

CSV_SUFFIX = ".csv"
HTML_SUFFIX = ".html"


def write_csv(path: Path, records: Sequence[Record], *, overwrite: bool = False) -> None:
    """Write a line for each picture: `file,reference,width,height`, a column for each metric, and `error`.

    UTF-8 with its mark, by which spreadsheets know it. A score that there is none of is empty.

    Raises:
        FileRefusedError: `path` exists and `overwrite` is not set, is a picture itself, or can't be written.
    """
    _write(path, csv_text(records).encode("utf-8-sig", "backslashreplace"), records, overwrite)


def write_html(path: Path, records: Sequence[Record], *, overwrite: bool = False) -> None:
    """Write a page that needs nothing else: pictures, distributions, and a table that can be sorted.

    Raises:
        FileRefusedError: as `write_csv`.
    """
    from disque_studio.studio.report_page import page

    _write(path, page(records).encode("utf-8", "backslashreplace"), records, overwrite)


def csv_text(records: Sequence[Record], *, delimiter: str = ",") -> str:
    """Give the table of `write_csv`; with a tab as delimiter it can be pasted into a spreadsheet."""
    metrics = [summary.metric for summary in summaries(records)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["file", "reference", "width", "height", *metrics, "error"])
    for record in records:
        scores = [record.score(metric) for metric in metrics]
        writer.writerow(
            [
                record.entry.path,
                record.entry.reference or "",
                *(record.size or ("", "")),
                *("" if score is None else digits(score.value) for score in scores),
                trouble(record),
            ]
        )
    return out.getvalue()


def digits(value: float) -> str:
    """Write a score as JSON does."""
    return repr(value)


def trouble(record: Record) -> str:
    """Say in one line what could not be scored of a picture, and why; "" where all was."""
    return record.error or "; ".join(f"{name}: {why}" for name, why in record.refused)


def _write(path: Path, data: bytes, records: Sequence[Record], overwrite: bool) -> None:
    originals = [file for record in records for file in (record.entry.path, record.entry.reference)]
    check_target(path, originals=originals, overwrite=overwrite)
    replace_file(path, [data])
