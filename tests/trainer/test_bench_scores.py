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
    assert list(rows) == ["score_preview_tmqi_ms", "scores_preview_ms", "hints_preview_ms"]
    assert rows["scores_preview_ms"].value == rows["score_preview_tmqi_ms"].value > 0
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
        ("score_file_s", 1.5, "s"),
        ("score_file_and_reference_s", 1.5, "s"),
    ]
    assert asked == [(["blind"], ()), (["blind", "paired"], ("--reference",))]


def test_a_failing_score_is_no_measure(classical, tmp_path):
    with pytest.raises(DisqueError, match=r"none\.jpg"):
        bench_scores._process_seconds(tmp_path / "none.jpg", ["psnr"], "--reference", "also_none.jpg")
