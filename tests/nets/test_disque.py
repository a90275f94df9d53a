import torch

from disque_studio.nets.disque import CODE_TOP, GRID_DEPTH, Architecture, Disque, correct, slice_grid
from disque_studio.nets.encoders import SUMMARY, Encoder, summary


def test_content_ignores_a_change_of_exposure_and_appearance_does_not():
    torch.manual_seed(0)
    picture = torch.rand(1, 3, 48, 64)
    content, appearance = Encoder(normal=True), Encoder(normal=False)
    brighter = 0.5 * picture + 0.3
    far = [(a - b).abs().mean() for a, b in zip(content(picture), content(brighter), strict=True)]
    moved = (summary(appearance(picture)) - summary(appearance(brighter))).abs().mean()
    assert summary(appearance(picture)).shape == (1, SUMMARY)
    inner = content(picture)[1][..., 2:-2, 2:-2] - content(brighter)[1][..., 2:-2, 2:-2]
    assert inner.abs().mean() < 0.1
    assert max(far) < 0.3
    assert moved > 1e-3


def test_a_grey_picture_has_finite_gradients():
    encoder = Encoder(normal=False)
    picture = torch.full((1, 3, 32, 32), 0.5, requires_grad=True)
    summary(encoder(picture)).sum().backward()
    assert picture.grad is not None
    assert picture.grad.isfinite().all()


def test_an_untrained_network_leaves_the_fits_alone():
    net = Disque(Architecture(candidates=4, bins=3, facts=5)).eval()
    picture = torch.rand(2, 3, 48, 40)
    own = net.appear(picture)
    grid = net.decoder(net.content(picture), net.mix(own, own + 0.1))
    assert grid.shape == (2, 12, GRID_DEPTH, 6, 5)
    assert not grid.any()
    weights, gate = net.head(torch.rand(2, 5), net.mix(own, own), torch.full((2, 4), 0.01), torch.ones(2))
    torch.testing.assert_close(weights.sum(1), torch.ones(2, 3))
    assert ((gate > 0) & (gate < 1)).all()


def test_several_pairs_make_the_head_trust_small_errors_more():
    net = Disque(Architecture(candidates=2, bins=1, facts=1)).eval()
    own = net.appear(torch.rand(1, 3, 32, 32))
    errors = torch.tensor([[0.001, 0.02]])

    def best(count: float) -> float:
        weights, _ = net.head(torch.zeros(1, 1), net.mix(own, own), errors, torch.tensor([count]))
        return weights[0, 0, 0].item()

    assert best(4.0) > best(1.0) > 0.5


def test_slicing_a_constant_grid_gives_the_constant():
    grid = torch.zeros(1, 12, GRID_DEPTH, 4, 5)
    grid[:, 3], grid[:, 0] = 0.1, 0.5
    code = torch.rand(1, 20, 30) * CODE_TOP
    base = torch.rand(1, 3, 20, 30)
    out = correct(base, slice_grid(grid, code))
    torch.testing.assert_close(out[:, 0], base[:, 0] * 1.5 + 0.1)
    torch.testing.assert_close(out[:, 1:], base[:, 1:])


def test_slicing_reads_depth_by_the_code():
    grid = torch.zeros(1, 12, GRID_DEPTH, 1, 1)
    grid[0, 3, :, 0, 0] = torch.arange(GRID_DEPTH).float()
    code = torch.tensor([[[0.0, CODE_TOP / 2, CODE_TOP]]])
    sliced = slice_grid(grid, code)[0, 3, 0]
    torch.testing.assert_close(sliced, torch.tensor([0.0, (GRID_DEPTH - 1) / 2, GRID_DEPTH - 1.0]))
