"""What a recipe finds in a folder, and what it misses there."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from disque_studio.errors import DisqueError
from tests.trainer.rated import write_rated
from trainer.__main__ import main
from trainer.config import find_recipe, recipe_names
from trainer.data import survey as module
from trainer.data import tars
from trainer.data.survey import NEEDS, survey


def found(result) -> dict[str, int]:
    return {item.kind: item.count for item in result.found}


def write_pictures(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        cv2.imwrite(str(folder / name), np.full((8, 12, 3), 120, np.uint8))
    return folder


def test_every_recipe_says_what_it_needs():
    assert set(recipe_names()) <= set(NEEDS)
    with pytest.raises(DisqueError, match="no recipe 'paint'; there are: causal"):
        survey("paint", Path())


def test_photos_and_panoramas_are_counted(hdr_folder):
    result = survey("disque", hdr_folder)
    assert found(result) == {"photos": 4, "panoramas": 3}
    assert result.ready
    assert result.missing == ()
    assert result.cache_bytes == 4 * 32 * 72 * 72 * 3 * 2
    assert result.free_bytes > 0


def test_what_is_kept_is_estimated_by_the_recipe_s_own_settings():
    config = find_recipe("disque").Config()
    assert (config.views, config.size, config.chunk) == (32, 72, 128)
    general = find_recipe("general").Config()
    assert (general.views, general.renditions_made, general.side) == (6, 10, 288)
    assert (general.photos, general.rated, general.held_out) == ("hdr/train", "quality/biq2021", 300)
    causal = find_recipe("causal").Config()
    assert (causal.crops, causal.size, causal.pictures) == (1000, 192, 700)


def test_files_that_cannot_be_read_are_named_with_the_reason(hdr_folder):
    (hdr_folder / "b.hdr").write_bytes(b"#?RADIANCE\nnothing")
    (hdr_folder / "empty.exr").touch()
    result = survey("disque", hdr_folder)
    assert [(Path(p.file).name, p.reason) for p in result.problems] == [
        ("b.hdr", "is cut short within its header"),
        ("empty.exr", "is empty"),
    ]
    assert found(result)["photos"] == 3
    assert result.ready


def test_headers_are_read_of_so_many_files_at_most(hdr_folder, monkeypatch):
    monkeypatch.setattr(module, "MOST_HEADERS", 2)
    result = survey("disque", hdr_folder)
    assert found(result) == {"photos": 4, "panoramas": 2}
    assert result.found[1].what == "of them panoramas among the first 2"


@pytest.mark.parametrize("recipe", sorted(NEEDS))
def test_an_empty_folder_lacks_something_and_says_what_to_do(recipe, tmp_path):
    result = survey(recipe, tmp_path)
    assert not result.ready
    assert all(text.endswith(".") for text in result.missing)


def test_a_folder_that_is_not_there_is_missing(tmp_path):
    result = survey("disque", tmp_path / "absent")
    assert result.missing == (f"There is no folder {tmp_path / 'absent'}; choose another one.",)


def test_pairs_are_counted_by_names_alone(tmp_path):
    folder = write_pictures(tmp_path / "mine", "a.jpg", "b_final.png", "IMG_1.png")
    for name in ("a", "b", "c"):
        cv2.imwrite(str(folder / f"{name}.hdr"), np.ones((8, 12, 3), np.float32))
    result = survey("own", folder)
    assert found(result) == {"pairs": 2, "unpaired": 1}
    assert result.ready
    assert found(survey("own", write_pictures(tmp_path / "jpegs", "a.jpg"))) == {}


def test_rated_pictures_are_told_with_their_layout(tmp_path, hdr_folder):
    folder = write_rated(tmp_path / "rated", train=6, dev=2, side=8)
    shutil.copytree(hdr_folder, folder / "hdr" / "train")
    result = survey("general", folder)
    assert found(result) == {"rated": 8, "photos": 4, "panoramas": 3}
    assert result.found[0].what == "rated pictures (scores.csv)"
    assert result.missing == (
        f"Rated pictures: 6 to train on and 2 to test on in {folder}, at least 302 and 5 needed; add more.",
    )


def test_a_rated_folder_that_lacks_a_picture_is_not_ready(tmp_path):
    folder = write_rated(tmp_path / "rated", train=6, dev=2, side=8)
    (folder / "images" / "02.jpg").unlink()
    missing = survey("dri", folder).missing[0]
    assert "02.jpg: is missing" in missing


def test_pictures_without_flaws_are_counted_and_damaged_ones_named(tmp_path):
    folder = write_pictures(tmp_path / "clean", "a.png", "b.png", "c.png")
    (folder / "c.png").write_bytes(b"no picture")
    result = survey("causal", folder)
    assert found(result) == {"pristine": 2}
    assert [Path(p.file).name for p in result.problems] == ["c.png"]


def test_a_packed_file_is_known(tmp_path):
    np.save(tmp_path / "packed.npy", np.zeros((5, 2, 4, 4, 3), np.float16))
    assert found(survey("disque", tmp_path / "packed.npy")) == {"packed": 5}
    (tmp_path / "other.npy").write_bytes(b"nothing")
    assert not survey("disque", tmp_path / "other.npy").ready


def test_a_disk_that_is_too_full_is_said(hdr_folder, monkeypatch):
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: SimpleNamespace(free=2**20))
    result = survey("disque", hdr_folder)
    assert not result.ready
    assert result.missing[0].startswith("Disk space: about 4 MiB are needed for decoded pictures, and 1 MiB")


def test_the_command_answers_with_one_object_and_its_status(hdr_folder, tmp_path, capsys):
    assert main(["survey", "disque", "--data", str(hdr_folder), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert list(record) == [
        "recipe",
        "data",
        "found",
        "missing",
        "problems",
        "cache_bytes",
        "free_bytes",
        "ready",
    ]
    assert record["found"][0] == {"kind": "photos", "what": "HDR photos", "count": 4}
    assert main(["survey", "disque", "--data", str(tmp_path / "absent")]) == 1
    assert capsys.readouterr().out.startswith("missing: There is no folder")


def test_torch_is_not_loaded(hdr_folder):
    words = ["survey", "disque", "--data", str(hdr_folder)]
    code = (
        f"import sys; from trainer.__main__ import main; main({words!r}); assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=100, stdout=subprocess.DEVNULL)


def test_a_training_says_first_what_it_finds(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    words = ["--data", str(tmp_path / "empty"), "--out", str(tmp_path / "run"), "--json"]
    assert main(["fit", "disque", *words]) == 1
    found, *_, failed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (found["event"], found["ready"]) == ("found", False)
    assert found["missing"][0].startswith("HDR photos: there are none")
    assert (failed["event"], failed["error"]) == (
        "failed",
        f"{tmp_path / 'empty'}: holds no HDR photos (.hdr, .exr, .pfm, .tif)",
    )


def test_archives_are_for_recipes_that_stream(hdr_folder, tmp_path):
    tars.write(hdr_folder, tmp_path / "set", shards=2, progress=lambda share, what: None)
    result = survey("disque", tmp_path / "set")
    assert found(result) == {"shards": 2}
    assert result.ready
    assert result.cache_bytes == 128 * 32 * 72 * 72 * 3 * 2
    assert found(survey("disque", tmp_path / "set" / "set-{000..001}.tar")) == {"shards": 2}
    assert not survey("disque", tmp_path / "set" / "set-{000..007}.tar").ready
    assert survey("disque-hdr", tmp_path / "set").missing == (
        "This recipe does not read archives; give a folder of HDR photos.",
    )
