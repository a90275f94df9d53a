import pytest
import torch
from torch import Tensor

from disque_studio.nets.dri import CHANGES, Architecture, Dri, Interaction, told

SMALL = Architecture(degradations=5, vector=8, hidden=16, restoration=8)


@pytest.fixture(scope="module")
def net() -> Dri:
    torch.manual_seed(0)
    return Dri(SMALL).eval()


def pictures(count: int, height: int, width: int) -> Tensor:
    return torch.rand(count, 3, height, width, generator=torch.Generator().manual_seed(0))


def test_what_is_told_of_a_residual_has_one_row_a_picture_or_cell():
    residual = torch.randn(2, 3, 40, 64)
    assert told(residual).shape == (2, CHANGES)
    assert told(residual, (4, 5)).shape == (2 * 4 * 5, CHANGES)
    torch.testing.assert_close(told(residual, (1, 1)), told(residual), rtol=1e-3, atol=1e-3)


def test_a_larger_residual_tells_more_and_its_sign_nothing():
    residual = torch.randn(1, 3, 40, 64) * 0.05
    assert (told(2 * residual) > told(residual)).all()
    torch.testing.assert_close(told(-residual), told(residual))


def test_cells_tell_where_the_residual_is():
    residual = torch.zeros(1, 3, 48, 48)
    residual[:, :, :16, 32:] = 0.2
    size = told(residual, (6, 6)).view(6, 6, CHANGES)[:, :, 0]
    assert size.argmax() == 5
    assert (size[3:, :3] == size.min()).all()


def test_either_vector_reweighs_the_other():
    torch.manual_seed(1)
    interaction = Interaction(8)
    d, q = torch.randn(4, 8), torch.randn(4, 8)
    joined = interaction(d, q)
    assert joined.shape == (4, 24)
    for other in (interaction(d + 1, q), interaction(d, q + 1)):
        for part, changed in zip(joined.chunk(3, 1), other.chunk(3, 1), strict=True):
            assert not torch.allclose(part, changed)


def test_a_silent_vector_leaves_the_other_in_proportion():
    torch.manual_seed(1)
    interaction = Interaction(8)
    q = torch.randn(4, 8)
    quality, degradation, product = interaction(torch.zeros(4, 8), q).chunk(3, 1)
    torch.testing.assert_close(quality, q * (1 + interaction.on_quality.bias.tanh()))
    assert not degradation.any() and not product.any()


@pytest.mark.parametrize(("height", "width"), [(32, 32), (34, 70), (66, 98), (32, 130)])
def test_the_residual_has_the_size_of_the_picture(net: Dri, height: int, width: int):
    batch = pictures(2, height, width)
    features = net.general(batch)
    degradation, _ = net.vectors(features)
    assert net.residual(batch, features, degradation).shape == batch.shape


def test_what_is_restored_follows_the_degradation(net: Dri):
    batch = pictures(1, 48, 48)
    features = net.general(batch)
    degradation, _ = net.vectors(features)
    residual = net.residual(batch, features, degradation)
    assert not torch.allclose(residual, net.residual(batch, features, degradation + 1))


def test_scores_take_up_the_vectors_and_the_restoration(net: Dri):
    batch = pictures(2, 48, 64)
    features = net.general(batch)
    d, q = net.vectors(features)
    changes = told(net.residual(batch, features, d))
    raw = net.judge(d, q, changes)
    assert raw.shape == (2,)
    for other in (net.judge(d + 1, q, changes), net.judge(d, q + 1, changes), net.judge(d, q, changes + 1)):
        assert not torch.allclose(raw, other)
    torch.testing.assert_close(raw - net.judge(d, q, None), net.restored(changes)[:, 0])


def test_cells_have_vectors_and_scores_of_their_own(net: Dri):
    batch = pictures(2, 48, 64)
    features = net.general(batch)
    degradation, quality = net.vectors(features, (3, 4))
    assert degradation.shape == quality.shape == (24, SMALL.vector)
    residual = net.residual(batch, features, net.vectors(features)[0])
    assert net.judge(degradation, quality, told(residual, (3, 4))).shape == (24,)
    assert net.kinds(degradation).shape == (24, SMALL.degradations)
