import pytest
import torch
from torch import Tensor

from disque_studio.nets.blind import Features
from disque_studio.nets.qdnet import (
    REDUCTION,
    Architecture,
    Bottleneck,
    Decoder,
    QdNet,
    divergence,
    drawn,
    normalised,
)
from disque_studio.nets.scenestats import MOMENTS

SMALL = Architecture(latent=8, hidden=16, decoder=8)


@pytest.fixture(scope="module")
def net() -> QdNet:
    torch.manual_seed(0)
    return QdNet(SMALL).eval()


def pictures(count: int, height: int, width: int, seed: int = 0) -> Tensor:
    return torch.rand(count, 3, height, width, generator=torch.Generator().manual_seed(seed))


def test_normalised_maps_have_no_mean_and_unit_deviation():
    maps = 7 + 3 * torch.randn(2, 4, 30, 40, generator=torch.Generator().manual_seed(0))
    plain = normalised(maps)
    torch.testing.assert_close(plain.mean((2, 3)), torch.zeros(2, 4), atol=1e-5, rtol=0)
    torch.testing.assert_close(plain.std((2, 3), correction=0), torch.ones(2, 4), atol=1e-3, rtol=0)
    assert not normalised(torch.full((1, 2, 5, 5), 4.0)).any()


def test_content_does_not_know_the_level_and_gain_of_a_map(net: QdNet):
    features = net.general(pictures(2, 64, 64))
    gain = 1 + torch.rand(1)
    moved = [stage * gain + torch.randn(stage.shape[1])[:, None, None] for stage in features.stages]
    other = Features(moved, features.positive, features.linear)
    for one, two in zip(net.content(features), net.content(other), strict=True):
        # A map with next to no deviation keeps the little that the floor under the variance leaves it.
        loud = one.std((2, 3)) > 0.98
        torch.testing.assert_close(one[loud], two[loud], atol=0.1, rtol=0)


def test_drawn_codes_have_the_mean_and_deviation_asked_for():
    mean, log_variance = torch.tensor([[1.0, -2.0]]), torch.tensor([[0.0, -2.0]])
    noise = torch.randn(20_000, 2, generator=torch.Generator().manual_seed(1))
    z = drawn(mean, log_variance, noise)
    torch.testing.assert_close(z.mean(0), mean[0], atol=0.03, rtol=0)
    torch.testing.assert_close(z.var(0).log(), log_variance[0], atol=0.1, rtol=0)
    torch.testing.assert_close(drawn(mean, log_variance, torch.zeros(1, 2)), mean)


def test_a_draw_passes_the_gradient_to_mean_and_variance():
    mean, log_variance = torch.zeros(3, 2, requires_grad=True), torch.zeros(3, 2, requires_grad=True)
    noise = torch.randn(3, 2)
    drawn(mean, log_variance, noise).sum().backward()
    torch.testing.assert_close(mean.grad, torch.ones(3, 2))
    torch.testing.assert_close(log_variance.grad, 0.5 * noise)


def test_divergence_is_that_of_gaussians():
    none = torch.zeros(5, 3)
    assert float(divergence(none, none)) == 0
    mean, log_variance = torch.randn(5, 3), torch.randn(5, 3)
    expected = torch.distributions.kl_divergence(
        torch.distributions.Normal(mean, (0.5 * log_variance).exp()), torch.distributions.Normal(0.0, 1.0)
    ).mean()
    torch.testing.assert_close(divergence(mean, log_variance), expected)
    assert float(expected) > 0


def test_codes_begin_with_little_noise():
    torch.manual_seed(0)
    bottleneck = Bottleneck(SMALL).eval()
    mean, log_variance = bottleneck(torch.randn(20, MOMENTS))
    assert mean.shape == log_variance.shape == (20, SMALL.latent)
    assert -4 < log_variance.mean().item() < -2


@pytest.mark.parametrize(("height", "width"), [(32, 32), (64, 96), (33, 100), (70, 45), (99, 37)])
def test_decoded_pictures_are_a_quarter_of_the_side(net: QdNet, height: int, width: int):
    features = net.general(pictures(2, height, width))
    made = net.decode(net.content(features), torch.randn(2, SMALL.latent))
    assert made.shape == (2, 3, -(-height // REDUCTION), -(-width // REDUCTION))


def test_the_decoder_takes_quality_from_the_code_and_content_from_the_maps(net: QdNet):
    content = net.content(net.general(pictures(2, 64, 64)))
    z = torch.randn(2, SMALL.latent)
    made = net.decode(content, z)
    assert not torch.allclose(made, net.decode(content, z + 1))
    assert not torch.allclose(made, net.decode([stage.flip(3) for stage in content], z))
    torch.testing.assert_close(made, net.decode(content, z))


def test_every_weight_of_the_decoder_counts():
    torch.manual_seed(0)
    decoder = Decoder(SMALL)
    content = [torch.randn(2, width, 32 // 2**i, 32 // 2**i) for i, width in enumerate((48, 64, 96, 128))]
    decoder(content, torch.randn(2, SMALL.latent)).square().sum().backward()
    # A bias before instance normalisation is taken out again.
    idle = {f"{step}.conv.bias" for step in ("steps.0", "steps.1", "steps.2", "steps.3", "last")}
    largest = {n: float(p.grad.abs().max()) for n, p in decoder.named_parameters() if p.grad is not None}
    assert {n for n, _ in decoder.named_parameters()} == set(largest)
    assert {name for name, size in largest.items() if size < 1e-4} <= idle


def test_each_cell_and_each_picture_has_one_code_and_one_score(net: QdNet):
    features = net.general(pictures(2, 64, 96))
    mean, log_variance = net.encode(features)
    assert mean.shape == log_variance.shape == (2, SMALL.latent)
    local, _ = net.encode(features, (4, 6))
    assert local.shape == (2 * 4 * 6, SMALL.latent)
    assert net.judge(mean).shape == (2,)
    assert net.judge(local).shape == (48,)
