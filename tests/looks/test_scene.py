import pytest
import torch

from disque_studio.looks.scene import BINS, COORDINATES, QUANTILES, Scene, output_quantiles, tents


def photo(seed: int = 0, count: int = 500) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.exp2(torch.randn(2, count, 3, generator=generator) * 3 - 2.5)


def test_tents_are_a_partition_of_unity_and_hold_their_ends():
    x = torch.linspace(-3, 4, 200)
    values = tents(x, 7, 0.0, 1.0)
    torch.testing.assert_close(values.sum(-1), torch.ones(200))
    assert (values >= 0).all()
    torch.testing.assert_close(tents(torch.tensor([-9.0]), 7, 0.0, 1.0)[0, 0], torch.tensor(1.0))


def test_greys_have_no_ratios():
    scene = Scene.of(torch.rand(1, 40, 1).expand(-1, -1, 3) + 0.1)
    torch.testing.assert_close(scene.ratios, torch.zeros(1, 40, 3), atol=1e-5, rtol=0)


def test_every_coordinate_rises_with_luminance():
    scene = Scene.of(photo())
    steps = torch.linspace(-12, 8, 64).expand(2, -1)
    coordinates = scene.coordinates(steps)
    assert coordinates.shape == (2, len(COORDINATES), 64)
    assert (coordinates.diff(dim=2) >= -1e-6).all()


@pytest.mark.parametrize("name", COORDINATES)
def test_coordinates_follow_the_scene_under_a_change_of_exposure(name: str):
    rgb = photo()
    index = COORDINATES.index(name)
    here, there = Scene.of(rgb), Scene.of(rgb * 4)
    torch.testing.assert_close(
        here.coordinates(here.log_luminance)[:, index],
        there.coordinates(there.log_luminance)[:, index],
        atol=2e-3,
        rtol=0,
    )


def test_bins_hold_equal_shares_of_the_pixels():
    scene = Scene.of(photo(count=6000))
    share = scene.bins(scene.log_luminance).mean(1) * (BINS - 1)
    torch.testing.assert_close(share[:, 1:-1], torch.ones(2, BINS - 2), atol=0.05, rtol=0)


def test_quantiles_ascend():
    assert (Scene.of(photo()).quantiles().diff(dim=1) >= 0).all()
    assert output_quantiles(torch.rand(3, 90, 3)).shape == (3, QUANTILES)


def test_black_and_constant_pictures_stay_finite():
    for rgb in (torch.zeros(1, 9, 3), torch.full((1, 9, 3), 0.18)):
        scene = Scene.of(rgb)
        assert scene.coordinates(scene.log_luminance).isfinite().all()
