import json
import os
import re
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from disque_studio import cli
from disque_studio.imaging import codecs
from disque_studio.studio import device, info

pytestmark = pytest.mark.usefixtures("quick_looks")

TONEMAP_KEYS = {"input", "output", "width", "height", "seconds", "device", "scores", "asked", "got"}
INFO_KEYS = {
    *("file", "format", "width", "height", "channels", "parts", "data_window", "display_window"),
    *("chromaticities", "stops", "nan", "inf", "negative"),
}


@pytest.fixture
def run(capsys):
    """Run the command in this process: (status, stdout, stderr)."""

    def run_command(*arguments):
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as leave:
            status = leave.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.exr"
    path.write_bytes(b"\x76\x2f\x31\x01 and then nothing of use")
    return path


def test_tonemap_writes_the_picture_and_one_json_object(run, exr, tmp_path):
    target = tmp_path / "out.jpg"
    status, out, _ = run("tonemap", exr, "-o", target, "--json")
    assert status == 0
    (line,) = out.splitlines()
    record = json.loads(line)
    assert set(record) == TONEMAP_KEYS
    assert (record["width"], record["height"], record["device"]) == (90, 70, "cpu")
    assert (record["scores"], record["asked"], record["got"]) == ({}, None, None)
    assert codecs.read_picture(record["output"]).rgb.shape == (70, 90, 3)


def test_without_json_stdout_is_empty_and_quiet_says_nothing(run, exr, tmp_path):
    status, out, err = run("tonemap", exr, "-o", tmp_path / "1.jpg")
    assert (status, out) == (0, "")
    assert "device: cpu (" in err and "1.jpg" in err
    assert run("tonemap", exr, "-o", tmp_path / "2.jpg", "--quiet") == (0, "", "")


def test_one_failure_is_named_and_the_others_are_done(run, exr, broken, tmp_path):
    folder = tmp_path / "results"
    status, out, err = run("tonemap", broken, exr, "--output-dir", folder, "--json", "--quiet")
    assert status == 1
    failed, done = map(json.loads, out.splitlines())
    assert set(failed) == {"input", "error"} and failed["input"] == str(broken)
    assert done["output"] == str(folder / "scene.jpg")
    (line,) = err.splitlines()
    assert line.startswith(f"disque-studio: {broken}: ")
    assert [path.name for path in folder.iterdir()] == ["scene.jpg"]


def test_nothing_is_overwritten_without_overwrite(run, exr, tmp_path):
    target = tmp_path / "out.png"
    target.write_bytes(b"dear to me")
    status, _, err = run("tonemap", exr, "-o", target)
    assert status == 1 and "exists already" in err
    assert target.read_bytes() == b"dear to me"
    assert run("tonemap", exr, "-o", target, "--overwrite")[0] == 0
    assert codecs.read_picture(target).rgb.shape == (70, 90, 3)


def test_inputs_and_exemplars_are_never_written_over(run, exr, tmp_path, scene):
    after = tmp_path / "scene.png"
    codecs.write(after, (scene * 255).astype("uint8"), format="png")
    kept = after.read_bytes()
    for target in (["-o", after], ["--output-dir", tmp_path, "--format", "png"]):
        status, _, err = run("tonemap", exr, "--exemplar", exr, after, *target, "--overwrite")
        assert status == 1 and "never changed" in err
        assert after.read_bytes() == kept


def test_two_inputs_for_one_name_are_told(run, exr, tmp_path):
    twin = tmp_path / "other" / "SCENE.exr"
    twin.parent.mkdir()
    twin.write_bytes(exr.read_bytes())
    folder = tmp_path / "results"
    status, _, err = run("tonemap", exr, twin, "--output-dir", folder, "--quiet")
    assert status == 1
    assert err.startswith(f"disque-studio: {twin}: ") and len(err.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["scene.jpg"]


def test_a_broken_exemplar_fails_every_input_and_names_itself(run, exr, broken, tmp_path):
    status, out, err = run(
        *("tonemap", exr, exr, "--exemplar", broken, broken, "--output-dir", tmp_path / "results", "--json")
    )
    assert status == 1
    assert all("error" in json.loads(line) for line in out.splitlines())
    assert str(broken) in err
    assert list((tmp_path / "results").iterdir()) == []


def test_several_exemplars_and_looks_by_name(run, exr, tmp_path, scene):
    after = tmp_path / "after.png"
    codecs.write(after, (scene * 255).astype("uint8"), format="png")
    pair = ("--exemplar", exr, after)
    assert run("tonemap", exr, *pair, *pair, "-o", tmp_path / "a.jpg", "--strength", "0.5")[0] == 0
    assert run("tonemap", exr, "--look", "Punchy", "-o", tmp_path / "b.jpg")[0] == 0
    status, _, err = run("tonemap", exr, "--look", "Nowhere", "-o", tmp_path / "c.jpg")
    assert status == 1 and 'no look "Nowhere"' in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.uhdr"], r"does not write \.uhdr"),
        (["-o", "x.png", "--format", "uhdr"], "does not fit the name"),
        (["-o", "x.jpg", "--format", "uhdr", "--colour-space", "adobe-rgb"], "uhdr holds no adobe-rgb"),
        (["-o", "x.avif", "--bit-depth", "16"], "avif holds no 16-bit"),
        (["-o", "x.webp"], r"does not write \.webp"),
        (["-o", "x.png", "--format", "jpg"], "does not fit the name"),
        (["-o", "x.jpg", "--bit-depth", "16"], "no 16-bit"),
        (["-o", "x.jpg", "--target-quality", "101"], "101 is not between 0 and 100"),
        (["-o", "x.jpg", "--strength", "1.6"], "not between 0 and 1.5"),
        (["-o", "x.jpg", "--strength", "nan"], "not between"),
        (["-o", "x.jpg", "--strength", "much"], "much"),
        (["-o", "x.jpg", "--quality", "0"], "not between 1 and 100"),
        (["-o", "x.jpg", "--colour-space", "rec2020"], "rec2020"),
        (["-o", "x.jpg", "--look", "a", "--exemplar", "b", "c"], "not both"),
        (["-o", "x.jpg", "--output-dir", "y"], "not allowed with"),
        (["b.exr", "-o", "x.jpg"], "--output-dir"),
        ([], "required"),
    ],
)
def test_wrong_usage_is_status_2(run, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    status, out, err = run("tonemap", "a.exr", *arguments)
    assert (status, out) == (2, "")
    assert re.search(said, err)
    assert not list(tmp_path.glob("x*"))


def test_help_and_version(run):
    assert run("--help")[0] == 0
    assert run("--version")[1].startswith("disque-studio ")
    assert run("tonemap", "--help")[0] == 0
    assert run("--nonsense")[0] == 2


def test_a_missing_device_is_named(run, exr, tmp_path, monkeypatch):
    torch = pytest.importorskip("torch")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    status, _, err = run("tonemap", exr, "-o", tmp_path / "out.jpg", "--device", "cuda")
    assert status == 1 and "cuda is not available" in err
    assert not (tmp_path / "out.jpg").exists()
    assert device.device("cpu").name == "cpu"


def test_format_defaults(run, exr, tmp_path):
    run("tonemap", exr, "--output-dir", tmp_path / "a")
    assert (tmp_path / "a" / "scene.jpg").exists()
    run("tonemap", exr, "--output-dir", tmp_path / "b", "--format", "tif")
    assert codecs.read_picture(tmp_path / "b" / "scene.tif").rgb.dtype == np.uint16
    run("tonemap", exr, "-o", tmp_path / "c.PNG")
    assert codecs.read_picture(tmp_path / "c.PNG").rgb.dtype == np.uint8


def test_info_json_has_the_agreed_shape(run, exr, broken):
    status, out, err = run("info", exr, broken, "--json")
    assert status == 1
    good, bad = map(json.loads, out.splitlines())
    assert set(good) == INFO_KEYS
    assert (good["width"], good["height"], good["data_window"]) == (90, 70, [0, 0, 89, 69])
    assert set(bad) == {"file", "error"}
    assert err == f"disque-studio: {broken}: {bad['error']}\n"


def test_info_never_prints_bare_nan(run, tmp_path, scene, write_exr):
    scene[0, 0] = np.nan
    scene[0, 1] = np.inf
    path = write_exr(tmp_path / "nan.exr", scene)
    status, out, _ = run("info", path, "--json")
    record = json.loads(out, parse_constant=lambda name: pytest.fail(f"bare {name}"))
    assert status == 0
    assert (record["nan"], record["inf"]) == (3, 3)
    assert record["stops"] < 10


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), OSError(5, "Input/output error")])
def test_a_file_that_breaks_its_reader_is_one_line(run, exr, monkeypatch, error):
    def fail(path):
        raise error

    monkeypatch.setattr(info, "info", fail)
    status, out, err = run("info", exr, exr, "--json")
    assert status == 1
    assert len(out.splitlines()) == len(err.splitlines()) == 2
    assert "Traceback" not in err and str(exr) in err


def test_a_folder_that_cannot_be_made_is_named(run, exr):
    status, _, err = run("tonemap", exr, "--output-dir", exr)
    assert (status, err) == (1, f"disque-studio: {exr}: File exists\n")


def test_an_odd_name_stays_one_line(run, tmp_path):
    status, _, err = run("info", tmp_path / "two\nlines\x1b[2J.exr")
    assert status == 1 and len(err.splitlines()) == 1
    assert r"two\nlines\x1b[2J.exr: cannot be opened" in err


def test_info_in_words_goes_to_stderr(run, exr):
    status, out, err = run("info", exr)
    assert (status, out) == (0, "")
    assert "90 x 70" in err and "stops" in err


def test_look_commands(run, exr, tmp_path, scene):
    after, look = tmp_path / "after.png", tmp_path / "mine.look"
    codecs.write(after, (scene * 255).astype("uint8"), format="png")
    assert run("look", "list")[:2] == (0, "Natural\nPunchy\n")
    assert run("look", "create", "--exemplar", exr, after, "-o", look)[0] == 0
    status, _, err = run("look", "create", "--exemplar", exr, after, "-o", look)
    assert status == 1 and "exists already" in err
    status, out, err = run("look", "show", look)
    assert (status, out) == (0, "") and "100%" in err
    assert run("look", "show", tmp_path / "none.look")[0] == 1
    assert run("look", "create", "-o", look)[0] == 2


def test_interrupt_leaves_quietly(run, exr, monkeypatch):
    def interrupt(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(info, "info", interrupt)
    assert run("info", exr) == (130, "", "")


@pytest.fixture
def opened_windows(monkeypatch):
    """What the window was opened on, each time; no window is shown."""
    from disque_studio import ui

    opened: list[list[Path]] = []
    app = types.ModuleType("disque_studio.ui.app")
    app.run = lambda files: opened.append(files) or 0
    monkeypatch.setitem(sys.modules, app.__name__, app)
    monkeypatch.setattr(ui, "app", app, raising=False)
    return opened


def test_without_a_command_the_window_opens(run, exr, opened_windows):
    assert run()[0] == 0
    assert run(exr)[0] == 0
    assert opened_windows == [[], [exr]]


def test_a_command_wins_over_a_file_of_its_name(run, opened_windows, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("info").touch()
    assert run("info")[0] == 2
    assert opened_windows == []


def test_a_misspelt_command_opens_nothing(run, opened_windows):
    status, _, err = run("scoer")
    assert status == 2 and "no file or command scoer" in err
    assert opened_windows == []


def test_without_a_display_the_way_out_is_named(run, exr, opened_windows, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    status, _, err = run(exr)
    assert status == 1 and "use disque-studio tonemap" in err
    assert opened_windows == []


def start(*arguments: str, **options) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, *arguments], text=True, **options)


def test_a_reader_that_goes_away_is_no_traceback(exr):
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start(
        "-m", "disque_studio", "info", "--json", str(exr), stdout=write_end, stderr=subprocess.PIPE
    )
    os.close(write_end)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (1, "")


def test_info_imports_neither_torch_nor_qt(exr):
    code = (
        "import sys; from disque_studio import cli; status = cli.main(['info', sys.argv[1]]);"
        "print(status, sorted({'torch', 'PySide6', 'numba', 'disque_studio.looks'} & set(sys.modules)))"
    )
    process = start("-c", code, str(exr), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, _ = process.communicate(timeout=60)
    assert out.strip() == "0 []"
