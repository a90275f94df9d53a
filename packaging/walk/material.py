"""What the walk opens: photos, and pairs of before and after in two looks."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from disque_studio.studio.photos import demo_photo


@dataclass(frozen=True)
class Material:
    """Photos to open, and (before, after) pairs."""

    photos: list[Path]
    pairs: list[tuple[Path, Path]]


def found(folder: Path, to: Path) -> Material:
    """Copy photos and pairs from a folder of NAME.hdr and NAME__LOOK.jpg: pairs of two looks."""
    photos = sorted(folder.glob("*.hdr"))
    before = photos[-1]
    after = sorted(folder.glob(f"{before.stem}__*.jpg"))
    copies = {file: Path(shutil.copy(file, to)) for file in (*photos, after[0], after[-1])}
    pairs = [(copies[before], copies[picture]) for picture in (after[0], after[-1])]
    return Material([copies[photo] for photo in photos], pairs)


def made(folder: Path) -> Material:
    """Cut photos out of the demo photo, and finish one of them in two built-in looks."""
    import OpenEXR

    from disque_studio.imaging import codecs
    from disque_studio.looks.look import builtin

    rgb = np.asarray(codecs.read(demo_photo()).rgb)
    height, width = rgb.shape[:2]
    photos = []
    for number in range(7):
        left, top = (width // 4) * (number % 3) // 2, (height // 4) * (number // 3) // 2
        part = np.ascontiguousarray(rgb[top : top + height * 3 // 4, left : left + width * 3 // 4])
        path = folder / f"terrace-{number + 1}.exr"
        channels = {"RGB": part.astype(np.float16)}
        OpenEXR.File({"compression": OpenEXR.ZIP_COMPRESSION}, channels).write(str(path))
        photos.append(path)
    before, looks = photos[-1], list(builtin())[1:3]
    pairs = []
    for look in looks:
        after = folder / f"{before.stem}_{look.lower().replace(' ', '-')}.jpg"
        command = [sys.executable, "-m", "disque_studio", "tonemap", str(before), "--look", look]
        subprocess.run([*command, "-o", str(after), "--quiet"], check=True)
        pairs.append((before, after))
    return Material(photos[:-1], pairs)
