"""Tiny data sets in the layouts of the archives: pictures of some scenes, worse and worse, with opinions."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

SCENES, LEVELS, SIDE = 8, 4, 64

Bytes = npt.NDArray[np.uint8]


def scene(number: int) -> Bytes:
    """Make a picture that is its own scene."""
    coarse = np.random.default_rng(number).uniform(20, 235, (8, 8, 3)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)).astype(np.uint8)


def worse(pixels: Bytes, level: int, seed: int) -> Bytes:
    """Blur and add grain."""
    noise = np.random.default_rng(seed).normal(0, 5 * level, pixels.shape)
    blurred = cv2.GaussianBlur(pixels, (0, 0), 0.2 + 0.6 * level).astype(np.float32)
    return np.asarray(np.clip(blurred + noise, 0, 255)).astype(np.uint8)


def opinion(number: int, level: int) -> float:
    """Give what people said, 1 to 5: near the level, a little by scene."""
    return round(5 - level + 0.05 * number, 3)


def _write(path: Path, pixels: npt.NDArray[np.generic]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), np.asarray(pixels))


def versions() -> Iterator[tuple[int, int, Bytes]]:
    """Give scene, level from 1, and picture."""
    for number in range(1, SCENES + 1):
        for level in range(1, LEVELS + 1):
            yield number, level, worse(scene(number), level, 10 * number + level)


def kadid10k(root: Path) -> Path:
    """Write KADID-10k's layout."""
    lines = ["dist_img,ref_img,dmos,var"]
    for number in range(1, SCENES + 1):
        _write(root / f"images/I{number:02d}.png", scene(number))
    for number, level, pixels in versions():
        name = f"I{number:02d}_01_{level:02d}.png"
        _write(root / "images" / name, pixels)
        lines.append(f"{name},I{number:02d}.png,{opinion(number, level)},0.5")
    (root / "dmos.csv").write_text("\n".join(lines) + "\n")
    return root


def tid2013(root: Path) -> Path:
    """Write TID2013's layout."""
    lines = []
    for number in range(1, SCENES + 1):
        _write(root / f"reference_images/I{number:02d}.bmp", scene(number))
    for number, level, pixels in versions():
        name = f"i{number:02d}_01_{level}.bmp"
        _write(root / "distorted_images" / name, pixels)
        lines.append(f"{opinion(number, level)} {name}")
    (root / "mos_with_names.txt").write_text("\n".join(lines) + "\n")
    return root


def espl_live_hdr(root: Path) -> Path:
    """Write ESPL-LIVE HDR's layout."""
    lines = []
    for number, level, pixels in versions():
        name = f"V_Scene{number}_Method{level}.png"
        _write(root / "Images" / name, pixels)
        lines.append(f"{name} {opinion(number, level)} 0.3")
    (root / "mos.txt").write_text("\n".join(lines) + "\n")
    return root


def live_tmhdr(root: Path, *, light: bool = True) -> Path:
    """Write LIVE-TMHDR's layout, frames in place of videos; `light`: with the light of each content."""
    lines = ["Encoding,CRF,TMO,Temporal,Spatial,Content,SurealMOS"]
    for number, level, pixels in versions():
        content = f"Clip{number}"
        _write(root / f"PQ/CRF{level}/HableTMO/none/shot/{content}.png", pixels)
        lines.append(f"pq,{level},HableTMO,shot,none,{content},{opinion(number, level)}")
        if light and level == 1:
            _write(root / f"HDR/{content}.hdr", (scene(number) / np.float32(64)).astype(np.float32) ** 2)
    (root / "live_tmhdr_scores.csv").write_text("\n".join(lines) + "\n")
    return root
