"""Own look models: which looks they plan, how they are kept, and what happens where they cannot be used."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.looks.exemplar import code_pair
from disque_studio.looks.look import Look
from disque_studio.looks.model import LookModel, save_model, shipped
from disque_studio.looks.plan import plan
from disque_studio.studio import folders, lookmodels, settings
from disque_studio.studio.batch import Batch
from disque_studio.studio.development import fall_back, plan_choice
from disque_studio.studio.export import export_as
from disque_studio.studio.photos import OpenPhoto, open_photo
from disque_studio.studio.presets import BUILTIN
from disque_studio.studio.session import Choice
from disque_studio.studio.tonemap import PLAIN, Recipe, tonemap
from tests.looks.conftest import operated, photo_of, scene


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "data", lambda: tmp_path / "data")
    monkeypatch.setattr(folders, "config", lambda: tmp_path)
    monkeypatch.setattr(lookmodels, "_used", None)


@pytest.fixture(scope="module")
def look() -> Look:
    coded = tuple(code_pair(photo_of(scene(i)), operated(scene(i), "hable"), name=str(i)) for i in (2, 3))
    return Look("pairs", coded, (1.0, 1.0))


def tuned_file(folder: Path, *, base: str | None = None) -> Path:
    """A model that weighs the fits quite otherwise than the shipped one."""
    import copy

    net = copy.deepcopy(shipped().net)
    net.head.weights.bias.data[: len(net.head.weights.bias) // 2] += 2
    model = LookModel(net, shipped().prior, identity="", base=shipped().identity if base is None else base)
    path = folder / "run.safetensors"
    save_model(model, path, card={})
    path.with_suffix(".md").write_text("# a card")
    return path


def test_without_an_own_model_every_look_is_the_shipped_models(look: Look):
    assert lookmodels.active() == ""
    assert lookmodels.model_for(look, "cpu") is shipped("cpu")
    assert lookmodels.state() == ""


def test_the_setting_says_which_model_is_in_use(tmp_path: Path):
    settings.save(tmp_path / settings.FILE, settings.Settings(look_model="Mine"))
    assert lookmodels.active() == "Mine"


def test_an_own_model_plans_the_looks_that_its_pairs_carry(tmp_path: Path, look: Look):
    file = lookmodels.adopt(tuned_file(tmp_path), look, "Mine")
    own = Look.load(file)
    lookmodels.use("Mine")
    model = lookmodels.model_for(own, "cpu")
    assert model.base == shipped().identity
    assert lookmodels.model_for(look, "cpu") is shipped("cpu")
    mixed = Look("mixed", (own.exemplars[0], look.exemplars[1]), (1.0, 1.0))
    assert lookmodels.model_for(mixed, "cpu") is model
    assert lookmodels.model_for(replace(mixed, weights=(0.4, 0.6)), "cpu") is shipped("cpu")
    lookmodels.use_shipped()
    assert lookmodels.model_for(own, "cpu") is shipped("cpu")


def test_what_is_adopted_is_there_with_card_and_look(tmp_path: Path, look: Look):
    file = lookmodels.adopt(tuned_file(tmp_path), look, "Mine")
    assert lookmodels.names() == ("Mine",)
    assert file == lookmodels.look_of("Mine")
    assert {path.name for path in lookmodels.folder().iterdir()} == {
        "Mine.safetensors",
        "Mine.md",
        "Mine.look",
    }
    own = Look.load(file)
    assert own.name == "Mine"
    for kept, coded in zip(own.exemplars, look.exemplars, strict=True):
        np.testing.assert_array_equal(kept.arrays["change"], coded.arrays["change"])


def test_the_photo_is_planned_by_the_model_in_use_and_exactly_as_before_when_back(tmp_path: Path, look: Look):
    file = lookmodels.adopt(tuned_file(tmp_path), look, "Mine")
    photo = OpenPhoto(photo_of(scene(9)), scene(9), 12.0)
    choice = Choice("file", str(file))

    def table() -> np.ndarray:
        return plan_choice(photo, choice, {}).table

    before = table()
    lookmodels.use("Mine")
    own = lookmodels.model_for(Look.load(file), "cpu")
    np.testing.assert_array_equal(table(), plan(photo.small, Look.load(file), model=own).table)
    assert np.abs(table() - before).max() > 1e-3
    assert lookmodels.state() != ""
    lookmodels.use_shipped()
    np.testing.assert_array_equal(table(), before)


@pytest.mark.parametrize("harm", ["gone", "damaged", "stranger"])
def test_a_model_that_cannot_be_used_gives_way_to_the_shipped_one_and_says_why(
    tmp_path: Path, look: Look, harm: str
):
    base = "another" if harm == "stranger" else None
    file = lookmodels.adopt(tuned_file(tmp_path, base=base), look, "Mine")
    if harm == "gone":
        lookmodels.path_of("Mine").unlink()
    elif harm == "damaged":
        lookmodels.path_of("Mine").write_bytes(b"no model")
    lookmodels.use("Mine")
    assert lookmodels.model_for(Look.load(file), "cpu") is shipped("cpu")
    problem = lookmodels.problem()
    assert isinstance(problem, FileRefusedError)
    assert problem.path == lookmodels.path_of("Mine")


def test_a_look_of_another_look_model_is_told_once(tmp_path: Path, look: Look):
    strange = replace(look, exemplars=tuple(replace(each, model="another") for each in look.exemplars))
    file = tmp_path / "Old.look"
    replace(strange, name="Old").save(file)
    source = tmp_path / "photo.pfm"
    source.write_bytes(b"PF\n90 60\n-1.0\n" + scene(9, 60, 90)[::-1].astype("<f4").tobytes())
    jobs = [(source, tmp_path / f"{number}.png") for number in range(2)]
    told: list[str] = []
    records = list(tonemap(jobs, Recipe(look=str(file)), tell=told.append))
    assert not any("error" in record for record in records)
    assert [line for line in told if "device" not in line] == [f"look: Old {lookmodels.FALL_BACK}"]
    assert fall_back(Choice("file", str(file)), {}) == lookmodels.FALL_BACK
    look.save(file, overwrite=True)
    assert fall_back(Choice("file", str(file)), {}) is None
    assert fall_back(Choice("none"), {}) is None


def test_what_is_no_model_is_not_adopted(tmp_path: Path, look: Look):
    (tmp_path / "x.safetensors").write_bytes(b"no model")
    with pytest.raises(FileRefusedError):
        lookmodels.adopt(tmp_path / "x.safetensors", look, "Mine")
    assert lookmodels.names() == ()


def test_an_export_is_told_which_model_is_in_use():
    made = Batch((), BUILTIN[0], look_model="Mine")
    assert Batch.from_line(made.to_line()) == made
    assert json.loads(made.to_line())["look_model"] == "Mine"


def test_the_command_line_renders_as_the_window_does(tmp_path: Path, look: Look):
    file = lookmodels.adopt(tuned_file(tmp_path), look, "Mine")
    rgb = scene(9, 60, 90)
    source = tmp_path / "photo.pfm"
    source.write_bytes(b"PF\n90 60\n-1.0\n" + rgb[::-1].astype("<f4").tobytes())

    def by_command(name: str) -> np.ndarray:
        (record,) = tonemap([(source, tmp_path / name)], Recipe(look=str(file)), tell=told.append)
        return codecs.read_picture(Path(record["output"])).rgb

    def by_window(name: str) -> np.ndarray:
        photo = open_photo(source)
        mapping = plan_choice(photo, Choice("file", str(file)), {})
        export_as(photo, mapping, tmp_path / name, PLAIN)
        return codecs.read_picture(tmp_path / name).rgb

    told: list[str] = []
    shipped_picture = by_command("shipped.png")
    settings.save(tmp_path / settings.FILE, settings.Settings(look_model="Mine"))
    lookmodels._used = None
    own_picture = by_command("own.png")
    assert not np.array_equal(own_picture, shipped_picture)
    np.testing.assert_array_equal(own_picture, by_window("window.png"))
    lookmodels.path_of("Mine").unlink()
    np.testing.assert_array_equal(by_command("gone.png"), shipped_picture)
    assert any(line.startswith("look model: ") and "is gone" in line for line in told)
