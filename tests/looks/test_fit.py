import torch

from disque_studio.looks import fit
from disque_studio.looks.fit import FEATURES, Moments, Prior
from disque_studio.looks.scene import COORDINATES, HIGHEST_STOP, LOWEST_STOP, Scene


def weak_prior() -> Prior:
    shape = (len(COORDINATES), 3)
    return Prior(torch.zeros(*shape, FEATURES), 1e-3 * torch.eye(FEATURES).expand(*shape, -1, -1))


def pair(seed: int = 0, count: int = 900) -> tuple[Scene, torch.Tensor]:
    """A photo and its picture under a display gamma: smooth, coloured, not in the fits' own family."""
    generator = torch.Generator().manual_seed(seed)
    grey = torch.exp2(torch.randn(1, count, 1, generator=generator) * 2 - 2.5)
    rgb = grey * torch.exp2(torch.randn(1, count, 3, generator=generator) * 0.3)
    return Scene.of(rgb), (rgb / (1 + rgb)).clamp(0, 1) ** (1 / 2.2)


def test_a_smooth_operator_is_reproduced_on_its_own_picture():
    scene, target = pair()
    coefficients = fit.solve(fit.moments(fit.design(scene), target), weak_prior())
    made = fit.evaluate(fit.design(scene), coefficients)
    assert (made - target[:, None]).square().mean((2, 3)).max() < 1e-4


def test_errors_from_moments_are_the_errors_of_the_pixels():
    scene, target = pair()
    moments = fit.moments(fit.design(scene), target)
    coefficients = fit.solve(moments, weak_prior(), noise=1e-2)
    made = fit.evaluate(fit.design(scene), coefficients)
    direct = (made - target[:, None]).square().mean((2, 3))
    torch.testing.assert_close(fit.errors(moments, coefficients), direct, atol=2e-5, rtol=0.05)


def test_pooling_pairs_is_fitting_their_pixels_together():
    (one, a), (two, b) = pair(1), pair(2)
    first, second = fit.moments(fit.design(one), a), fit.moments(fit.design(two), b)
    both = Moments(
        torch.cat([first.features, second.features]),
        torch.cat([first.cross, second.cross]),
        torch.cat([first.target, second.target]),
    )
    pooled = both.mixed(torch.tensor([[0.5, 0.5]]))
    torch.testing.assert_close(pooled.features[0], (first.features[0] + second.features[0]) / 2)
    alone = both.mixed(torch.tensor([[1.0, 0.0]]))
    torch.testing.assert_close(alone.cross, first.cross)


def test_tables_say_the_same_as_the_fits():
    scene, target = pair()
    coefficients = fit.solve(fit.moments(fit.design(scene), target), weak_prior())
    positions = torch.linspace(LOWEST_STOP, HIGHEST_STOP, 4609)[None]
    tables = fit.tabulate(scene, coefficients, positions)
    made = fit.evaluate(fit.design(scene), coefficients)
    for k in range(len(COORDINATES)):
        looked_up = fit.look_up(tables[:, k], scene, LOWEST_STOP, HIGHEST_STOP)
        torch.testing.assert_close(looked_up, made[:, k], atol=5e-3, rtol=0)


def test_without_data_the_prior_decides():
    prior = weak_prior()
    moved = Prior(prior.mean + 0.25, prior.precision * 1e6)
    empty = Moments(
        torch.zeros(1, len(COORDINATES), FEATURES, FEATURES),
        torch.zeros(1, len(COORDINATES), FEATURES, 3),
        torch.zeros(1),
    )
    torch.testing.assert_close(
        fit.solve(empty, moved), torch.full((1, len(COORDINATES), FEATURES, 3), 0.25), atol=1e-4, rtol=0
    )
