"""Aiming at a score from the window and the command line, with a scorer that likes contrast."""

import json

import numpy as np
import pytest

from disque_studio import cli
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.looks.apply import render_u8
from disque_studio.quality import registry
from disque_studio.quality.walk import CLOSE
from disque_studio.studio import aiming, engine
from disque_studio.studio.device import Device
from disque_studio.studio.photos import OpenPhoto
from tests.quality.steered import contrast_scorer, flat_look, scene

SCORER = contrast_scorer()


@pytest.fixture(autouse=True)
def contrast(monkeypatch):
    """Have the made scorer where QD-net is installed; it gives no map."""
    monkeypatch.setattr(registry, "scorer", lambda name, device="cpu": SCORER)


def opened(height: int, width: int) -> OpenPhoto:
    rgb = scene(height, width)
    return OpenPhoto(Photo(rgb, format="test"), rgb[:: height // 60, :: height // 60].copy(), 8.0)


@pytest.fixture(scope="module")
def large() -> OpenPhoto:
    return opened(700, 900)


def test_the_exact_score_is_what_the_whole_picture_has(large):
    mapping = flat_look(large.photo.rgb)
    walk = engine.build_walk(large, mapping)
    assert not walk.stage.whole
    for target in (walk.score + 6, walk.score - 1.5):
        found = aiming.aim_exact(large, walk, target)
        whole = SCORER.score(Picture(render_u8(large.photo.rgb, found.mapping)))
        assert found.got == pytest.approx(whole) and found.asked == target
        assert abs(found.got - target) <= 2 * CLOSE


def test_what_was_got_is_scored_where_files_are_scored(monkeypatch):
    asked = []
    monkeypatch.setattr(registry, "scorer", lambda name, device="cpu": asked.append((name, device)) or SCORER)
    monkeypatch.setattr(aiming, "device", lambda: Device("cuda", "found"))
    picture = Picture(np.zeros((32, 32, 3), np.uint8))
    assert aiming.score(picture) == SCORER.score(picture)
    assert asked == [(aiming.METRIC, "cpu")]


def test_corrections_take_up_what_the_file_differs_by(large):
    walk = engine.build_walk(large, flat_look(large.photo.rgb))
    target = walk.score + 6
    found = aiming.aim(
        walk, target, lambda mapping: SCORER.score(Picture(render_u8(large.photo.rgb, mapping))) - 3
    )
    assert found.asked == target
    assert abs(found.got - target) <= 3 * CLOSE


def test_out_of_reach_keeps_its_reason(large):
    walk = engine.build_walk(large, flat_look(large.photo.rgb))
    found = aiming.aim_exact(large, walk, 100.0)
    assert found.asked == 100 and found.reason == walk.reach.why_high
    assert found.got < 100


@pytest.mark.parametrize("name", ["out.png", "out.jpg", "out.tif"])
def test_the_command_line_writes_what_was_asked_for(quick_looks, exr, tmp_path, capsys, name):
    status = cli.main(["tonemap", str(exr), "-o", str(tmp_path / "plain.png"), "--json"])
    plain = SCORER.score(codecs.read_picture(tmp_path / "plain.png"))
    assert status == 0
    assert json.loads(capsys.readouterr().out)["asked"] is None
    asked = plain + 2
    status = cli.main(
        ["tonemap", str(exr), "-o", str(tmp_path / name), "--target-quality", f"{asked}", "--json"]
    )
    record = json.loads(capsys.readouterr().out)
    assert status == 0
    assert record["asked"] == asked
    assert record["got"] == pytest.approx(SCORER.score(codecs.read_picture(tmp_path / name)), abs=1e-3)
    assert abs(record["got"] - asked) <= 2
    assert record["scores"] == {aiming.METRIC: record["got"]}


def test_out_of_reach_is_said_and_the_nearest_made(quick_looks, exr, tmp_path, capsys):
    arguments = ["tonemap", str(exr), "-o", str(tmp_path / "out.png"), "--target-quality", "100", "--json"]
    assert cli.main(arguments) == 0
    out, err = capsys.readouterr()
    record = json.loads(out)
    assert record["asked"] == 100 and record["got"] < 99
    assert "out of reach" in err and "reaches" in err
    picture = codecs.read_picture(tmp_path / "out.png")
    assert record["got"] == pytest.approx(SCORER.score(picture), abs=1e-3)
    assert np.ptp(picture.rgb) > 0
