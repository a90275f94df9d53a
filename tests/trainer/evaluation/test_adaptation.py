import io
import json

import pytest

from trainer import adapt
from trainer.evaluation import adaptation


def silent(share, what):
    pass


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(adaptation, "_KNOWN", range(1))
    monkeypatch.setattr(adaptation, "_UNSEEN", range(100, 101))
    monkeypatch.setattr(adapt, "_CROPS", 2)


def test_both_scorers_are_ranked_against_severity(few):
    rows = adaptation.evaluate(progress=silent)
    assert [row.n for row in rows] == [15, 15]
    assert [row.scorer for row in rows] == ["unadapted", "adapted"]
    for row in rows:
        assert row.within > 0.9
        assert row.srocc > 0.3


def test_rows_are_told_as_json_or_as_a_table():
    row = adaptation.Row("unadapted", 15, 0.75, 0.99)
    lines, table = io.StringIO(), io.StringIO()
    adaptation.report([row], lines, as_json=True)
    adaptation.report([row], table, as_json=False)
    assert json.loads(lines.getvalue())["srocc"] == 0.75
    assert "0.750" in table.getvalue()
