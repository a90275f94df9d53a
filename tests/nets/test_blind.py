import pytest
import torch

from disque_studio.nets.blind import LEARNED, WIDTHS, General, Standard, flat, learned_moments, reader
from disque_studio.nets.scenestats import MOMENTS, moments, summarised


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


def test_a_reader_sees_each_picture_alone_and_all_statistics():
    torch.manual_seed(0)
    read = reader(MOMENTS, 16, 6).eval()
    statistics = torch.randn(5, MOMENTS, requires_grad=True)
    codes = read(statistics)
    assert codes.shape == (5, 6)
    codes[0].sum().backward()
    assert statistics.grad is not None
    assert statistics.grad[0].all() and not statistics.grad[1:].any()


def test_a_reader_drops_numbers_only_while_training():
    read = reader(MOMENTS, 16, 6)
    statistics = torch.randn(5, MOMENTS)
    assert not torch.equal(read(statistics), read(statistics))
    read.eval()
    assert torch.equal(read(statistics), read(statistics))


@pytest.mark.parametrize(("height", "width"), [(32, 32), (33, 32), (45, 71), (64, 97), (32, 200)])
def test_stages_halve_the_picture(height: int, width: int):
    features = General().eval()(torch.rand(2, 3, height, width))
    expected = []
    for wide in WIDTHS:
        height, width = -(-height // 2), -(-width // 2)
        expected.append((2, wide, height, width))
    assert [stage.shape for stage in features.stages] == expected


def test_statistics_are_the_fixed_moments_with_or_without_the_stages():
    general = General().eval()
    picture = torch.rand(2, 3, 48, 48)
    features = general(picture)
    expected = general.standard(flat(summarised(features.positive, features.linear)))
    torch.testing.assert_close(general.statistics(features), expected)
    without = general(picture, learned=False)
    assert without.stages == []
    assert torch.equal(general.statistics(without), general.statistics(features))


def test_learned_moments_are_those_of_the_stages_in_turn():
    features = General().eval()(torch.rand(2, 3, 48, 48))
    learned = learned_moments(features)
    assert learned.shape == (2, LEARNED)
    mean, deviation = moments(features.stages[0])
    torch.testing.assert_close(learned[:, : WIDTHS[0]], flat(mean))
    torch.testing.assert_close(learned[:, WIDTHS[0] : 2 * WIDTHS[0]], flat(deviation))


def test_statistics_of_one_cell_are_the_global_ones():
    general = General().eval()
    features = general(torch.rand(2, 3, 64, 80))
    whole, local = general.statistics(features), general.statistics(features, (1, 1))
    torch.testing.assert_close(whole, local, rtol=1e-3, atol=1e-3)


def test_cells_come_row_by_row_picture_by_picture():
    general = General().eval()
    features = general(torch.rand(2, 3, 64, 80))
    assert general.statistics(features, (3, 5)).shape == (30, MOMENTS)
    maps = torch.arange(2 * 3 * 4 * 5).view(2, 3, 4, 5)
    for row, column in ((0, 0), (1, 2), (3, 4)):
        assert torch.equal(flat(maps)[20 + row * 5 + column], maps[1, :, row, column])


def test_the_statistics_of_a_picture_do_not_depend_on_its_batch():
    general = General().eval()
    pictures = torch.rand(3, 3, 48, 48)
    together, alone = general.statistics(general(pictures)), general.statistics(general(pictures[:1]))
    torch.testing.assert_close(together[:1], alone, rtol=1e-3, atol=1e-3)


def test_the_general_feature_at_rest_does_not_move():
    general = General().eval()
    before = {name: tensor.clone() for name, tensor in general.state_dict().items()}
    general.statistics(general(torch.rand(2, 3, 48, 48)))
    assert all(torch.equal(before[name], tensor) for name, tensor in general.state_dict().items())


def test_a_gradient_reaches_the_picture():
    general = General().eval()
    picture = torch.rand(1, 3, 48, 48, requires_grad=True)
    general.statistics(general(picture)).sum().backward()
    assert picture.grad is not None and picture.grad.isfinite().all() and picture.grad.any()
