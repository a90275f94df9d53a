"""Render the bundled demo photo: ``python packaging/demo/make_demo.py OUT.exr [--width 1536]``."""

import argparse
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import OpenEXR
from terrace.develop import develop
from terrace.scene import CAMERA, world
from terrace.tracer import trace

_BAND = 8


def render(
    *, width: int, height: int, samples: int, seed: int = 1, threads: int = 1
) -> npt.NDArray[np.float16]:
    """Photo (height, width, 3), scene-linear Rec.709; the same for any number of threads."""
    scene = world()
    bands = [(row, min(row + _BAND, height)) for row in range(0, height, _BAND)]
    with ThreadPoolExecutor(threads) as pool:
        parts = pool.map(lambda rows: trace(scene, CAMERA, (height, width), rows, samples, seed), bands)
        return develop(np.concatenate(list(parts)))


def write(path: Path, rgb: npt.NDArray[np.float16]) -> None:
    """Write a half-float EXR, losslessly packed, with its primaries."""
    header = {
        "type": OpenEXR.scanlineimage,
        "compression": OpenEXR.ZIP_COMPRESSION,
        "chromaticities": (0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290),
        "comments": "Room by the sea at golden hour, path traced by packaging/demo/make_demo.py",
        "software": "Disque Studio",
    }
    with OpenEXR.File(header, {"RGB": np.ascontiguousarray(rgb)}) as file:
        file.write(str(path))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the EXR file to write")
    parser.add_argument("--width", type=int, default=1536, help="pixels; the photo is 3:2")
    parser.add_argument("--samples", type=int, default=32, help="light paths a pixel")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    photo = render(
        width=given.width,
        height=given.width * 2 // 3,
        samples=given.samples,
        seed=given.seed,
        threads=given.threads,
    )
    write(given.out, photo)


if __name__ == "__main__":
    main()
