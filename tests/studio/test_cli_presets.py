"""`tonemap --preset`: the window's presets from the command line, and the same bytes."""

import json
from dataclasses import replace

import pytest

from disque_studio import cli
from disque_studio.imaging import codecs
from disque_studio.imaging.finish import OutputSize
from disque_studio.studio import batchwork, presets
from disque_studio.studio.batch import Batch, Item
from disque_studio.studio.presets import BUILTIN, ExportPreset, Presets
from disque_studio.studio.session import Choice, Edit

pytestmark = pytest.mark.usefixtures("quick_looks")

SMALL = ExportPreset(
    "Small",
    format="png",
    bit_depth=16,
    colour_space="display-p3",
    size=OutputSize("long", 45),
    sharpening="high",
    template="{name}-{look}-{number}",
    folder="out",
)


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(presets.folders, "data", lambda: tmp_path / "data")
    Presets().save(SMALL)


@pytest.fixture
def run(capsys):
    def run_command(*arguments):
        try:
            status = cli.main(["tonemap", *map(str, arguments), "--json"])
        except SystemExit as leave:
            status = leave.code
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return run_command


def test_a_preset_decides_all_and_names_the_files(run, exr, tmp_path):
    status, (record,), _ = run(exr, "--preset", "small", "--output-dir", tmp_path / "results")
    assert status == 0
    assert record["output"] == str(tmp_path / "results" / "scene-Natural-01.png")
    assert (record["width"], record["height"]) == (45, 35)
    assert codecs.read_picture(record["output"]).rgb.shape == (35, 45, 3)


def test_a_preset_may_be_a_file(run, exr, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(replace(SMALL, template="{name}_{width}").to_json()))
    status, (record,), _ = run(exr, "--preset", file, "--output-dir", tmp_path / "results")
    assert (status, record["output"]) == (0, str(tmp_path / "results" / "scene_45.png"))


def test_options_go_before_the_preset(run, exr, tmp_path):
    asked = ("--preset", "Small", "--format", "jpg", "--quality", "50", "--colour-space", "srgb")
    assert run(exr, *asked, "--output-dir", tmp_path / "a")[0] == 0
    assert run(exr, "--preset", "Small", "-o", tmp_path / "b.jpg")[0] == 0
    small, large = (tmp_path / "a" / "scene-Natural-01.jpg", tmp_path / "b.jpg")
    assert small.stat().st_size < large.stat().st_size
    assert codecs.read_picture(large).rgb.shape == (35, 45, 3)


@pytest.mark.parametrize(("conflict", "names"), [("number", 2), ("skip", 1), ("replace", 1)])
def test_nothing_is_overwritten_unless_it_is_asked_for_here(run, exr, tmp_path, conflict, names):
    Presets().save(replace(SMALL, conflict=conflict))
    folder = tmp_path / "results"
    asked = (exr, "--preset", "Small", "--output-dir", folder)
    run(*asked)
    (first,) = folder.iterdir()
    first.write_bytes(b"dear to me")
    status, _, err = run(*asked)
    assert status == (0 if conflict == "number" else 1)
    assert ("exists already" in err) == (conflict != "number")
    assert len(list(folder.iterdir())) == names
    assert first.read_bytes() == b"dear to me"
    assert run(*asked, "--overwrite")[0] == 0
    assert first.read_bytes() != b"dear to me"


def test_an_unknown_preset_is_named(run, exr, tmp_path):
    status, _, err = run(exr, "--preset", "nowhere", "--output-dir", tmp_path / "results")
    assert status == 1 and "Full-size JPEG" in err


@pytest.mark.parametrize("preset", [SMALL, *BUILTIN], ids=lambda preset: preset.name)
def test_the_window_and_the_command_line_write_the_same_bytes(run, exr, tmp_path, preset):
    size = preset.size if preset.size.kind == "full" else OutputSize("long", 61)
    preset = replace(preset, name="Same", size=size, folder="window", template="{name}")
    Presets().save(preset)
    edit = Edit(Choice("builtin", "Punchy"), strength=0.7)
    events = []
    batchwork.export_batch(Batch((Item(exr, edit),), preset), batchwork.Control(), events.append)
    asked = ("--look", "Punchy", "--strength", "0.7", "--preset", "Same")
    _, (record,), _ = run(exr, *asked, "--output-dir", tmp_path / "line")
    window, line = (
        exr.parent / "window" / f"scene{preset.suffix}",
        tmp_path / "line" / f"scene{preset.suffix}",
    )
    assert events[-1].output == str(window) and record["output"] == str(line)
    assert window.read_bytes() == line.read_bytes()
