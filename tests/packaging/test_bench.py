"""The script that runs all benchmarks: what it makes of their lines, and where its table goes."""

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "bench" / "bench.py"
ROW = {"name": "a thing", "value": 2.0, "unit": "s", "peer": None, "peer_value": None, "ratio": None}


@pytest.fixture
def bench(monkeypatch, tmp_path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_all", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bench_all", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "KEPT", tmp_path / "out" / "bench.jsonl")
    return module


def part(bench: ModuleType, code: str, *, most_seconds: float = 60.0):
    return bench.Part("Part", ("-c", code), most_seconds)


def test_figures_are_taken_as_they_come_and_other_lines_are_not(bench):
    code = f"print('preparing'); print({json.dumps(json.dumps(ROW))})"
    found = list(bench.rows(part(bench, code), dict(os.environ), 1.0))
    assert found == [{"part": "Part", **ROW}]


def test_a_part_that_fails_says_so(bench):
    found = list(bench.rows(part(bench, "raise SystemExit(3)"), dict(os.environ), 1.0))
    assert [row["error"] for row in found] == ["failed with status 3"]


def test_a_part_that_hangs_is_ended(bench):
    code = "import threading; threading.Event().wait()"
    found = list(bench.rows(part(bench, code, most_seconds=0.1), dict(os.environ), 1.0))
    assert [row["error"] for row in found] == ["took more than 0.1 s"]


def test_the_table_takes_the_place_between_its_marks(bench, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{bench.BEGIN}\nold\n{bench.END}\nafter\n")
    beside = {**ROW, "peer": "another", "peer_value": 5.0, "ratio": 2.5}
    third = {**ROW, "peer": "a third", "peer_value": 1.0, "ratio": 0.5}
    found = {"kernel": [{**ROW, "name": "24 MP, float16: time"}], "slider": [beside, third]}
    bench.write_table(readme, bench.table(found, 7.2))
    text = readme.read_text()
    assert text.startswith(f"before\n{bench.BEGIN}\n`make bench`")
    assert text.endswith(f"{bench.END}\nafter\n")
    assert "old" not in text
    assert "| 24 MP, float16: time | 2 s |  |" in text
    assert "| a thing | 2 s | another: 5 s (2.50 x); a third: 1 s (0.50 x) |" in text


def test_a_file_without_marks_stays_as_it_is(bench, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("no marks")
    bench.KEPT.parent.mkdir()
    bench.write_table(readme, "the table")
    assert readme.read_text() == "no marks"
    assert (bench.KEPT.parent / "table.md").read_text() == "the table\n"


def test_every_part_is_a_script_that_is_there(bench):
    for each in bench.PARTS.values():
        assert each.command[0] == "-m" or Path(each.command[0]).is_file()
    assert sum(each.most_seconds for each in bench.PARTS.values()) <= 1800
