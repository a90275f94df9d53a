import pytest
import torch

from disque_studio.nets.blind import LEARNED, WIDTHS, General, Reading, Standard, Statistics, flat
from disque_studio.nets.scenestats import MOMENTS, summarised


def test_standard_statistics_have_no_mean_and_unit_deviation():
    standard = Standard(4)
    values = torch.randn(4000, 4, generator=torch.Generator().manual_seed(0))
    values = values * torch.tensor([0.1, 1, 5, 30]) + torch.tensor([3, -2, 0, 100])
    for part in values.split(100):
        standard(part)
    standard.eval()
    given = standard(values)
    torch.testing.assert_close(given.mean(0), torch.zeros(4), atol=0.05, rtol=0)
    torch.testing.assert_close(given.std(0), torch.ones(4), atol=0.05, rtol=0)


def test_standard_learns_only_while_training():
    standard = Standard(3)
    standard(torch.rand(50, 3))
    standard.eval()
    before = {name: tensor.clone() for name, tensor in standard.state_dict().items()}
    far = standard(torch.full((5, 3), 1e6))
    assert all(torch.equal(before[name], tensor) for name, tensor in standard.state_dict().items())
    torch.testing.assert_close(far, torch.full((5, 3), 5.0))


def test_standard_gives_a_picture_the_same_numbers_whatever_is_beside_it():
    standard = Standard(3)
    values = torch.rand(20, 3)
    standard(values)
    standard.eval()
    assert torch.equal(standard(values)[:1], standard(values[:1]))


def test_a_reading_starts_with_the_fixed_statistics_alone():
    reading = Reading(6, 8).eval()
    fixed, learned = torch.randn(5, MOMENTS), torch.randn(5, LEARNED)
    torch.testing.assert_close(reading(Statistics(fixed, learned)), reading(Statistics(fixed, None)))
    assert reading(Statistics(fixed, None)).shape == (5, 6)


def test_a_reading_can_learn_from_the_learned_statistics():
    reading = Reading(6, 8)
    statistics = Statistics(torch.randn(5, MOMENTS), torch.randn(5, LEARNED))
    reading(statistics).square().sum().backward()
    last = reading.learned[-1].weight.grad
    assert last is not None and bool(last.any())


@pytest.mark.parametrize(("height", "width"), [(32, 32), (33, 32), (45, 71), (64, 97), (32, 200)])
def test_stages_halve_the_picture(height: int, width: int):
    features = General().eval()(torch.rand(2, 3, height, width))
    expected = []
    for wide in WIDTHS:
        height, width = -(-height // 2), -(-width // 2)
        expected.append((2, wide, height, width))
    assert [stage.shape for stage in features.stages] == expected


def test_statistics_of_one_cell_are_the_global_ones():
    general = General().eval()
    features = general(torch.rand(2, 3, 64, 80))
    whole, local = general.statistics(features), general.statistics(features, (1, 1))
    torch.testing.assert_close(whole.fixed, local.fixed, rtol=1e-3, atol=1e-3)
    assert whole.learned is not None and local.learned is not None
    torch.testing.assert_close(whole.learned, local.learned, rtol=1e-3, atol=1e-3)


def test_cells_come_row_by_row_picture_by_picture():
    general = General().eval()
    features = general(torch.rand(2, 3, 64, 80))
    statistics = general.statistics(features, (3, 5))
    assert statistics.fixed.shape == (30, MOMENTS)
    assert statistics.learned is not None and statistics.learned.shape == (30, LEARNED)
    maps = torch.arange(2 * 3 * 4 * 5).view(2, 3, 4, 5)
    for row, column in ((0, 0), (1, 2), (3, 4)):
        assert torch.equal(flat(maps)[20 + row * 5 + column], maps[1, :, row, column])


def test_the_score_of_a_picture_does_not_depend_on_its_batch():
    general = General().eval()
    pictures = torch.rand(3, 3, 48, 48)
    together = general.statistics(general(pictures))
    alone = general.statistics(general(pictures[:1]))
    torch.testing.assert_close(together.fixed[:1], alone.fixed, rtol=1e-4, atol=1e-4)
    assert together.learned is not None and alone.learned is not None
    torch.testing.assert_close(together.learned[:1], alone.learned, rtol=1e-3, atol=1e-3)


def test_kept_moments_are_the_fixed_statistics():
    general = General().eval()
    features = general(torch.rand(2, 3, 48, 48))
    kept = general.fixed_statistics(flat(summarised(features.positive, features.linear)))
    assert kept.learned is None
    torch.testing.assert_close(kept.fixed, general.statistics(features).fixed)


def test_a_gradient_reaches_the_picture():
    general = General().eval()
    picture = torch.rand(1, 3, 48, 48, requires_grad=True)
    statistics = general.statistics(general(picture))
    assert statistics.learned is not None
    (statistics.fixed.sum() + statistics.learned.sum()).backward()
    assert picture.grad is not None and picture.grad.isfinite().all() and picture.grad.any()
