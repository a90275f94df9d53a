import io
import json

import numpy as np
import pytest

from disque_studio.errors import PairRefusedError
from trainer.evaluation import looks, metrics
from trainer.evaluation.looks import METHODS, PRODUCT, Row, cases, summarise
from trainer.evaluation.run import evaluate, report


def test_cases_cover_what_they_say(views):
    found = cases(views)
    targets = {(view.name, operator) for view in views for operator in view.renditions}
    assert {(case.view, case.operator) for case in found} == targets
    by_kind = [(case.kind, len(case.shown)) for case in found]
    counts = {kind: by_kind.count(kind) / len(targets) for kind in set(by_kind)}
    assert counts == {("other", 1): 4, ("other", 4): 1, ("same", 1): 1, ("itself", 1): 1}
    for case in found:
        scene = case.view[:-2]
        scenes = [name[:-2] for name in case.shown]
        assert len(set(scenes)) == len(scenes)
        assert (scene in scenes) == (case.kind != "other")
        assert (case.view in case.shown) == (case.kind == "itself")


def test_every_view_is_shown_equally_often(views):
    shown = [case.shown[0] for case in cases(views) if (case.kind, len(case.shown)) == ("other", 1)]
    assert {shown.count(view.name) for view in views} == {8}


def test_a_limit_keeps_some_targets_whole(views):
    few = cases(views, limit=3)
    assert len({case.view for case in few}) == 3
    assert few == [case for case in cases(views) if case.view in {c.view for c in few}]


def test_a_refused_exemplar_counts_as_no_look(views, monkeypatch):
    class Refusing:
        def code(self, view, operator):
            if view.scene == "dune":
                raise PairRefusedError("they differ")
            return view.renditions[operator].as_float()

        def render(self, view, codes):
            return view.renditions["bend"].as_float()

    monkeypatch.setitem(METHODS, "refusing", Refusing)
    bench = looks.Bench(views)
    work = [case for case in cases(views) if case.kind == "itself" and case.operator == "bend"]
    codes = {}
    for view in views:
        codes |= bench.code("refusing", view.name, ["bend"])
    scores = bench.score("refusing", work, codes)
    assert [score.refusal for score in scores] == ["they differ" if "dune" in c.view else "" for c in work]
    dune = next(view for view in views if view.scene == "dune")
    expected = metrics.psnr(dune.neutral(), dune.renditions["bend"].as_float())
    assert next(score.psnr for score in scores if score.refusal) == expected
    (row,) = summarise("refusing", scores)
    assert (row.n, row.refused) == (10, 2)
    assert row.psnr == np.mean([score.psnr for score in scores])
    err = io.StringIO()
    report(iter([("refusing", scores)]), io.StringIO(), err, as_json=True, by_operator=False)
    assert err.getvalue() == "refusing: they differ\n"


def test_json_lines_have_the_documented_keys(pairs_dir):
    out = io.StringIO()
    results = evaluate(pairs_dir, ["curve", "operator"], limit=2)
    report(results, out, io.StringIO(), as_json=True, by_operator=False)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    keys = ["method", "case", "exemplars", "psnr", "ssim", "delta_e", "n", "refused"]
    assert all(list(row) == keys for row in rows)
    kinds = [("other", 1), ("other", 4), ("same", 1), ("itself", 1)]
    assert [(row["method"], row["case"], row["exemplars"]) for row in rows] == [
        (method, *kind) for method in ("curve", "operator") for kind in kinds
    ]


def test_operators_apart_average_to_the_whole(pairs_dir):
    ((method, scores),) = evaluate(pairs_dir, ["curve"], limit=2)
    whole = {(row.case, row.exemplars): row.psnr for row in summarise(method, scores)}
    parts = summarise(method, scores, by_operator=True)
    assert {row.operator for row in parts} == {"bend", "hable"}
    for kind, psnr in whole.items():
        assert np.mean([row.psnr for row in parts if (row.case, row.exemplars) == kind]) == pytest.approx(
            psnr
        )


def test_tables_line_up():
    rows = [Row(name, "itself", 1, 40.0, 0.9, 1.0, 3, 1, "all") for name in ("curve", "polynomial-median")]
    score = looks.Score(looks.Case("itself", "a_0", "x", ("a_0",)), 40.0, 0.9, 1.0, "no")
    out = io.StringIO()
    report(iter((row.method, [score]) for row in rows), out, io.StringIO(), as_json=False, by_operator=True)
    tables = out.getvalue().split("\n\n")
    assert len(tables) == 2
    lines = tables[0].splitlines()
    assert len({len(line) for line in lines[:3]}) == 1
    assert lines[1].endswith("40.00 / 0.900 / 1.00")
    assert lines[3].startswith("2 cases were refused")


def test_processes_change_nothing(pairs_dir):
    alone = list(evaluate(pairs_dir, ["curve"], limit=1))
    spread = list(evaluate(pairs_dir, ["curve"], limit=1, jobs=2))
    assert alone == spread


def test_the_product_runs_as_a_method(views):
    bench = looks.Bench(views)
    name = views[0].name
    work = [case for case in cases(views) if case.view == name and case.kind == "itself"]
    scores = bench.score(PRODUCT, work, bench.code(PRODUCT, name, ["bend", "hable"]))
    assert not any(score.refusal for score in scores)
    assert all(score.psnr > 25 for score in scores)
