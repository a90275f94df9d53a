import numpy as np

from disque_studio.looks.own import SHAPE, fit_residual


def scene() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    base = rng.random((96, 128, 3), dtype=np.float32)
    code = np.clip(base.mean(2) + 0.2, 0, 1.2)
    return base, code


def test_nothing_left_over_needs_no_correction():
    base, code = scene()
    assert np.abs(fit_residual(base, base, code)).max() < 1e-6


def test_a_vignette_is_learnt():
    base, code = scene()
    y, x = np.mgrid[-1:1:96j, -1:1:128j]
    target = (base * (1 - 0.3 * (x * x + y * y))[..., None]).astype(np.float32)
    grid = fit_residual(base, target, code)
    assert grid.shape == (*SHAPE, 12)
    centre, corner = grid[8, 8].mean(0), grid[0, 0].mean(0)
    assert abs(centre[0]) < 0.08
    assert corner[0] + corner[1] + corner[2] < -0.15
