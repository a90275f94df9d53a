import pytest
import torch

from disque_studio.nets.disque_sdr import (
    COMPARED,
    ClosenessHead,
    DisqueSdr,
    by_region,
    halved,
    look,
    overall,
    regional,
    stage_codes,
)
from disque_studio.nets.encoders import SUMMARY, WIDTHS, summary


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(0)
    return DisqueSdr().eval()


def _pictures(count=2, side=64):
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(1))


def test_pictures_are_drawn_at_their_own_size(net):
    pictures = _pictures()
    assert net.decoder(net.content(pictures), net.appear(pictures)).shape == pictures.shape


def test_both_codes_reach_the_picture(net):
    one, other = _pictures(2).split(1)
    drawn = net.decoder(net.content(one), net.appear(one))
    assert not torch.allclose(net.decoder(net.content(one), net.appear(other)), drawn)
    assert not torch.allclose(net.decoder(net.content(other), net.appear(one)), drawn)


def test_stages_take_their_own_part_of_the_appearance():
    codes = stage_codes(torch.arange(SUMMARY)[None].float())
    assert [code.shape[1] for code in codes] == [2 * width for width in WIDTHS]
    assert sorted(torch.cat(codes, 1)[0].tolist()) == list(range(SUMMARY))


def test_a_single_region_is_the_whole_picture():
    features = [torch.rand(2, 3, 8, 12), torch.rand(2, 5, 4, 6)]
    torch.testing.assert_close(regional(features, 1, 1)[:, :, 0, 0], summary(features), rtol=1e-3, atol=1e-4)


def test_what_is_compared_has_two_scales(net):
    seen = look(net.appearance, _pictures())
    assert overall(seen).shape == (2, COMPARED)
    assert by_region(seen, 4, 6).shape == (2, COMPARED, 4, 6)


def test_half_scale_averages_odd_sides_too():
    halves = halved(torch.ones(1, 3, 5, 7))
    assert halves.shape == (1, 3, 3, 4)
    assert (halves == 1).all()


def test_closeness_is_zero_for_no_difference_and_falls_as_all_differences_grow():
    torch.manual_seed(2)
    head = ClosenessHead(20).eval()
    torch.nn.init.normal_(head.pattern[4].weight)
    differences = torch.rand(20)
    # Large enough that the pattern no longer depends on the size.
    scaled = torch.stack([differences * 0, differences, differences * 8, differences * 64])
    closeness = head(scaled)
    assert closeness[0] == 0
    assert (closeness.diff() < 0).all()
