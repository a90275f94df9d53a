import cv2
import numpy as np
import pytest
import torch
from scipy.ndimage import convolve1d
from torch import Tensor

from disque_studio.nets.scenestats import (
    LEVELS,
    LINEAR,
    MOMENTS,
    POSITIVE,
    SCALES,
    SEEN,
    SceneStatistics,
    moments,
    summarised,
)

NORMALISED = slice(3, 6)
LOG_DEVIATION = slice(6, 9)


def noise(deviation: float = 0.08, seed: int = 0, height: int = 128, width: int = 160) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    grey = 0.5 + deviation * torch.randn(1, 1, height, width, generator=generator)
    return grey.expand(1, 3, -1, -1).contiguous()


def blurred(picture: Tensor, sigma: float) -> Tensor:
    pixels = picture[0].permute(1, 2, 0).numpy()
    return torch.from_numpy(cv2.GaussianBlur(pixels, (0, 0), sigma)).permute(2, 0, 1)[None]


def test_maps_halve_from_scale_to_scale_and_odd_sides_are_rounded_up():
    seen, positive, linear = SceneStatistics()(torch.rand(2, 3, 45, 70))
    sizes = [(45, 70), (23, 35), (12, 18)]
    assert [maps.shape for maps in seen] == [(2, SEEN, *size) for size in sizes]
    assert [maps.shape for maps in positive] == [(2, POSITIVE, *size) for size in sizes]
    assert linear.shape == (2, LINEAR, *sizes[1])
    assert all((maps >= 0).all() for maps in positive)
    assert summarised(positive, linear).shape == (2, MOMENTS, 1, 1)


def taps(sigma: float, reach: int) -> np.ndarray:
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return weights / weights.sum()


def smoothed(values: np.ndarray) -> np.ndarray:
    return spread(values, taps(0.7, 2))


def window(values: np.ndarray) -> np.ndarray:
    return spread(values, taps(7 / 6, 3))


def spread(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return convolve1d(convolve1d(values, weights, axis=0, mode="nearest"), weights, axis=1, mode="nearest")


def test_local_deviations_are_those_of_a_gaussian_window_over_the_smoothed_picture():
    picture = torch.rand(1, 3, 40, 50, generator=torch.Generator().manual_seed(3))
    luma = (picture[0] * torch.tensor([0.299, 0.587, 0.114])[:, None, None]).sum(0).double().numpy()
    luma = smoothed(luma)
    deviation = np.sqrt(np.maximum(window(luma**2) - window(luma) ** 2, 0))
    seen, positive, _ = SceneStatistics()(picture)
    np.testing.assert_allclose(positive[0][0, 0].numpy(), deviation, atol=4e-6)
    expected = (luma - window(luma)) / (deviation + 0.01)
    np.testing.assert_allclose(2 * seen[0][0, 3].numpy(), expected, atol=2e-4)


def test_white_noise_is_normalised_without_heavy_tails_to_the_deviation_of_its_kernel():
    luma = 2 * SceneStatistics()(noise(2.0))[0][0][0, 3]
    impulse = np.zeros((21, 21))
    impulse[10, 10] = 1
    kernel = smoothed(impulse)
    left = np.square(kernel - window(kernel)).sum()
    inside = np.square(kernel).sum() - np.square(window(kernel)).sum()
    assert float(luma.std()) == pytest.approx(np.sqrt(left / inside), rel=0.07)
    assert float(luma.mean()) == pytest.approx(0, abs=0.02)
    assert 2 < float((luma**4).mean() / luma.square().mean() ** 2) < 3.3


def test_the_finest_detail_is_smoothed_away_and_coarser_detail_is_not():
    rows, columns = torch.meshgrid(torch.arange(64), torch.arange(64), indexing="ij")

    def deviation(size: int) -> float:
        board = 0.4 + 0.2 * ((rows // size + columns // size) % 2)
        _, positive, _ = SceneStatistics()(board.expand(1, 3, -1, -1).contiguous())
        return float(positive[0][0, 0, 8:-8, 8:-8].max())

    assert deviation(1) < 0.005
    assert deviation(4) > 0.05


def test_normalised_maps_do_not_know_the_contrast():
    weak, strong = (SceneStatistics()(noise(d))[0][0][:, NORMALISED] for d in (0.06, 0.12))
    assert float((weak - strong).abs().mean()) < 0.1 * float(strong.abs().mean()) + 0.02


def test_blur_lowers_deviations_and_makes_neighbours_alike():
    fixed = SceneStatistics()
    deviations, agreement = [], []
    for picture in (noise(), blurred(noise(), 0.8), blurred(noise(), 2.0)):
        seen, positive, _ = fixed(picture)
        deviations.append(float(seen[0][0, 6].mean()))
        alike, opposed = positive[0][0, 9:13].mean(), positive[0][0, 13:17].mean()
        agreement.append(float((alike - opposed) / (alike + opposed)))
    assert deviations == sorted(deviations, reverse=True)
    assert agreement == sorted(agreement)


def test_a_flat_picture_has_neither_deviation_nor_a_broken_gradient():
    picture = torch.full((1, 3, 48, 48), 0.4, requires_grad=True)
    _, positive, linear = SceneStatistics()(picture)
    assert all(float(maps.detach().max()) < 2e-2 for maps in positive)
    summarised(positive, linear).sum().backward()
    assert picture.grad is not None and picture.grad.isfinite().all()


def test_tone_steps_are_the_cumulative_histogram():
    ramp = torch.linspace(0, 1, 512).expand(1, 3, 32, -1).contiguous()
    _, _, linear = SceneStatistics()(ramp)
    brighter = linear[0, 3 : 3 + len(LEVELS)].mean((1, 2))
    torch.testing.assert_close(brighter, 1 - torch.tensor(LEVELS), atol=0.02, rtol=0)


def test_half_precision_around_does_not_reach_the_statistics():
    picture = blurred(noise(), 1.5)
    fixed = SceneStatistics()
    plain = fixed(picture)
    with torch.autocast("cpu", torch.bfloat16):
        inside = fixed(picture)
    for maps, same in zip([*plain[0], *plain[1], plain[2]], [*inside[0], *inside[1], inside[2]], strict=True):
        assert same.dtype == torch.float32
        torch.testing.assert_close(maps, same)


@pytest.mark.parametrize("order", [torch.contiguous_format, torch.channels_last])
def test_moments_are_mean_and_deviation(order: torch.memory_format):
    maps = torch.rand(2, 5, 33, 47, generator=torch.Generator().manual_seed(6)).to(memory_format=order)
    mean, deviation = moments(maps)
    np.testing.assert_allclose(mean[:, :, 0, 0], maps.numpy().mean((2, 3)), rtol=1e-5)
    np.testing.assert_allclose(deviation[:, :, 0, 0], maps.numpy().std((2, 3)), rtol=1e-4)


@pytest.mark.parametrize("order", [torch.contiguous_format, torch.channels_last])
def test_one_cell_is_the_whole_picture(order: torch.memory_format):
    maps = torch.rand(2, 5, 33, 47, generator=torch.Generator().manual_seed(7)).to(memory_format=order)
    for local, whole in zip(moments(maps, (1, 1)), moments(maps), strict=True):
        torch.testing.assert_close(local, whole)


@pytest.mark.parametrize("order", [torch.contiguous_format, torch.channels_last])
@pytest.mark.parametrize("cells", [(4, 6), (18, 25), (40, 3)])
def test_cells_are_means_over_overlapping_windows(order: torch.memory_format, cells: tuple[int, int]):
    maps = torch.rand(1, 3, 37, 50, generator=torch.Generator().manual_seed(8)).to(memory_format=order)
    mean, deviation = moments(maps, cells)

    def windows(values: np.ndarray) -> np.ndarray:
        rows, columns = cells
        edges = [
            [(i * size // count, -(-(i + 1) * size // count)) for i in range(count)]
            for size, count in zip(values.shape, cells, strict=True)
        ]
        means = np.array([[values[a:b, c:d].mean() for c, d in edges[1]] for a, b in edges[0]])
        return np.array(
            [
                [
                    means[max(i - 1, 0) : min(i + 2, rows), max(j - 1, 0) : min(j + 2, columns)].mean()
                    for j in range(columns)
                ]
                for i in range(rows)
            ]
        )

    for channel in range(3):
        values = maps[0, channel].double().numpy()
        expected = windows(values)
        np.testing.assert_allclose(mean[0, channel], expected, rtol=1e-5)
        variance = windows(values**2) - expected**2
        np.testing.assert_allclose(deviation[0, channel], np.sqrt(variance + 1e-6), rtol=1e-3, atol=1e-4)


def test_cells_of_a_constant_are_all_alike():
    mean, deviation = moments(torch.full((1, 2, 30, 40), 0.3), (5, 7))
    torch.testing.assert_close(mean, torch.full_like(mean, 0.3))
    assert mean.shape == (1, 2, 5, 7)
    assert float(deviation.max()) < 2e-3


def test_pictures_do_not_see_each_other():
    pictures = torch.cat([noise(seed=1), noise(0.02, seed=2)])
    fixed = SceneStatistics()
    _, positive, linear = fixed(pictures)
    together = summarised(positive, linear)
    _, positive, linear = fixed(pictures[1:])
    torch.testing.assert_close(together[1:], summarised(positive, linear), rtol=1e-4, atol=1e-4)
    assert len(positive) == SCALES
