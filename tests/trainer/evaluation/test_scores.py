import io
import json

import cv2
import numpy as np
import pytest

from disque_studio.errors import DisqueError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality import registry
from disque_studio.quality.scorer import Assessment, Facts
from trainer.__main__ import main
from trainer.evaluation import peers, scores
from trainer.evaluation.scores import Protocol, evaluate, report

COUNT = 12


class Mean:
    """Scores by mean brightness, or by what `of` makes of it."""

    def __init__(self, name, needs, higher_is_better=True, of=lambda mean: mean):
        self.facts = Facts(name, name, "", needs, higher_is_better=higher_is_better)
        self.of = of
        self.references = []

    def assess(self, picture, reference=None):
        assert isinstance(picture, Picture)
        self.references.append(type(reference))
        return Assessment(self.of(float(picture.rgb.mean())))


@pytest.fixture(autouse=True)
def fakes(monkeypatch):
    known = {
        scorer.facts.name: scorer
        for scorer in (
            Mean("blind", "none"),
            Mean("dark", "none", higher_is_better=False, of=lambda mean: -mean),
            Mean("flat", "none", of=lambda mean: 1.0),
            Mean("broken", "none", of=lambda mean: float("nan")),
            Mean("pair", "picture"),
            Mean("light", "photo"),
            Mean("both", "either"),
        )
    }
    monkeypatch.setattr(registry, "names", lambda: list(known))
    monkeypatch.setattr(registry, "needs", lambda name: known[name].facts.needs)
    monkeypatch.setattr(registry, "scorer", lambda name: known[name])
    monkeypatch.setattr(peers, "find_spec", lambda name: None)
    scores._scorer.cache_clear()
    scores._reference.cache_clear()
    yield known
    scores._scorer.cache_clear()
    scores._reference.cache_clear()


@pytest.fixture
def data(tmp_path):
    """Pictures ever brighter, opinions that rise with them; the last is told apart by its split."""
    lines = ["image,mos,split,scene"]
    for i in range(COUNT):
        cv2.imwrite(str(tmp_path / f"{i}.png"), np.full((8, 8, 3), 20 + 15 * i, np.uint8))
        lines.append(f"{i}.png,{1 + i / 4},{'dev' if i < COUNT - 1 else 'test'},{i // 2}")
    (tmp_path / "scores.csv").write_text("\n".join(lines))
    return tmp_path


def with_references(data, name, opinion="mos"):
    if name.endswith(".hdr"):
        cv2.imwrite(str(data / name), np.full((8, 8, 3), 0.5, np.float32))
    else:
        cv2.imwrite(str(data / name), np.full((8, 8, 3), 90, np.uint8))
    lines = [f"image,reference,{opinion}", *(f"{i}.png,{name},{i}" for i in range(COUNT))]
    path = data / "pairs.csv"
    path.write_text("\n".join(lines))
    return path


def test_agreement_of_every_metric_in_the_order_asked(data):
    dark, blind = evaluate(data, ["dark", "blind", "dark"])
    assert (blind.metric, blind.n) == ("blind", COUNT)
    assert (blind.found.srocc, blind.found.krocc) == pytest.approx((1, 1))
    assert blind.found.plcc > 0.999
    assert (dark.found.srocc, dark.found.plcc) == pytest.approx((-1, blind.found.plcc), rel=1e-4)


def test_a_split_is_all_that_is_scored(data, fakes):
    (result,) = evaluate(data, ["blind"], split="dev")
    assert result.n == len(fakes["blind"].references) == COUNT - 1


def test_lower_is_better_opinions_are_turned_and_told(data):
    path = with_references(data, "clean.png", "dmos")
    results = evaluate(path, ["blind"])
    assert results[0].found.srocc == pytest.approx(-1)
    screen = io.StringIO()
    report(results, io.StringIO(), screen, as_json=False)
    assert "DMOS" in screen.getvalue()


@pytest.mark.parametrize(
    ("reference", "fitting"),
    [("clean.png", ["pair", "both"]), ("clean.hdr", ["light", "both"]), (None, [])],
)
def test_all_takes_what_fits_the_data(data, fakes, reference, fitting):
    for name in ("flat", "broken"):
        del fakes[name]
    path = data if reference is None else with_references(data, reference)
    assert [result.metric for result in evaluate(path, ["all"])] == ["blind", "dark", *fitting]
    for name in fitting:
        kinds = {"clean.png": Picture, "clean.hdr": Photo}
        assert set(fakes[name].references) == {kinds[reference]}


@pytest.mark.parametrize(
    ("metric", "reason"),
    [
        ("pair", "pair compares with finished pictures"),
        ("none-such", "there is no metric none-such; there are blind"),
        ("flat", f"flat: all {COUNT} scores are the same"),
        ("broken", "0.png as nan"),
        ("brisque", r"pip install 'disque-studio\[peers\]'"),
    ],
)
def test_what_cannot_be_measured_is_told(data, metric, reason):
    with pytest.raises(DisqueError, match=reason):
        evaluate(data, [metric])


def test_nothing_is_scored_before_every_file_is_there(data, fakes):
    (data / f"{COUNT - 1}.png").unlink()
    with pytest.raises(DisqueError, match="is missing"):
        evaluate(data, ["blind"])
    assert not fakes["blind"].references


def test_the_splits_protocol_groups_by_a_column(data):
    (result,) = evaluate(data, ["blind"], protocol=Protocol(repeats=10, group="scene", seed=1))
    record = result.record()
    assert (record["repeats"], record["groups"], record["protocol"]) == (10, COUNT // 2, "splits")
    assert record["srocc"] == 1
    assert record["p5"]["plcc"] <= record["plcc"] <= record["p95"]["plcc"]


def run(capsys, *arguments):
    try:
        status = main(["evaluate", "scores", *map(str, arguments)])
    except SystemExit as leave:
        status = leave.code
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_command_writes_json_on_stdout_and_a_table_on_stderr(data, capsys):
    status, out, err = run(capsys, "--data", data, "--metric", "blind,dark", "--json", "--jobs", 1)
    assert status == 0
    first, second = map(json.loads, out.splitlines())
    assert list(first)[:6] == ["metric", "n", "srocc", "plcc", "krocc", "rmse"]
    assert (first["metric"], second["metric"], second["srocc"]) == ("blind", "dark", -1)
    assert "SROCC" in err and "dark: lower is better" in err
    status, out, err = run(capsys, "--data", data, "--metric", "blind", "--metric", "dark", "--jobs", 1)
    assert (status, out) == (0, "")
    assert len([line for line in err.splitlines() if line.startswith(("blind", "dark "))]) == 2


def test_the_command_over_splits(data, capsys):
    arguments = ["--data", data, "--metric", "blind", "--jobs", 1, "--group", "scene"]
    status, out, err = run(capsys, *arguments, "--protocol", "splits", "--repeats", 5, "--seed", 3, "--json")
    assert status == 0
    assert json.loads(out)["repeats"] == 5
    assert "medians" in err
    assert run(capsys, *arguments)[0] == 2


def test_the_command_fails_with_one_line(data, capsys):
    status, out, err = run(capsys, "--data", data / "none.csv", "--metric", "blind")
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
