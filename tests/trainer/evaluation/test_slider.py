"""The slider's benchmark, on one view and one look, with a scorer that likes contrast."""

import io
import json
from dataclasses import replace

import pytest

from disque_studio.imaging.photo import Photo
from disque_studio.looks.look import Look
from disque_studio.quality import registry
from tests.quality.steered import contrast_scorer, flat_look, scene
from trainer.evaluation import slider
from trainer.evaluation.views import View


@pytest.fixture
def tally(monkeypatch, tmp_path) -> slider.Tally:
    rgb = scene(160, 200)
    view = View("made_0", Photo(rgb, format="test"), {})
    monkeypatch.setattr(slider, "load_views", lambda folder: [view])
    monkeypatch.setattr(slider, "plan", lambda small, look: replace(flat_look(rgb), exposure=0.0))
    monkeypatch.setattr(slider, "builtin", lambda: {"Natural": tmp_path})
    monkeypatch.setattr(Look, "load", lambda path: None)
    monkeypatch.setattr(registry, "scorer", lambda name: contrast_scorer())
    monkeypatch.setattr(slider, "FRAMES", 3)
    return slider.evaluate(tmp_path)


def test_what_the_made_scorer_reaches(tally):
    rows = {(row.name, row.peer): row for row in slider.measures(tally)}
    assert rows["slider walks", None].value == 1
    assert rows["slider targets", None].value >= 2
    assert rows["asked and got within 2 points", "required"].value == 100
    assert rows["got rises with asked", "required"].value == 100
    assert rows["structure guard held", "required"].value == 100
    assert rows["reach, median", "decoded codes alone"].peer_value > 0
    calls = rows["equation 6, network calls", "SGD"]
    assert calls.value < calls.peer_value and calls.ratio == pytest.approx(
        calls.value / calls.peer_value, abs=1e-3
    )


def test_rows_are_written_as_json_and_as_a_table(tally):
    out = io.StringIO()
    slider.report(tally, out, as_json=True)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert all(list(row) == ["name", "value", "unit", "peer", "peer_value", "ratio"] for row in rows)
    table = io.StringIO()
    slider.report(tally, table, as_json=False)
    assert len(table.getvalue().splitlines()) == len(rows)
