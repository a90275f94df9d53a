"""Aiming at a score from the window and the command line, with a scorer that likes contrast."""

import json

import numpy as np
import OpenEXR
import pytest

from disque_studio import cli
from disque_studio.imaging import codecs, spill
from disque_studio.imaging.codecs import jpeg_packing
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


@pytest.mark.parametrize("size", [(2, 100_000), (100_000, 2)])
def test_a_sliver_is_brought_to_a_score_or_refused(quick_looks, tmp_path, capsys, size):
    rng = np.random.default_rng(4)
    light = np.exp2(rng.normal(-3, 2, (*size, 3))).astype(np.float16)
    with OpenEXR.File({"type": OpenEXR.scanlineimage}, {"RGB": light}) as file:
        file.write(str(tmp_path / "sliver.exr"))
    words = ["tonemap", str(tmp_path / "sliver.exr"), "--target-quality", "50", "--json", "-o"]
    assert cli.main([*words, str(tmp_path / "a.png")]) == 0
    record = json.loads(capsys.readouterr().out)
    picture = codecs.read_picture(tmp_path / "a.png")
    assert picture.rgb.shape == (*size, 3) and np.ptp(picture.rgb) > 0
    assert record["got"] == pytest.approx(SCORER.score(picture), abs=1e-3)
    assert cli.main([*words, str(tmp_path / "a.jpg")]) == 1
    refused = json.loads(capsys.readouterr().out)["error"]
    assert "a side is above 65500 pixels; choose tif" in refused
    assert not (tmp_path / "a.jpg").exists()


def test_a_size_that_a_format_cannot_hold_is_refused_before_the_search(monkeypatch, exr, tmp_path, capsys):
    monkeypatch.setattr(aiming, "build_walk", lambda *_: pytest.fail("searched"))
    monkeypatch.setattr(jpeg_packing, "_LONGEST_SIDE", 20)
    assert cli.main(["tonemap", str(exr), "-o", str(tmp_path / "a.jpg"), "--target-quality", "50"]) == 1
    assert "cannot be a JPEG" in capsys.readouterr().err


def test_aiming_holds_no_large_picture(quick_looks, exr, tmp_path, monkeypatch):
    held = []
    monkeypatch.setattr(spill, "LARGE", 1000)
    monkeypatch.setattr(aiming, "score", lambda picture: held.append(picture.rgb) or 40.0)
    assert cli.main(["tonemap", str(exr), "-o", str(tmp_path / "a.jpg"), "--target-quality", "40"]) == 0
    assert held and all(spill.memory_of(rgb) is not None for rgb in held)
