"""Make the built-in looks: ``python packaging/looks/make_looks.py [--sheet SHEET.png]``.

Each recipe develops three views of the bundled demo photo, and the pairs are coded into one .look file. The
views differ in crop, contrast of light and its colour, so that a look is shown by more than one scene.
"""

import argparse
import dataclasses
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from recipes import RECIPES, Photo, Recipe

from disque_studio.imaging import codecs, photo
from disque_studio.imaging.logcode import KEY, key_gain
from disque_studio.imaging.primaries import luminance
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.exemplar import code_pair
from disque_studio.looks.look import SUFFIX, Exemplar, Look
from disque_studio.resources import resource_path

DEMO = resource_path("demo", "terrace.exr")
WHOLE = "Terrace"
LONG_SIDE = 768
THUMBNAIL = 104


def relit(rgb: Photo, *, power: float, colour: tuple[float, float, float]) -> npt.NDArray[np.float32]:
    """Raise the light to `power` around its log-mean at kept colour ratios, and tint it."""
    keyed = np.maximum(np.asarray(rgb, np.float32) * np.float32(key_gain(rgb)), 0)
    light = np.maximum(luminance(keyed), 2.0**-20) / KEY
    return np.asarray(keyed * (light ** (power - 1))[..., None] * np.array(colour, np.float32), np.float32)


def views(rgb: Photo) -> dict[str, npt.NDArray[np.float32]]:
    """Give the scenes that show a look: as it is; its left part under a veiled sky; its right at dusk."""
    small = small_copy(rgb, LONG_SIDE)
    height, width = small.shape[:2]
    left, right = small[height // 8 :, : width * 5 // 8], small[:, width * 3 // 8 :]
    return {
        WHOLE: small,
        "Veiled sky": relit(left, power=0.55, colour=(0.93, 1.0, 1.16)),
        "Dusk": relit(right, power=1.2, colour=(1.12, 1.0, 0.82)),
    }


def make(recipe: Recipe, scenes: dict[str, npt.NDArray[np.float32]]) -> Look:
    """Develop and code every scene."""
    exemplars = []
    for name, rgb in scenes.items():
        finished = np.rint(recipe.develop(rgb) * 65535).astype(np.uint16)
        coded = code_pair(photo.Photo(rgb, "made"), photo.Picture(finished), name=name)
        exemplars.append(_lean(coded, whole=name == WHOLE))
    return Look(recipe.name, tuple(exemplars), (1.0,) * len(exemplars), note=recipe.note)


def _lean(exemplar: Exemplar, *, whole: bool) -> Exemplar:
    """Shrink the thumbnails and, but for the `whole` demo photo, leave out what serves the own picture alone.

    An empty fingerprint is like no photo's, so that the grid of the own picture is never asked for.
    """
    arrays = dict(exemplar.arrays)
    if not whole:
        del arrays["own"]
        arrays["signature"] = np.zeros_like(arrays["signature"])
    source, target = (
        np.rint(small_copy(thumb.astype(np.float32), THUMBNAIL)).astype(np.uint8)
        for thumb in (exemplar.source_thumb, exemplar.target_thumb)
    )
    return dataclasses.replace(exemplar, arrays=arrays, source_thumb=source, target_thumb=target)


def contact_sheet(scenes: dict[str, npt.NDArray[np.float32]], path: Path) -> None:
    """Save a PNG with a row for each recipe and a column for each scene."""
    rows = []
    for recipe in RECIPES:
        finished = [np.rint(recipe.develop(rgb) * 255).astype(np.uint8) for rgb in scenes.values()]
        rows.append(np.hstack([cv2.resize(p, (p.shape[1] * 320 // p.shape[0], 320)) for p in finished]))
    sheet = cv2.imencode(".png", np.vstack(rows)[..., ::-1])[1]
    path.write_bytes(sheet.tobytes())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=resource_path("looks"), help="folder for the .look files")
    parser.add_argument("--sheet", type=Path, help="also save the developed scenes, side by side")
    given = parser.parse_args(arguments)
    scenes = views(codecs.read(DEMO).rgb)
    if given.sheet is not None:
        contact_sheet(scenes, given.sheet)
    for recipe in RECIPES:
        make(recipe, scenes).save(given.out / f"{recipe.name}{SUFFIX}", overwrite=True)


if __name__ == "__main__":
    main()
