import pytest
import torch

from disque_studio.nets.causal import Architecture, Causal, cells, local_contrast, moments


@pytest.fixture(scope="module")
def net() -> Causal:
    torch.manual_seed(0)
    return Causal().eval()


@pytest.fixture(scope="module")
def pictures() -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    coarse = torch.rand(2, 3, 12, 16, generator=generator)
    return torch.nn.functional.interpolate(coarse, size=(96, 128), mode="bilinear")


@torch.no_grad()
def test_an_identical_pair_has_features_of_exactly_zero(net, pictures):
    visible = net.compare(pictures, pictures)
    assert not moments(visible).any()
    assert not cells(visible, 16, 16).any()


@torch.no_grad()
def test_features_grow_with_noise(net, pictures):
    noise = torch.randn(pictures.shape, generator=torch.Generator().manual_seed(2))
    means = [
        moments(net.compare(pictures, (pictures + amount * noise).clamp(0, 1))).mean()
        for amount in (0.01, 0.03, 0.1, 0.3)
    ]
    assert means == sorted(means)
    assert means[0] > 0


@torch.no_grad()
def test_gains_lie_between_0_and_1_and_depend_on_content(net, pictures):
    gains = net.mask(net.content(pictures))
    assert [gain.shape[1] for gain in gains] == list(Architecture().widths)
    assert all(gain.min() > 0 and gain.max() < 1 and gain.std() > 0 for gain in gains)


@torch.no_grad()
def test_the_decoder_gives_a_picture_of_the_same_size(net, pictures):
    made = net.decoder(net.content(pictures), moments(net.degradation(pictures)))
    assert made.shape == pictures.shape


def test_local_contrast_forgets_gain_but_not_detail(pictures):
    detail = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(3))
    strong, weak = local_contrast(detail), local_contrast(0.4 + 0.5 * detail)
    assert weak.std() > 0.7 * strong.std()
    assert not local_contrast(torch.full((1, 3, 32, 32), 0.3)).abs().gt(1e-3).any()


@torch.no_grad()
def test_cells_tell_where_the_degradation_is(net, pictures):
    spoilt = pictures.clone()
    generator = torch.Generator().manual_seed(4)
    spoilt[:, :, :48, :64] = torch.rand(2, 3, 48, 64, generator=generator)
    grid = cells(net.compare(pictures, spoilt), 16, 16).mean(2).unflatten(1, (16, 16))
    assert grid[:, :8, :8].mean() > 5 * grid[:, 10:, 10:].mean()


def test_moments_have_finite_gradients_where_nothing_varies():
    maps = [torch.zeros(1, 4, 8, 8, requires_grad=True)]
    moments(maps).sum().backward()
    assert maps[0].grad is not None
    assert maps[0].grad.isfinite().all()
