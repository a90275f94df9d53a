import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.studio import device
from disque_studio.studio.tonemap import Recipe, tonemap

pytestmark = pytest.mark.usefixtures("quick_looks")


@pytest.fixture
def photos(tmp_path, scene, write_exr):
    return [write_exr(tmp_path / f"{name}.exr", scene) for name in "abc"]


def finish(photos, folder, recipe=None):
    told: list[str] = []
    folder.mkdir(exist_ok=True)
    jobs = [(photo, folder / f"{photo.stem}.jpg") for photo in photos]
    return list(tonemap(jobs, recipe or Recipe(), tell=told.append)), told


def test_a_run_codes_its_exemplars_once(photos, tmp_path, scene, monkeypatch):
    from disque_studio.studio import tonemap as module

    after = tmp_path / "after.png"
    codecs.write(after, (scene * 255).astype(np.uint8), format="png")
    calls: list[object] = []
    code_pair = module.code_pair
    monkeypatch.setattr(module, "code_pair", lambda *pair, on: calls.append(pair) or code_pair(*pair, on=on))
    records, _ = finish(photos, tmp_path / "out", Recipe(exemplars=((photos[0], after),)))
    assert [set(record) >= {"output", "seconds"} for record in records] == [True] * 3
    assert calls == [(photos[0], after)]


def test_the_device_is_told_once_with_its_reason(photos, tmp_path):
    _, told = finish(photos, tmp_path / "out")
    (line,) = told
    assert line == "device: {} ({})".format(*device.device())


def test_strength_reaches_the_picture(photos, tmp_path):
    full, none = tmp_path / "full", tmp_path / "none"
    finish(photos[:1], full)
    finish(photos[:1], none, Recipe(strength=0.0))
    bottom = [codecs.read_picture(folder / "a.jpg").rgb[-1].mean() for folder in (full, none)]
    assert bottom[0] == pytest.approx(0.2 * bottom[1], rel=0.1)  # the quick planner leaves a fifth there


def test_a_run_is_lazy_and_each_record_stands_for_a_finished_file(photos, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    run = tonemap([(photo, folder / f"{photo.stem}.jpg") for photo in photos], Recipe(), tell=str)
    next(run)
    assert [path.name for path in folder.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize("asked", ["auto", "cpu"])
def test_without_a_gpu_the_work_runs_on_the_cpu(monkeypatch, asked):
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    name, why = device.device(asked)
    assert name == "cpu" and why


def test_a_gpu_is_taken_where_there_is_one(monkeypatch):
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "Some GPU")
    assert device.device() == ("cuda", "Some GPU found")
    assert device.device("cpu").name == "cpu"
