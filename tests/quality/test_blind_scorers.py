"""The blind scorers with fresh networks: what holds whatever the weights are."""

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Picture
from disque_studio.nets import checkpoint
from disque_studio.nets import dri as dri_net
from disque_studio.nets import qdnet as qdnet_net
from disque_studio.quality import blind, dri, qdnet
from disque_studio.quality.calibration import Calibration

CALIBRATION = Calibration((-10.0, 0.0, 10.0), (0.0, 50.0, 100.0))
CARD = {"trained_on": "nothing", "measured": {"srocc": 0.5}}


@dataclass(frozen=True)
class System:
    module: ModuleType
    net: torch.nn.Module
    model: Path

    @property
    def name(self) -> str:
        return self.module.KIND

    def scorer(self) -> Any:
        return self.module.create(self.name, self.model, "cpu")


def _small(module: ModuleType) -> torch.nn.Module:
    torch.manual_seed(3)
    if module is qdnet:
        net = qdnet_net.QdNet(qdnet_net.Architecture(latent=8, hidden=16, decoder=8))
    else:
        net = dri_net.Dri(dri_net.Architecture(degradations=5, vector=8, hidden=16, restoration=8))
    # A fresh network tells pictures apart by very little; its last layer is made to speak up.
    torch.nn.init.normal_(net.score[-1].weight)
    # Statistics as of noise: without any, all would be clipped.
    net.general.train()
    net.general.statistics(net.general(torch.rand(4, 3, 64, 64)))
    return net.eval()


@pytest.fixture(scope="module", params=[qdnet, dri], ids=["qdnet", "dri"])
def system(request, tmp_path_factory) -> System:
    net = _small(request.param)
    path = tmp_path_factory.mktemp("models") / f"{request.param.KIND}.safetensors"
    request.param.save_model(net, CALIBRATION, path, card=CARD)
    return System(request.param, net, path)


@pytest.fixture(scope="module")
def picture(make_texture) -> Picture:
    return Picture(np.rint(make_texture(1, 270, 400) * 255).astype(np.uint8))


def test_a_model_file_holds_all_that_the_scorer_is(system: System, picture: Picture):
    scorer = system.scorer()
    for name, tensor in system.net.state_dict().items():
        assert torch.equal(scorer.net.state_dict()[name], tensor), name
    assert scorer.net.shape == system.net.shape
    assert scorer.calibration == CALIBRATION
    facts = scorer.facts
    assert (facts.name, facts.needs, facts.range) == (system.name, "none", (0.0, 100.0))
    assert (facts.trained_on, facts.measured) == ("nothing", {"srocc": 0.5})
    assert not scorer.net.training
    assert 0 < scorer.assess(picture).score < 100


@pytest.mark.parametrize("keep", [0, 9, 900])
def test_a_cut_file_is_refused_by_name(system: System, tmp_path: Path, keep: int):
    path = tmp_path / "cut.safetensors"
    path.write_bytes(system.model.read_bytes()[:keep])
    with pytest.raises(FileRefusedError, match=r"cut\.safetensors"):
        system.module.create(system.name, path, "cpu")


def test_a_foreign_or_absent_file_is_refused_by_name(system: System, tmp_path: Path):
    foreign = tmp_path / "holiday.safetensors"
    foreign.write_text("hello")
    for path in (foreign, tmp_path / "absent.safetensors"):
        with pytest.raises(FileRefusedError, match=path.name):
            system.module.create(system.name, path, "cpu")


def test_the_model_of_another_scorer_is_refused(system: System, tmp_path: Path):
    other = tmp_path / "other.safetensors"
    blind.save(other, torch.nn.Linear(1, 1), kind="looks", shape={}, calibration=CALIBRATION, card={})
    with pytest.raises(FileRefusedError, match=f"for looks, not for {system.name}"):
        system.module.create(system.name, other, "cpu")


def test_weights_of_another_shape_are_refused(system: System, tmp_path: Path):
    path = tmp_path / "odd.safetensors"
    tensors = dict(system.net.state_dict())
    tensors.popitem()
    architecture = {"shape": _shape(system), "calibration": CALIBRATION.to_json()}
    checkpoint.save(path, tensors, kind=system.name, architecture=architecture, card={})
    with pytest.raises(FileRefusedError, match=r"odd\.safetensors.*expected weights"):
        system.module.create(system.name, path, "cpu")


def _shape(system: System) -> dict[str, Any]:
    _, architecture, _ = checkpoint.load(system.model, kind=system.name)
    return dict(architecture["shape"])


@pytest.mark.parametrize("calibration", [None, {}, {"raw": [1, 0], "score": [0, 100]}, {"raw": "x"}, [1]])
def test_a_file_without_a_calibration_is_refused(system: System, tmp_path: Path, calibration: Any):
    path = tmp_path / "bare.safetensors"
    architecture = {"shape": _shape(system), "calibration": calibration}
    checkpoint.save(path, dict(system.net.state_dict()), kind=system.name, architecture=architecture, card={})
    with pytest.raises(FileRefusedError, match=r"bare\.safetensors.*calibration"):
        system.module.create(system.name, path, "cpu")


@pytest.mark.parametrize("change", [{"depth": 3}, {"hidden": "many"}, {"hidden": -1}])
def test_a_file_of_an_unknown_architecture_is_refused(system: System, tmp_path: Path, change: dict[str, Any]):
    path = tmp_path / "future.safetensors"
    architecture = {"shape": _shape(system) | change, "calibration": CALIBRATION.to_json()}
    checkpoint.save(path, dict(system.net.state_dict()), kind=system.name, architecture=architecture, card={})
    with pytest.raises(FileRefusedError, match=r"future\.safetensors"):
        system.module.create(system.name, path, "cpu")


def test_identical_pixels_have_identical_scores(system: System, picture: Picture, tmp_path: Path):
    scorer = system.scorer()
    first = scorer.assess(picture)
    again = system.scorer().assess(Picture(picture.rgb.copy()))
    codecs.write(tmp_path / "same.png", picture.rgb, format="png")
    read = scorer.assess(codecs.read_picture(tmp_path / "same.png"))
    assert first.score == again.score == read.score
    assert first.map is not None and again.map is not None
    np.testing.assert_array_equal(first.map, again.map)


def test_pictures_are_told_apart(system: System, picture: Picture):
    scorer = system.scorer()
    soft = Picture(cv2.GaussianBlur(picture.rgb, (0, 0), 4))
    assert abs(scorer.assess(picture).score - scorer.assess(soft).score) > 1e-3


def test_a_reference_is_not_looked_at(system: System, picture: Picture):
    scorer = system.scorer()
    black = Picture(np.zeros_like(picture.rgb))
    assert scorer.assess(picture, black).score == scorer.assess(picture).score


@pytest.mark.parametrize(("height", "width"), [(256, 256), (300, 200), (240, 640)])
def test_the_map_follows_the_shape_of_the_picture(system: System, height: int, width: int, make_texture):
    rgb = np.rint(make_texture(2, height, width) * 255).astype(np.uint8)
    score_map = system.scorer().assess(Picture(rgb)).map
    assert score_map.dtype == np.float32
    rows, columns = score_map.shape
    assert min(rows, columns) >= 16
    assert rows / columns == pytest.approx(height / width, rel=0.1)


def test_the_map_is_centred_on_the_picture(system: System, picture: Picture):
    assessment = system.scorer().assess(picture)
    # The calibration is a straight line here, so that means of raw answers are means of scores.
    assert assessment.map is not None and float(assessment.map.std()) > 0
    assert assessment.map.min() > 1 and assessment.map.max() < 99
    assert float(assessment.map.mean()) == pytest.approx(assessment.score, abs=1e-3)


def test_a_centred_map_keeps_differences():
    local = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0, 9.0])
    score_map = blind.centred(local, 0.5, CALIBRATION, (2, 3))
    np.testing.assert_allclose(score_map, 50 + 5 * (local.numpy().reshape(2, 3) - 4 + 0.5), rtol=1e-6)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (33, 500), (500, 33), (37, 41), (20, 4000), (3000, 7)])
def test_pictures_of_any_shape_are_scored(system: System, shape: tuple[int, int]):
    rgb = np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8)
    assessment = system.scorer().assess(Picture(rgb))
    assert np.isfinite(assessment.score) and 0 <= assessment.score <= 100
    assert assessment.map is not None and np.isfinite(assessment.map).all()
    assert min(assessment.map.shape) >= 16


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_flat_picture_is_scored(system: System, level: int):
    assessment = system.scorer().assess(Picture(np.full((60, 80, 3), level, np.uint8)))
    assert np.isfinite(assessment.score)


def test_sixteen_bits_score_as_eight(system: System, picture: Picture):
    deep = Picture(picture.rgb.astype(np.uint16) * 257)
    scorer = system.scorer()
    assert scorer.assess(deep).score == pytest.approx(scorer.assess(picture).score, abs=1e-3)


def test_the_quick_score_is_the_score(picture: Picture, tmp_path: Path):
    path = tmp_path / "m.safetensors"
    qdnet.save_model(_small(qdnet), CALIBRATION, path, card=CARD)
    scorer = qdnet.create("qdnet", path, "cpu")
    assert scorer.score(picture) == pytest.approx(scorer.assess(picture).score, abs=1e-6)


@pytest.mark.parametrize("shape", [(270, 400), (33, 500), (1, 1)])
def test_dri_restores_a_preview_of_even_sides(tmp_path: Path, shape: tuple[int, int]):
    path = tmp_path / "m.safetensors"
    net = _small(dri)
    # A fresh network that takes nothing out gives the view itself back.
    torch.nn.init.zeros_(net.restoration.out.weight)
    torch.nn.init.zeros_(net.restoration.out.bias)
    dri.save_model(net, CALIBRATION, path, card=CARD)
    rgb = np.random.default_rng(1).integers(0, 256, (*shape, 3), dtype=np.uint8)
    preview = dri.create("dri", path, "cpu").restored(Picture(rgb))
    view = blind.blind_view(Picture(rgb))
    height, width = (side - side % 2 for side in view.shape[:2])
    assert preview.shape == (height, width, 3) and preview.dtype == np.uint8
    np.testing.assert_allclose(preview, view[:height, :width] * 255, atol=0.51)
