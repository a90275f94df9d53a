"""Measure the kernel that renders a photo through a look, in memory; beside torch's grid_sample.

Each case is a whole look at strength 0.8 (table, grid of 16 x 16 x 8, mix with the neutral rendition) to 8
bits. The peer computes the same equations with torch, on as many threads, and must give the same picture.
Values are milliseconds passed, and milliseconds of processor time over all threads: the least of several
runs, of the peer (which takes seconds) one run. "Graded" is the same with every part of a grade in use, which
the peer does not have; its ratio is that to the picture without a grade.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np
import torch
from torch.nn import functional

from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.apply import render_u8, warm_up
from disque_studio.looks.grade import Grade
from disque_studio.looks.mapping import CODE_TOP, EXPONENT, Mapping, neutral_mapping, positions
from disque_studio.looks.surroundings import surroundings
from disque_studio.studio.photos import SMALL_LONG_SIDE

SIZES = {"1.6 MP": (1600, 1000), "24 MP": (6000, 4000)}
DTYPES = {"float16": np.float16, "float32": np.float32}
PEER = "torch grid_sample"
_PEER_PIXELS = 1 << 20
_LUMA = torch.tensor([0.2126, 0.7152, 0.0722])


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--runs", type=int, default=7, help="timed runs of each case (7)")
    options = parser.parse_args()
    warm_up()
    mapping = look()
    for size, (width, height) in SIZES.items():
        for depth, dtype in DTYPES.items():
            rgb = photo(width, height).astype(dtype)
            picture, *ours = least(render_u8, rgb, mapping, runs=options.runs)
            other, *peers = least(peer, rgb, mapping, runs=1)
            difference = np.abs(picture.astype(np.int16) - other).max()
            if difference > 1:
                raise SystemExit(f"the peer's picture differs by {difference} code values")
            name = f"render {size} {depth} to 8 bits"
            report(options.json, name, ours, PEER, peers)
            _, *graded = least(render_u8, rgb, in_a_grade(rgb, mapping), runs=options.runs)
            report(options.json, f"{name}, graded", graded, "without a grade", ours)


def photo(width: int, height: int) -> np.ndarray:
    """Make a scene-linear photo of about twenty stops, with noise in every pixel."""
    rng = np.random.default_rng(24)
    coarse = np.exp2(rng.normal(-2, 3, (height // 50, width // 50, 3))).astype(np.float32)
    rgb = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    for row in rgb:
        row *= 1.0 + 0.02 * rng.standard_normal(row.shape, dtype=np.float32)
    return np.clip(rgb, 0, 65504)


def look() -> Mapping:
    """Make a mapping with a grid that corrects a little everywhere."""
    neutral = neutral_mapping(0.7)
    grid = np.random.default_rng(8).normal(0, 0.05, (16, 16, 8, 12)).astype(np.float32)
    return Mapping(neutral.gain, neutral.table, grid, strength=0.8)


def in_a_grade(rgb: np.ndarray, mapping: Mapping) -> Mapping:
    """Give the mapping a grade that uses every loop of the kernel."""
    around = surroundings(small_copy(rgb, SMALL_LONG_SIDE), mapping.gain)
    grade = Grade(30, 10, 20, -60, 40, 10, -10, 30, 30, 10, ((0.0, 0.0), (0.3, 0.25), (1.0, 1.0)))
    return replace(mapping, surroundings=around, grade=grade)


def peer(rgb: np.ndarray, mapping: Mapping) -> np.ndarray:
    """Render with torch, in bands of rows that keep its intermediate arrays small."""
    height, width = rgb.shape[:2]
    rows = max(1, _PEER_PIXELS // width)
    bands = [slice(top, min(top + rows, height)) for top in range(0, height, rows)]
    return np.concatenate([peer_band(rgb[band], mapping, band, height) for band in bands])


@torch.inference_mode()
def peer_band(rgb: np.ndarray, mapping: Mapping, band: slice, height: int) -> np.ndarray:
    """Render one band of a photo of `height` rows."""
    assert mapping.grid is not None
    light = torch.from_numpy(rgb).float() * mapping.scale
    luminance = (light @ _LUMA).clamp_min(float(positions()[0]))
    power = light.clamp_min(0) ** EXPONENT
    neutral = torch.where(light <= 0.0031308, 12.92 * light, 1.055 * power - 0.055).clamp(0, 1)
    ratios = (power / luminance[..., None] ** EXPONENT).clamp(2 ** (-6 * EXPONENT), 2 ** (4 * EXPONENT)) - 1
    base = transformed(torch.from_numpy(mapping.table), luminance, ratios)

    volume = torch.from_numpy(mapping.grid).permute(3, 2, 0, 1)[None]
    depth = volume.shape[2]
    code = ((torch.log2(luminance + 2.0**-10) + 10) / 20 / CODE_TOP).clamp(0, 1)
    z = (2 * code * (depth - 1) + 1) / depth - 1
    y = ((torch.arange(band.start, band.stop) + 0.5) * 2 / height - 1)[:, None].expand_as(z)
    x = ((torch.arange(rgb.shape[1]) + 0.5) * 2 / rgb.shape[1] - 1).expand_as(z)
    places = torch.stack([x, y, z], -1)[None, None]
    affine = functional.grid_sample(volume, places, padding_mode="border", align_corners=False)[0, :, 0]
    affine = affine.unflatten(0, (3, 4))
    moved = base + (torch.einsum("ochw,hwc->hwo", affine[:, :3], base) + affine[:, 3].permute(1, 2, 0))
    mixed = neutral + mapping.strength * (moved.clamp(0, 1) - neutral)
    return (mixed.clamp(0, 1) * 255 + 0.5).to(torch.uint8).numpy()


def transformed(table: torch.Tensor, luminance: torch.Tensor, ratios: torch.Tensor) -> torch.Tensor:
    """Look the coefficients up and apply them."""
    step = 1 << 17
    place = luminance.view(torch.int32) - int(positions()[:1].view(np.int32)[0])
    place = place.clamp(0, (len(table) - 1) * step - 1)
    before, part = place // step, (place % step / step)[..., None]
    row = torch.lerp(table[before], table[before + 1], part)
    red, blue = ratios[..., 0], ratios[..., 2]
    terms = torch.stack([red * blue, red * red, blue * blue], -1)
    base = row[..., :3] + (row[..., 3:12].unflatten(-1, (3, 3)) @ ratios[..., None])[..., 0]
    return (base + (row[..., 12:].unflatten(-1, (3, 3)) @ terms[..., None])[..., 0]).clamp(-0.05, 1.05)


def least(
    work: Callable[[np.ndarray, Mapping], np.ndarray], rgb: np.ndarray, mapping: Mapping, *, runs: int
) -> tuple[np.ndarray, float, float]:
    """Give the picture, the least time passed and the least processor time of several runs, in ms."""
    passed, used = [], []
    for _ in range(runs):
        start = time.perf_counter(), time.process_time()
        picture = work(rgb, mapping)
        passed.append(time.perf_counter() - start[0])
        used.append(time.process_time() - start[1])
    return picture, 1000 * min(passed), 1000 * min(used)


def report(as_json: bool, name: str, ours: Sequence[float], other_name: str, peers: Sequence[float]) -> None:
    """Print both times; `ratio` is the other's over ours, so more than 1 is ours ahead."""
    for what, value, other in zip(("time", "processor time"), ours, peers, strict=True):
        if as_json:
            record = {
                "name": f"{name}: {what}",
                "value": round(value, 2),
                "unit": "ms",
                "peer": other_name,
                "peer_value": round(other, 2),
                "ratio": round(other / value, 2),
            }
            sys.stdout.write(json.dumps(record) + "\n")
        else:
            sys.stdout.write(
                f"{name + ': ' + what:48} {value:8.1f} ms  ({other_name} {other / value:.2f} times)\n"
            )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
