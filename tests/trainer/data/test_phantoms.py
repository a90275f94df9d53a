import numpy as np
import pytest

from trainer.data.phantoms import KINDS, LEVELS, phantom


@pytest.mark.parametrize("kind", KINDS)
def test_degradations_grow_from_level_to_level(kind):
    body = phantom(3, size=96)
    picture = body.picture()
    errors = [np.square(body.degraded(kind, n + 1, 5) - picture).mean() for n in range(LEVELS)]
    assert errors == sorted(errors)
    assert errors[0] > 0


def test_pictures_are_grey_in_range_and_of_their_own():
    one, other = (phantom(seed, size=96).picture() for seed in (1, 2))
    assert (one[..., 0] == one[..., 2]).all()
    assert one.dtype == np.float32
    assert 0 <= one.min() < one.max() <= 1
    assert (one != other).any()
    assert (one == phantom(1, size=96).picture()).all()


def test_an_unknown_degradation_is_refused():
    with pytest.raises(ValueError, match="photons"):
        phantom(1, size=64).degraded("magic", 1, 0)
