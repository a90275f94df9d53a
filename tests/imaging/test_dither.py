import numpy as np

from disque_studio.imaging.dither import SIDE, dither_mask


def test_every_rank_occurs_once_and_the_mean_is_zero():
    mask = dither_mask()
    assert mask.shape == (SIDE, SIDE)
    assert mask.dtype == np.float32
    ranks = np.sort((mask.astype(np.float64).ravel() + 0.5) * SIDE**2 - 0.5)
    np.testing.assert_allclose(ranks, np.arange(SIDE**2), atol=1e-3)
    assert abs(mask.mean(dtype=np.float64)) < 1e-9


def test_the_noise_is_blue_and_tiles():
    power = np.abs(np.fft.fft2(dither_mask())) ** 2
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(SIDE), np.fft.fftfreq(SIDE)))
    low = power[(frequency > 0) & (frequency < 0.15)].mean()
    high = power[frequency > 0.35].mean()
    assert high > 100 * low


def test_every_level_is_spread_evenly():
    for share in (0.1, 0.25, 0.5, 0.9):
        chosen = dither_mask() < share - 0.5
        per_block = chosen.reshape(8, SIDE // 8, 8, SIDE // 8).mean(axis=(1, 3))
        assert np.abs(per_block - share).max() < 0.08
