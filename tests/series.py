"""Series of exposures of a made-up scene, whose light is known."""

from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.brackets_facts import Facts
from disque_studio.imaging.brackets_frames import Frame
from disque_studio.imaging.transfer import srgb_encode
from tests.dng import exposed_exif, mosaic, write_dng, write_jpeg

Light = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]


def scene(height: int = 320, width: int = 480, *, stops: float = 9.0, seed: int = 5) -> Light:
    """Give (H, W, 3) light of coarse and fine detail over so many stops, around 0.2 in the middle."""
    chance = np.random.default_rng(seed)
    tones = np.zeros((height, width))
    for cell, weight in ((160, 1.0), (60, 0.6), (20, 0.3), (8, 0.15)):
        coarse = chance.standard_normal((height // cell + 3, width // cell + 3))
        tones += weight * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    tones = (tones - tones.min()) / np.ptp(tones) - 0.5
    colours = 1 + 0.25 * cv2.resize(chance.standard_normal((6, 8, 3)), (width, height)).clip(-1, 1)
    return 0.2 * np.exp2(stops * tones)[..., None] * colours


def seen_from(light: Light, matrix: Matrix) -> Light:
    """Give what a camera sees that is moved, so that `matrix` leads from the scene's pixels to its own."""
    size = light.shape[1::-1]
    return cv2.warpPerspective(
        light,
        np.linalg.inv(matrix),
        size,
        flags=cv2.WARP_INVERSE_MAP | cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REFLECT,
    )


def turned(degrees: float, x: float, y: float, shape: tuple[int, ...]) -> Matrix:
    """Give the matrix of a camera that was turned about the middle and shifted."""
    turn = cv2.getRotationMatrix2D((shape[1] / 2, shape[0] / 2), degrees, 1.0)
    return np.array([[*turn[0]], [*turn[1]], [0, 0, 1]]) + np.array([[0, 0, x], [0, 0, y], [0, 0, 0]])


@dataclass(frozen=True)
class Camera:
    """How pictures are taken; `curve` is the power that its JPEGs bend light by besides sRGB's curve."""

    noise: float = 0.0
    curve: float = 1.0

    def codes(self, light: Light, exposure: float, seed: int = 0) -> npt.NDArray[np.uint8]:
        """Give the finished picture of light at an exposure."""
        chance = np.random.default_rng(seed)
        sensed = light * exposure
        sensed = sensed + self.noise * np.sqrt(np.maximum(sensed, 0)) * chance.standard_normal(light.shape)
        return np.rint(srgb_encode(np.clip(sensed, 0, 1) ** self.curve) * 255).astype(np.uint8)


def facts(exposure: float, name: str = "", **changes: object) -> Facts:
    """Give the facts of a frame whose white is the light 1 / exposure."""
    made = Facts(
        path=Path(name or f"{exposure:g}.jpg"), form="jpeg", seconds=exposure / 100, aperture=1.0, iso=100.0,
        taken=0.0, camera="Made Up", size=(480, 320),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def coded_frame(light: Light, exposure: float, camera: Camera = Camera(), *, seed: int = 0) -> Frame:
    """Give the frame of a JPEG."""
    size = light.shape[1], light.shape[0]
    return Frame(facts(exposure, size=size), camera.codes(light, exposure, seed), coded=True)


def raw_frame(light: Light, exposure: float, *, noise: float = 0.0, seed: int = 0) -> Frame:
    """Give the frame of a raw file, full at 1."""
    chance = np.random.default_rng(seed)
    sensed = light * exposure
    sensed = sensed + noise * np.sqrt(np.maximum(sensed, 0)) * chance.standard_normal(light.shape)
    size = light.shape[1], light.shape[0]
    pixels = np.clip(sensed, 0, 1).astype(np.float16)
    return Frame(facts(exposure, f"{exposure:g}.dng", form="raw", size=size), pixels, coded=False)


def write_series(
    folder: Path,
    light: Light,
    exposures: tuple[float, ...] = (0.25, 1.0, 4.0),
    *,
    raw: bool = False,
    name: str = "IMG",
) -> list[Path]:
    """Write a series as files, a second apart."""
    paths = []
    for number, exposure in enumerate(exposures, 1):
        taken = f"2025:06:21 12:00:{number:02}"
        if raw:
            path = folder / f"{name}_{number}.dng"
            write_dng(path, mosaic(light * exposure), seconds=exposure / 100, taken=taken)
        else:
            exif = exposed_exif(seconds=exposure / 100, taken=taken)
            path = write_jpeg(folder / f"{name}_{number}.jpg", Camera().codes(light, exposure), exif)
        paths.append(path)
    return paths
