"""The bundled demo photo, and the program that renders it."""

import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import OpenEXR
import pytest

from disque_studio.imaging.scopes import stops

ROOT = Path(__file__).resolve().parents[2]
PHOTO = ROOT / "resources" / "demo" / "terrace.exr"


@pytest.fixture(scope="module")
def make_demo() -> ModuleType:
    folder = str(ROOT / "packaging" / "demo")
    sys.path.insert(0, folder)
    try:
        import make_demo
    finally:
        sys.path.remove(folder)
    return make_demo


@pytest.fixture(scope="module")
def small(make_demo: ModuleType) -> np.ndarray:
    return make_demo.render(width=48, height=32, samples=4, threads=2)


def test_render_is_a_finite_photo(small: np.ndarray) -> None:
    assert small.shape == (32, 48, 3)
    assert small.dtype == np.float16
    assert np.isfinite(small).all()
    assert (small >= 0).all()
    # Light comes through the doorway at the right of the middle, not from the floor.
    luminance = small.astype(np.float32).mean(axis=2)
    assert luminance[6:14, 26:34].mean() > 10 * luminance[20:, :12].mean()


def test_render_does_not_depend_on_threads_and_repeats(make_demo: ModuleType, small: np.ndarray) -> None:
    again = make_demo.render(width=48, height=32, samples=4, threads=1)
    np.testing.assert_array_equal(small, again)


def test_written_file_reads_back(make_demo: ModuleType, small: np.ndarray, tmp_path: Path) -> None:
    make_demo.write(tmp_path / "small.exr", small)
    with OpenEXR.File(str(tmp_path / "small.exr")) as file:
        np.testing.assert_array_equal(file.channels()["RGB"].pixels, small)


def test_bundled_photo_has_a_wide_range() -> None:
    with OpenEXR.File(str(PHOTO)) as file:
        pixels = file.channels()["RGB"].pixels
        assert file.header()["chromaticities"][:2] == pytest.approx((0.64, 0.33))
    assert PHOTO.stat().st_size < 6_000_000
    assert pixels.shape == (1024, 1536, 3)
    assert pixels.dtype == np.float16
    assert np.isfinite(pixels).all()
    assert stops(pixels) >= 14
    light = pixels.astype(np.float32).max(axis=2)
    assert np.log2(light.max() / light[light > 0].min()) >= 14


def test_bundled_photo_is_colourful_and_has_greys() -> None:
    with OpenEXR.File(str(PHOTO)) as file:
        pixels = file.channels()["RGB"].pixels.astype(np.float32)
    red, green, blue = np.moveaxis(pixels / np.maximum(pixels.max(axis=2, keepdims=True), 1e-6), 2, 0)
    shares = {
        "red": (red == 1) & (green < 0.35) & (blue < 0.35),
        "green": (green == 1) & (red < 0.75) & (blue < 0.6),
        "blue": (blue == 1) & (red < 0.4),
        "neutral": (red > 0.92) & (green > 0.92) & (blue > 0.92),
    }
    assert {name for name, share in shares.items() if share.mean() > 0.005} == set(shares)
