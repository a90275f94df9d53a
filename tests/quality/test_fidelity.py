import numpy as np
import pytest
import torch

from disque_studio.quality.fidelity import Fidelity
from disque_studio.quality.tmqi import luma_of, structural_fidelity


@pytest.mark.parametrize(("height", "width"), [(200, 300), (90, 64)])
def test_it_is_the_fidelity_of_tmqi(make_texture, height, width):
    texture = make_texture(1, height, width)
    pictures = [texture, 0.3 + 0.5 * texture, 0.6 * texture + 0.4 * make_texture(2, height, width)]
    light = (texture.mean(2) ** 3 * 50).astype(np.float32)
    batch = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
    ours = Fidelity(light, "cpu")(batch)
    theirs = [structural_fidelity(light, luma_of(picture)) for picture in pictures]
    assert ours.numpy() == pytest.approx(theirs, abs=2e-3)


def test_flat_pictures_have_a_gradient(make_texture):
    light = make_texture(0, 64, 64).mean(2)
    flat = torch.full((1, 3, 64, 64), 0.5, requires_grad=True)
    (gradient,) = torch.autograd.grad(Fidelity(light, "cpu")(flat).sum(), flat)
    assert torch.isfinite(gradient).all()
