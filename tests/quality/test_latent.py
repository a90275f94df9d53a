import pytest
import torch

from disque_studio.nets.qdnet import Architecture, QdNet
from disque_studio.quality import latent


@pytest.fixture(scope="module")
def net() -> QdNet:
    torch.manual_seed(4)
    return QdNet(Architecture()).eval().requires_grad_(False)


@pytest.fixture(scope="module")
def z(net) -> torch.Tensor:
    return 0.5 * latent.drawn(net, "cpu", 3000)[-1:]


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_equation_6_is_solved_for_every_code(net, z, share):
    draws = latent.drawn(net, "cpu")
    target = float(net.judge(draws).quantile(share))
    codes = latent.passing(net, draws, z, target)
    assert len(codes) > 20
    fused = latent.fuse(net, z, codes, target)
    assert (net.judge(fused.codes) - target).abs().max() <= 1.01 * latent.TOLERANCE
    assert torch.allclose(net.judge(fused.codes), fused.scores, atol=1e-6)
    assert ((fused.shares >= 0) & (fused.shares <= 1)).all()
    distances = (fused.codes - z).norm(dim=1)
    assert (distances.diff() >= 0).all()
    assert fused.rounds < 20


def test_descent_comes_near_too_but_asks_more_often(net, z):
    draws = latent.drawn(net, "cpu")
    own = float(net.judge(z))
    target = own + 0.3 * (float(net.judge(draws).max()) - own)
    code = latent.passing(net, draws, z, target)[:1]
    ours, descent = latent.fuse(net, z, code, target), latent.fuse_by_descent(net, z, code, target)
    assert abs(float(ours.scores[0]) - target) <= latent.TOLERANCE
    before = abs(float(net.judge(torch.lerp(z, code, 0.5))) - target)
    assert abs(float(descent.scores[0]) - target) <= before
    assert ours.rounds < descent.rounds


def test_the_same_codes_are_drawn_every_time(net):
    assert torch.equal(latent.drawn(net, "cpu"), latent.drawn(net, "cpu"))


def test_only_codes_beyond_the_target_pass(net, z):
    draws, own = latent.drawn(net, "cpu"), float(net.judge(z))
    assert (net.judge(latent.passing(net, draws, z, own + 0.01)) >= own + 0.01).all()
    assert (net.judge(latent.passing(net, draws, z, own - 0.01)) <= own - 0.01).all()
    assert not len(latent.passing(net, draws, z, 1e6))


def test_the_picture_s_own_code_changes_nothing(net, z):
    with torch.inference_mode():
        content = net.content(net.general(torch.rand(1, 3, 64, 96)))
        changes = latent.decoded_changes(net, content, z, torch.cat([z, z + 1]))
    assert changes.shape == (2, 3, 16, 24)
    assert changes[0].abs().max() < 1e-5
