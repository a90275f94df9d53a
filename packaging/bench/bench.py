"""Runs every benchmark of speed and memory, one after the other, and writes the table that README.md shows.

Each part is a process of its own that prints JSON lines; they are printed as a table, beside peers where
these are there, and kept in out/bench/bench.jsonl. The table goes between the lines `<!-- bench -->` and
`<!-- /bench -->` of the file that --table names. A part that fails, or takes longer than it may, is named and
the others go on; the exit status is then 1 and no table is written. Without a display the window's parts run
on a virtual one, by Xvfb, or without any (Qt's "offscreen") where that is not installed.
"""

import argparse
import contextlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
KEPT = ROOT / "out" / "bench" / "bench.jsonl"
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"

Row = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A benchmark: its `command` after the interpreter's name, and the names of it that the table shows."""

    title: str
    command: Sequence[str]
    most_seconds: float
    shown: str = ""


def _script(name: str, *options: str) -> tuple[str, ...]:
    return (str(HERE / name), "--json", *options)


PARTS = {
    "export": Part("Exporting 24 MP, whole process", _script("bench_export.py", "--runs", "2"), 240),
    "large": Part("400 MP", _script("bench_large.py"), 360),
    "window": Part(
        "The window, 1600 x 1000, 24 MP photos",
        _script("bench_window.py", "--seconds", "3", "--exports", "8"),
        300,
        r"visible|first picture|strength slider|exports of|scroll|cancel|all processes|longest stall",
    ),
    "slider": Part("The strength slider", _script("bench_slider.py", "--seconds", "3"), 120),
    "kernel": Part(
        "The kernel, in memory", _script("bench_kernel.py", "--runs", "3"), 120, r"float16.*: time$"
    ),
    "training": Part("The window beside a training", _script("bench_training.py", "--seconds", "3"), 240),
    "trainer": Part("Training, and scores", ("-m", "trainer", "bench", "--json"), 420, r"^(?!.*cuda)"),
}
"""The parts, in the order in which they run."""


def main() -> int:
    """Run the parts that are asked for; 0 where all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--patience", type=float, default=1.0, metavar="X", help="times what a part may take")
    parser.add_argument("--table", type=Path, default=ROOT / "README.md", metavar="FILE")
    options = parser.parse_args()
    began = time.monotonic()
    found: dict[str, list[Row]] = {}
    with display() as environment:
        for name in options.only or PARTS:
            found[name] = list(rows(PARTS[name], environment, options.patience))
    minutes = (time.monotonic() - began) / 60
    failed = [name for name, part in found.items() if not part or "error" in part[-1]]
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text("".join(json.dumps(row) + "\n" for part in found.values() for row in part))
    sys.stdout.write(f"{minutes:.1f} minutes in all; every figure is in {KEPT}\n")
    for name in failed:
        sys.stdout.write(f"{name}: {found[name][-1]['error'] if found[name] else 'printed nothing'}\n")
    if failed or options.only:
        sys.stdout.write("the table is written when all parts ran well\n")
        return 1 if failed else 0
    write_table(options.table, table(found, minutes))
    return 0


def rows(part: Part, environment: dict[str, str], patience: float) -> Iterator[Row]:
    """Run a part and give its figures as they come; what ended it early is the last one, as `error`."""
    sys.stdout.write(f"\n{part.title}\n")
    command = [sys.executable, *part.command]
    most = patience * part.most_seconds
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        # A part that hangs is ended, so that its lines end too.
        watch = threading.Timer(most, process.terminate)
        watch.start()
        assert process.stdout is not None
        for line in process.stdout:
            with contextlib.suppress(ValueError):
                row = {"part": part.title, **json.loads(line)}
                sys.stdout.write(f"{told(row)}\n")
                sys.stdout.flush()
                yield row
        status = process.wait()
        late = watch.finished.is_set()
        watch.cancel()
    if status:
        reason = f"took more than {most:g} s" if late else f"failed with status {status}"
        yield {"part": part.title, "error": reason}


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give an environment with a display: the one that is there, else a virtual one, else none at all."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        yield environment
        return
    if shutil.which("Xvfb") is None:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(theirs,), stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as told_number:
            number = told_number.readline().strip()
        yield (
            {**environment, "DISPLAY": f":{number}"}
            if number
            else {
                **environment,
                "QT_QPA_PLATFORM": "offscreen",
            }
        )
    finally:
        server.terminate()
        server.wait()


def told(row: Row) -> str:
    """Give a figure as a line."""
    beside = (
        "" if row.get("peer") is None else f"   {row['peer']}: {_number(row['peer_value'])}, {_ratio(row)}"
    )
    return f"  {row['name']:68} {_number(row['value']):>10} {row['unit']}{beside}"


def table(found: dict[str, list[Row]], minutes: float) -> str:
    """Give the figures that are shown as Markdown."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    lines = [
        f"`make bench`, {cores} cores of {_processor()}, {platform.system()}, {minutes:.0f} minutes in all:"
    ]
    for name, figures in found.items():
        part = PARTS[name]
        lines += ["", f"| {part.title} | | beside it |", "|---|---|---|"]
        lines += map(_line, _merged(row for row in figures if re.search(part.shown, row["name"])))
    return "\n".join(lines)


def write_table(path: Path, text: str) -> None:
    """Put the table between the two marks of a file."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        beside = KEPT.with_name("table.md")
        beside.write_text(text + "\n", encoding="utf-8")
        sys.stdout.write(f"{path} has no {BEGIN} and {END}; the table is {beside}\n")
        return
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    sys.stdout.write(f"the table is in {path}\n")


def _merged(rows: Iterable[Row]) -> list[list[Row]]:
    """Put a figure that stands beside several peers together."""
    merged: list[list[Row]] = []
    for row in rows:
        named = (
            each for each in merged if all(each[0][key] == row[key] for key in ("name", "unit", "value"))
        )
        same = next(named, None) if row["peer"] else None
        if same is None:
            merged.append([row])
        else:
            same.append(row)
    return merged


def _line(rows: Sequence[Row]) -> str:
    name, unit = rows[0]["name"], rows[0]["unit"]
    peers = (
        f"{row['peer']}: {_number(row['peer_value'])} {unit} ({_ratio(row)})" for row in rows if row["peer"]
    )
    figure = f"{_number(rows[0]['value'])} {unit}".strip()
    return f"| {name} | {figure} | {'; '.join(peers)} |"


def _ratio(row: Row) -> str:
    """Give a ratio as it is meant: of a peak in per cent, else how many times ours the peer's is."""
    if row["ratio"] is None:
        return "–"
    return f"{row['ratio']:.0%}" if row["unit"] == "GFLOP/s" else f"{row['ratio']:.2f} x"


def _number(value: float | None) -> str:
    """Give three digits that matter, and no powers of ten."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _processor() -> str:
    """Name the processor."""
    with contextlib.suppress(OSError):
        named = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
        if named:
            return named[1]
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
