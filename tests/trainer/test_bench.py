import io
import json

import pytest

from trainer import bench, bench_data
from trainer.config import find_recipe, recipe_names
from trainer.data.cache import load_views


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(bench, "_SECONDS", 0.05)
    monkeypatch.setattr(bench.torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(bench.bench_scores, "preview", lambda: iter([]))
    monkeypatch.setattr(bench.bench_scores, "whole_file", lambda folder: iter([]))


def test_rows_have_the_documented_shape(quick):
    out, err = io.StringIO(), io.StringIO()
    bench.bench(["disque-hdr"], out, err, as_json=True)
    rows = [json.loads(text) for text in out.getvalue().splitlines()]
    names = [row["name"].partition(" bundled")[0] for row in rows]
    assert names == [
        *("disque-hdr step, cpu", "disque-hdr step arithmetic, cpu"),
        *("disque-hdr step, cuda", "disque-hdr step arithmetic, cuda", "disque-hdr"),
    ]
    assert all(list(row) == ["name", "value", "unit", "peer", "peer_value", "ratio"] for row in rows)
    assert rows[0]["unit"] == "images/s"
    assert 0 < rows[1]["ratio"] < 1
    assert rows[2]["value"] is rows[3]["value"] is None
    assert rows[4]["value"] > 0
    assert "cuda" in err.getvalue()


def test_lines_for_people_leave_unmeasured_cells_empty(quick):
    out = io.StringIO()
    bench.bench(["disque-hdr"], out, io.StringIO())
    assert "disque-hdr step, cuda" in out.getvalue()
    assert out.getvalue().count("–") == 2


def test_every_recipe_that_stands_by_itself_is_timed():
    assert set(bench_data.BRIEF) | {"own"} >= set(recipe_names())
    for name, settings in bench_data.BRIEF.items():
        assert settings.keys() <= set(vars(find_recipe(name).Config()))


def test_its_photos_can_be_trained_on(tmp_path):
    bench_data.write_photos(tmp_path / "photos", 2)
    views = load_views(tmp_path / "photos", tmp_path, count=2, size=16, progress=lambda share, what: None)
    assert len(views.views) == 4
