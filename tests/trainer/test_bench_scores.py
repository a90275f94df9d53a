from pathlib import Path

import pytest

from disque_studio.errors import DisqueError
from disque_studio.quality import registry
from trainer import bench_scores


@pytest.fixture
def classical(monkeypatch):
    """Measures that need no model, in the place of the four systems."""
    monkeypatch.setattr(registry, "SYSTEMS", ("tmqi",))
    monkeypatch.setattr(bench_scores, "_TIMES", 1)
    monkeypatch.setattr(bench_scores, "_RUNS", 1)


def test_the_preview_is_timed_metric_by_metric_and_together(classical):
    rows = {row.name: row for row in bench_scores.preview((100, 160))}
    assert list(rows) == [
        "scores with maps, 160 x 100: tmqi",
        "scores with maps, 160 x 100: all",
        "hints, 160 x 100",
    ]
    one, all_of_them, _ = rows.values()
    assert all_of_them.value == one.value > 0
    assert {row.unit for row in rows.values()} == {"ms"}


def test_a_file_is_timed_as_a_whole_process(monkeypatch, tmp_path):
    asked = []

    def seconds(path: Path, metrics, *options):
        assert path.is_file() and all(Path(name).is_file() for name in options[1:])
        asked.append((metrics, options[:1]))
        return 1.5

    monkeypatch.setattr(bench_scores, "installed", lambda: ["blind", "paired"])
    monkeypatch.setattr(registry, "needs", {"blind": "none", "paired": "either"}.get)
    monkeypatch.setattr(bench_scores, "_process_seconds", seconds)
    rows = list(bench_scores.whole_file(tmp_path, (60, 90)))
    assert [(row.name, row.value, row.unit) for row in rows] == [
        ("disque-studio score, 90 x 60 JPEG: blind", 1.5, "s"),
        ("disque-studio score, 90 x 60 JPEG: all, with a reference", 1.5, "s"),
    ]
    assert asked == [(["blind"], ()), (["blind", "paired"], ("--reference",))]


def test_a_failing_score_is_no_measure(classical, tmp_path):
    with pytest.raises(DisqueError, match=r"none\.jpg"):
        bench_scores._process_seconds(tmp_path / "none.jpg", ["psnr"], "--reference", "also_none.jpg")
