"""Every protocol end to end, by the installed models, on tiny folders: figures mean nothing here."""

import json

import pytest

from disque_studio.errors import FileRefusedError
from tests.trainer.reproduce import layouts
from trainer.__main__ import main
from trainer.reproduce import causal, disque, dri, features, qdnet, tuning
from trainer.reproduce.protocol import Protocol
from trainer.reproduce.sets import find

SYSTEMS = {
    "disque": (disque, layouts.kadid10k, ["encoders at rest, ridge"]),
    "qdnet": (qdnet, layouts.espl_live_hdr, ["as installed", "tuned from installed", "fresh readers"]),
    "dri": (dri, layouts.tid2013, ["as installed", "tuned from installed", "fresh readers"]),
    "causal": (causal, layouts.kadid10k, ["supervised", "few-label (20)", "label-free"]),
}


@pytest.fixture(autouse=True)
def few_steps(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tuning, "_TUNING", 10)
    monkeypatch.setattr(tuning, "_TRAINING", 10)
    monkeypatch.setattr(causal, "_STEPS", 50)


@pytest.fixture
def run(capsys):
    def command(*arguments):
        status = main(["reproduce", *(str(argument) for argument in arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_protocol_runs_and_its_json_reads_back(system, run, tmp_path):
    _, write, methods = SYSTEMS[system]
    folder = write(tmp_path / "data")
    status, out, err = run(system, "--data", folder, "--repeats", 3, "--quick", "--json")
    assert status == 0
    rows = [json.loads(line) for line in out.splitlines()]
    ours = [row for row in rows if row["splits"]]
    assert [row["method"] for row in ours] == methods
    for row in ours:
        assert (row["n"], row["contents"], row["splits"]) == (32, layouts.SCENES, 3)
        for measure in ("srocc", "plcc"):
            assert -1 <= row[measure]["low"] <= row[measure]["median"] <= row[measure]["high"] <= 1
    assert "these figures mean nothing" in err
    assert "a fifth of the steps" in err


def test_the_table_prints_the_papers_figures_beside_ours(run, tmp_path):
    status, out, err = run("qdnet", "--data", layouts.espl_live_hdr(tmp_path / "data"), "--repeats", 2)
    assert status == 0
    lines = out.splitlines()
    assert "published SROCC" in lines[0]
    assert all("0.841   0.837  QD-net, Wang et al., table I" in line for line in lines[1:4])
    assert "–" in lines[4] and "0.823   0.827  He et al." in lines[4]
    assert "32 pictures of 8 contents are too few" in err
    assert "bottleneck and score" in err


def test_opinions_that_follow_damage_are_found_again(run, tmp_path):
    """Damage by design is what every method sees; more than that a tiny folder cannot say."""
    status, out, _ = run("causal", "--data", layouts.kadid10k(tmp_path / "data"), "--repeats", 3, "--json")
    assert status == 0
    assert all(json.loads(line)["srocc"]["median"] > 0.7 for line in out.splitlines())


def test_what_networks_see_is_kept(tmp_path, monkeypatch):
    (found,) = find(layouts.kadid10k(tmp_path / "data"), disque.DATA_SETS)
    protocol = Protocol(2, tmp_path / "cache", lambda share, what: None)
    first = list(disque.rows(found, protocol))
    monkeypatch.setattr(features, "read_rated", None)
    assert list(disque.rows(found, protocol)) == first


def test_tone_mapped_video_is_compared_with_its_light(run, tmp_path):
    folder = layouts.live_tmhdr(tmp_path / "data")
    status, out, _ = run("disque", "--data", folder, "--repeats", 2, "--json")
    assert status == 0
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows[0]["published"]["srocc"] == 0.8215
    assert [row["method"] for row in rows[1:]] == ["ReIQA", "HIGRADE"]


def test_without_references_it_says_what_is_missing_and_where(run, tmp_path):
    status, out, err = run("disque", "--data", layouts.live_tmhdr(tmp_path / "data", light=False))
    assert (status, out) == (1, "")
    assert "HDR/CONTENT.exr" in err
    (found,) = find(layouts.espl_live_hdr(tmp_path / "blind"), qdnet.DATA_SETS)
    with pytest.raises(FileRefusedError, match="column reference"):
        next(causal.rows(found, Protocol(2, tmp_path, lambda share, what: None)))


def test_an_empty_folder_is_told_what_is_expected(run, tmp_path):
    status, _, err = run("qdnet", "--data", tmp_path)
    assert status == 1
    assert "ESPL-LIVE HDR: Images/ holds" in err
    assert len(err.splitlines()) == 1
