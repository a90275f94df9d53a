import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks import apply, coding
from disque_studio.looks.exemplar import code_pair
from disque_studio.looks.look import Exemplar, Look
from disque_studio.looks.mapping import neutral_mapping
from disque_studio.looks.model import KIND, LookModel, foreign, load_model, save_model
from disque_studio.looks.plan import plan, pooled, sameness
from disque_studio.looks.scene import BINS, COORDINATES
from disque_studio.nets import checkpoint
from tests.looks.conftest import operated, photo_of, scene


def psnr(made: np.ndarray, target: np.ndarray) -> float:
    return float(-10 * np.log10(np.mean((np.clip(made, 0, 1) - target) ** 2)))


@pytest.fixture(scope="module")
def rgb() -> np.ndarray:
    return scene(1)


@pytest.mark.parametrize("operator", ["hable", "reinhard-local", "log-sigmoid", "drago"])
def test_a_look_reproduces_its_own_target(rgb: np.ndarray, untrained: LookModel, operator: str):
    target = operated(rgb, operator)
    exemplar = code_pair(photo_of(rgb), target, name=operator, model=untrained)
    mapping = plan(small_copy(rgb, 256), Look(operator, (exemplar,), (1.0,)), model=untrained)
    assert psnr(apply.render(rgb, mapping), target.as_float()) > 36
    assert exemplar.fit_error < 1.5


def test_several_pairs_carry_a_look_to_another_scene(untrained: LookModel):
    exemplars = tuple(
        code_pair(photo_of(scene(i)), operated(scene(i), "hable"), name=str(i), model=untrained)
        for i in (2, 3, 4)
    )
    other = scene(9)
    target = operated(other, "hable").as_float()
    made = plan(small_copy(other, 256), Look("hable", exemplars, (1.0, 1.0, 1.0)), model=untrained)
    plain = neutral_mapping(key_gain(other))
    assert psnr(apply.render(other, made), target) > psnr(apply.render(other, plain), target) + 3


def test_weights_are_relative_and_pairs_of_no_weight_do_not_count(rgb: np.ndarray, untrained: LookModel):
    one = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="one", model=untrained)
    two = code_pair(photo_of(scene(3)), operated(scene(3), "drago"), name="two", model=untrained)
    small = small_copy(rgb, 256)

    def table(*weights: float) -> np.ndarray:
        return plan(small, Look("mix", (one, two), weights), model=untrained).table

    np.testing.assert_allclose(table(1.0, 1.0), table(0.2, 0.2), atol=1e-4)
    np.testing.assert_allclose(
        table(1.0, 0.0), plan(small, Look("one", (one,), (1.0,)), model=untrained).table, atol=1e-6
    )


def test_pairs_whose_scenes_are_lit_as_the_photo_count_more_in_the_fits(untrained: LookModel):
    lit = scene(2)
    dull = lit ** np.float32(0.4)
    bright, dark = (
        code_pair(photo_of(rgb), operated(rgb, operator), name=operator, model=untrained).arrays
        for rgb, operator in ((lit, "hable"), (dull, "drago"))
    )
    weights = torch.tensor([[0.5, 0.5]])

    def share(rgb: np.ndarray, *pairs: dict[str, np.ndarray]) -> float:
        """How much of the first pair is in the fits' moments."""
        small = small_copy(rgb, 256)
        photos = coding.photos(small * np.float32(key_gain(small)), untrained.device)
        codes = coding.from_arrays(pairs, untrained.device)
        found = pooled(codes, photos, weights)
        torch.testing.assert_close(found.change, codes.change.mean(0, keepdim=True))
        one, two = codes.moments.target
        return float((found.moments.target[0] - two) / (one - two))

    assert share(lit, bright, dark) > 0.7
    assert share(dull, bright, dark) < 0.3
    repeated = bright | {"target": 2 * bright["target"]}
    assert share(scene(3), bright, repeated) == pytest.approx(0.5, abs=1e-3)


def test_one_pair_alone_is_pooled_as_it_is(rgb: np.ndarray, untrained: LookModel):
    exemplar = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="x", model=untrained)
    photos = coding.photos(small_copy(rgb, 256), untrained.device)
    codes = coding.from_arrays([exemplar.arrays], untrained.device)
    found = pooled(codes, photos, torch.ones(1, 1))
    torch.testing.assert_close(found.moments.features, codes.moments.features, rtol=0, atol=0)
    torch.testing.assert_close(found.moments.cross, codes.moments.cross, rtol=0, atol=0)
    torch.testing.assert_close(found.change, codes.change, rtol=0, atol=0)


def test_exposure_of_the_photo_does_not_change_the_look(rgb: np.ndarray, untrained: LookModel):
    exemplar = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="x", model=untrained)
    look = Look("x", (exemplar,), (1.0,))
    here = apply.render(rgb, plan(small_copy(rgb, 256), look, model=untrained))
    there = apply.render(rgb * 8, plan(small_copy(rgb * 8, 256), look, model=untrained))
    np.testing.assert_allclose(here, there, atol=5e-3)


def test_planning_is_deterministic(rgb: np.ndarray, untrained: LookModel):
    exemplar = code_pair(photo_of(rgb), operated(rgb, "hable"), name="x", model=untrained)
    look = Look("x", (exemplar,), (1.0,))
    one, two = (plan(small_copy(rgb, 256), look, model=untrained) for _ in range(2))
    np.testing.assert_array_equal(one.table, two.table)


@pytest.mark.parametrize("rgb", [np.zeros((40, 60, 3), np.float32), np.full((40, 60, 3), 0.18, np.float32)])
def test_black_and_flat_photos_are_mapped_to_finite_pictures(rgb: np.ndarray, untrained: LookModel):
    exemplar = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="x", model=untrained)
    made = apply.render(rgb, plan(rgb, Look("x", (exemplar,), (1.0,)), model=untrained))
    assert np.isfinite(made).all()


def test_only_the_same_picture_counts_as_the_same(rgb: np.ndarray, untrained: LookModel):
    exemplar = code_pair(photo_of(rgb), operated(rgb, "hable"), name="x", model=untrained)
    gain = np.float32(0.18 / np.exp(np.log(rgb + 1e-6).mean()))
    assert sameness(rgb * gain, exemplar.arrays["signature"]) == 1
    assert sameness(scene(7) * gain, exemplar.arrays["signature"]) == 0


def test_a_look_survives_its_file(tmp_path: Path, rgb: np.ndarray, untrained: LookModel):
    exemplar = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="x", model=untrained)
    look = Look("x", (exemplar,), (1.0,))
    look.save(tmp_path / "x.look")
    again = Look.load(tmp_path / "x.look")
    small = small_copy(rgb, 256)
    np.testing.assert_array_equal(
        plan(small, look, model=untrained).table, plan(small, again, model=untrained).table
    )


def test_a_model_survives_its_file(tmp_path: Path, rgb: np.ndarray, untrained: LookModel):
    save_model(untrained, tmp_path / "m.safetensors", card={})
    again = load_model(tmp_path / "m.safetensors")
    small = small_copy(rgb, 256)

    def table(model: LookModel) -> np.ndarray:
        exemplar = code_pair(photo_of(rgb), operated(rgb, "hable"), name="x", model=model)
        return plan(small, Look("x", (exemplar,), (1.0,)), model=model).table

    np.testing.assert_array_equal(table(untrained), table(again))
    assert len(again.identity) == 12
    assert again.mark == again.identity


@pytest.mark.parametrize("mean", [None, torch.zeros(2), torch.zeros(12, 3, 33)])
def test_a_model_whose_prior_is_none_is_refused(tmp_path: Path, untrained: LookModel, mean: torch.Tensor):
    path = tmp_path / "m.safetensors"
    save_model(untrained, path, card={})
    tensors, shape, card = checkpoint.load(path, kind=KIND)
    del tensors["prior.mean"]
    checkpoint.save(
        path,
        tensors | ({} if mean is None else {"prior.mean": mean}),
        kind=KIND,
        architecture=shape,
        card=card,
    )
    with pytest.raises(FileRefusedError, match="does not hold the expected weights"):
        load_model(path)


def test_a_tuned_model_and_its_base_read_each_others_codes(tmp_path: Path, untrained: LookModel):
    tuned = LookModel(untrained.net, untrained.prior, identity="", base=untrained.identity)
    save_model(tuned, tmp_path / "own.safetensors", card={"recipe": "own"})
    again = load_model(tmp_path / "own.safetensors")
    assert again.base == untrained.identity
    assert again.mark == f"{again.identity}/untrained"
    assert again.reads(untrained.mark)
    assert untrained.reads(again.mark)
    assert not again.reads("another")


def test_codes_of_other_encoders_go_by_the_fits_alone(rgb: np.ndarray, untrained: LookModel):
    class Sure(torch.nn.Module):
        def forward(self, facts, code, errors, count):
            weights = torch.zeros(1, len(COORDINATES), BINS)
            weights[:, 0] = 1
            return weights.clamp_min(1e-6), torch.ones(1, 1)

    net = copy.deepcopy(untrained.net)
    net.head = Sure()
    model = replace(untrained, net=net)
    exemplar = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="x", model=untrained)
    stranger = replace(exemplar, model="another")
    small = small_copy(rgb, 256)

    def table(coded: Exemplar, planner: LookModel) -> np.ndarray:
        return plan(small, Look("x", (coded,), (1.0,)), model=planner).table

    assert np.abs(table(exemplar, model) - table(exemplar, untrained)).max() > 1e-3
    np.testing.assert_allclose(table(stranger, model), table(stranger, untrained), atol=1e-6)
    assert foreign(Look("x", (exemplar, stranger), (1.0, 0.1)), model)
    assert not foreign(Look("x", (exemplar, stranger), (1.0, 0.0)), model)


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (300, 1), (2, 2)])
def test_tiny_and_narrow_photos_are_mapped_to_finite_pictures(shape: tuple[int, int], untrained: LookModel):
    rgb = np.random.default_rng(5).lognormal(0, 2, (*shape, 3)).astype(np.float32)
    exemplar = code_pair(photo_of(scene(2)), operated(scene(2), "hable"), name="x", model=untrained)
    small = small_copy(rgb, 256)
    made = apply.render(rgb, plan(small, Look("x", (exemplar,), (1.0,)), model=untrained))
    assert np.isfinite(made).all()
