import io
import json

from trainer import bench
from trainer.data.cache import load_views
from trainer.measure import Measure


def test_rows_have_the_documented_shape(line, monkeypatch):
    monkeypatch.setattr(bench.torch.cuda, "is_available", lambda: False)
    measure = bench.measure
    monkeypatch.setattr(bench, "measure", lambda *arguments: measure(*arguments, seconds=0.05))
    monkeypatch.setattr(
        bench.bench_scores, "preview", lambda: iter([Measure("scores_preview_ms", 5.0, "ms")])
    )
    monkeypatch.setattr(bench.bench_scores, "whole_file", lambda folder: iter([]))
    out, err = io.StringIO(), io.StringIO()
    bench.bench("line", line, line.Config(), out, err, as_json=True)
    rows = [json.loads(text) for text in out.getvalue().splitlines()]
    assert [row["name"] for row in rows] == [
        *("line step, cpu", "line step arithmetic, cpu", "scores_preview_ms")
    ]
    assert all(list(row) == ["name", "value", "unit", "peer", "peer_value", "ratio"] for row in rows)
    assert rows[0]["unit"] == "images/s"
    assert 0 < rows[1]["ratio"] < 1
    assert "cuda" in err.getvalue()


def test_its_photos_can_be_trained_on(tmp_path):
    bench.write_photos(tmp_path / "photos", 2)
    views = load_views(tmp_path / "photos", tmp_path, count=2, size=16, progress=lambda share, what: None)
    assert len(views.views) == 4
