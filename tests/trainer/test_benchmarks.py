"""The stated benchmarks on tiny data: the installed models, measured as candidates would be."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import torch

from disque_studio.imaging import codecs
from disque_studio.nets import checkpoint
from disque_studio.nets.disque_sdr import COMPARED
from disque_studio.resources import resource_path
from tests.trainer.rated import write_photos
from trainer import benchmarks, gate
from trainer.benchmarks import BENCHMARKS, Ground, NoBenchmarkError
from trainer.data.opinions import Opinions
from trainer.evaluation import ladder


def silent(_share, _text):
    pass


def installed(recipe: str) -> Path:
    return resource_path("models", BENCHMARKS[recipe].installed)


@pytest.fixture
def ground(tmp_path):
    def lay(data=None) -> Ground:
        return Ground(data, tmp_path / "data", tmp_path / "cache", silent)

    return lay


def renditions():
    rng = np.random.default_rng(2)
    # From none to large: of which size pictures are worth nothing at all depends on the model.
    sizes = np.geomspace(1e-4, 0.05, 40, dtype=np.float32)[:, None]
    differences = torch.from_numpy(rng.random((40, COMPARED), np.float32) * sizes)
    return SimpleNamespace(differences=differences, rank=torch.linspace(0, 1, 40), test=torch.arange(10, 40))


def photographs():
    rng = np.random.default_rng(3)
    coarse = rng.uniform(0, 255, (8, 6, 6, 3)).astype(np.float32)
    pictures = [cv2.resize(one, (64, 64)).astype(np.uint8) for one in coarse]
    test = Opinions(np.stack(pictures), np.stack(pictures), np.arange(8, dtype=np.float32))
    return SimpleNamespace(opinions=SimpleNamespace(test=test))


def write_kodak(folder: Path) -> None:
    """Write a picture that is held out, and one that is not."""
    (folder / "pristine" / "kodak").mkdir(parents=True)
    for name in ("kodim01.png", "kodim02.png"):
        coarse = np.random.default_rng(4).uniform(0, 255, (9, 9, 3)).astype(np.float32)
        cv2.imwrite(str(folder / "pristine" / "kodak" / name), cv2.resize(coarse, (96, 96)))


@pytest.mark.parametrize("recipe", ["causal", "disque-sdr"])
def test_ladder_measures_pictures_held_out(recipe, ground, tmp_path, monkeypatch):
    monkeypatch.setitem(ladder.build.__kwdefaults__, "kinds", ("gaussian-blur", "jpeg"))
    write_kodak(tmp_path / "data")
    BENCHMARKS[recipe].lay(ground())
    monkeypatch.setattr(ladder, "fused", None)  # labels are kept
    benchmark = BENCHMARKS[recipe].lay(ground())
    assert "10 distorted pictures" in benchmark.name
    assert 0.5 < benchmark.measure(installed(recipe)) <= 1


@pytest.mark.parametrize("recipe", ["causal", "disque-sdr"])
def test_without_pictures_held_out_there_is_no_ladder(recipe, ground):
    with pytest.raises(NoBenchmarkError, match="their folder pristine/kodak"):
        BENCHMARKS[recipe].lay(ground())


def test_heads_are_measured_on_photos_kept_apart(ground):
    benchmark = BENCHMARKS["disque-hdr"].lay(ground(renditions()))
    assert "30 renditions" in benchmark.name
    assert -1 <= benchmark.measure(installed("disque-hdr")) <= 1


@pytest.mark.parametrize("recipe", ["qdnet", "dri"])
def test_blind_scorers_are_measured_on_people(recipe, ground):
    benchmark = BENCHMARKS[recipe].lay(ground(photographs()))
    assert "8 photographs" in benchmark.name
    assert -1 <= benchmark.measure(installed(recipe)) <= 1


def test_looks_are_measured_on_the_folder_that_is_there(ground, tmp_path):
    looks = write_photos(tmp_path / "data" / "looks")
    for name in ("a", "b"):
        photo = (looks / f"{name}.hdr").rename(looks / f"{name}_0.hdr")
        finished = 255 * np.clip(codecs.read(photo).rgb, 0, 1) ** 0.45
        cv2.imwrite(str(looks / f"{name}_0__bright.png"), finished[..., ::-1].astype(np.uint8))
    benchmark = BENCHMARKS["disque"].lay(ground())
    assert "of the folder looks" in benchmark.name
    assert 5 < benchmark.measure(installed("disque")) < 60


def test_looks_are_measured_on_views_drawn_anew_where_there_is_no_folder(ground, tmp_path, monkeypatch):
    monkeypatch.setattr(benchmarks, "_OPERATORS", 1)
    monkeypatch.setattr(benchmarks, "_SIDE", 48)
    write_photos(tmp_path / "data")
    one, again = (BENCHMARKS["disque"].lay(ground()) for _ in range(2))
    assert "2 cases of views and operators drawn anew" in one.name
    assert one.measure(installed("disque")) == again.measure(installed("disque"))
    for path in (tmp_path / "data").glob("b.*"):
        path.unlink()
    with pytest.raises(NoBenchmarkError, match="two scenes"):
        BENCHMARKS["disque"].lay(ground())


def test_the_installed_model_ties_with_itself_and_a_constant_one_loses(ground, tmp_path):
    lays = ground(renditions())
    candidate = gate.candidate_path(tmp_path, "disque-hdr")
    shutil.copy(installed("disque-hdr"), candidate)
    verdict = gate.settle("disque-hdr", candidate, lays, force=False)
    assert verdict.exported
    assert "ties with the installed model" in verdict.reason

    tensors, shape, card = checkpoint.load(installed("disque-hdr"), kind="disque-hdr")
    tensors = {name: torch.zeros_like(t) if "body" in name else t for name, t in tensors.items()}
    checkpoint.save(candidate, tensors, kind="disque-hdr", architecture=shape, card=card)
    verdict = gate.settle("disque-hdr", candidate, lays, force=False)
    assert not verdict.exported
    assert "no order to compare" in verdict.reason
