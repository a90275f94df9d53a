"""Damaged files of every format are read truly or refused with one line: quickly, in little memory, alive.

DISQUE_FUZZ=N asks for N mutations of each good file instead of a few.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import OpenEXR
import pytest
import tifffile
from PIL import Image

READER = Path(__file__).with_name("hostile_reader.py")
SECONDS, MEGABYTES = 5, 1024
MUTATIONS = int(os.environ.get("DISQUE_FUZZ", "2"))

COMPRESSIONS = {
    "none": OpenEXR.NO_COMPRESSION,
    "rle": OpenEXR.RLE_COMPRESSION,
    "zips": OpenEXR.ZIPS_COMPRESSION,
    "zip": OpenEXR.ZIP_COMPRESSION,
    "piz": OpenEXR.PIZ_COMPRESSION,
    "pxr24": OpenEXR.PXR24_COMPRESSION,
    "b44": OpenEXR.B44_COMPRESSION,
    "b44a": OpenEXR.B44A_COMPRESSION,
    "dwaa": OpenEXR.DWAA_COMPRESSION,
    "dwab": OpenEXR.DWAB_COMPRESSION,
    "htj2k": OpenEXR.HTJ2K32_COMPRESSION,
}


def light(dtype=np.float32):
    """A smooth scene of 12 stops with some texture, (48, 70, 3)."""
    rng = np.random.default_rng(7)
    ramp = np.exp2(np.linspace(-6, 6, 70))[None, :, None] * np.array([1.0, 0.8, 0.5])
    return (ramp * (1 + 0.2 * rng.random((48, 70, 3)))).astype(dtype)


def exr(compression, dtype=np.float16, **header):
    header = {"compression": compression, "type": OpenEXR.scanlineimage} | header
    stream = io.BytesIO()
    OpenEXR.File(header, {"RGB": light(dtype)}).write(stream)
    return stream.getvalue()


def exr_parts():
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    plane = light()[..., 1].copy()
    parts = [
        OpenEXR.Part(header, {"RGB": light(np.float16)}, "beauty"),
        OpenEXR.Part(dict(header), {"Z": plane}, "depth"),
    ]
    stream = io.BytesIO()
    OpenEXR.File(parts).write(stream)
    return stream.getvalue()


def radiance():
    rgb = light()
    mantissa, exponent = np.frexp(rgb.max(axis=2))
    scale = mantissa * 256 / rgb.max(axis=2)
    rgbe = np.dstack([rgb * scale[..., None], exponent + 128]).astype(np.uint8)
    lines = [
        bytes([2, 2, 0, 70]) + b"".join(bytes([70]) + row[:, channel].tobytes() for channel in range(4))
        for row in rgbe
    ]
    return b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 48 +X 70\n" + b"".join(lines)


def pfm():
    return b"PF\n70 48\n-1.0\n" + light()[::-1].astype("<f4").tobytes()


def tiff(dtype, **options):
    stream = io.BytesIO()
    tifffile.imwrite(stream, display(dtype), photometric="rgb", **options)
    return stream.getvalue()


def display(dtype):
    code = np.clip(light() / 64, 0, 1) ** (1 / 2.2)
    return code.astype(dtype) if np.dtype(dtype).kind == "f" else (code * np.iinfo(dtype).max).astype(dtype)


def pillow(kind, **options):
    stream = io.BytesIO()
    Image.fromarray(display(np.uint8)).save(stream, kind, **options)
    return stream.getvalue()


GOOD = {
    **{f"{name}.exr": lambda code=code: exr(code) for name, code in COMPRESSIONS.items()},
    "float.exr": lambda: exr(OpenEXR.PIZ_COMPRESSION, np.float32),
    "float_dwa.exr": lambda: exr(OpenEXR.DWAA_COMPRESSION, np.float32),
    "tiles.exr": lambda: exr(
        OpenEXR.PIZ_COMPRESSION, type=OpenEXR.tiledimage, tiles=OpenEXR.TileDescription()
    ),
    "parts.exr": exr_parts,
    "light.hdr": radiance,
    "light.pfm": pfm,
    "float.tif": lambda: tiff(np.float32, compression="zlib", predictor=True),
    "half.tif": lambda: tiff(np.float16),
    "int16.tif": lambda: tiff(np.uint16, compression="lzw", tile=(16, 16)),
    "int8.tif": lambda: tiff(np.uint8, compression="jpeg"),
    "eight.png": lambda: pillow("PNG"),
    "sixteen.png": lambda: cv2.imencode(".png", display(np.uint16))[1].tobytes(),
    "baseline.jpg": lambda: pillow("JPEG", quality=90),
    "progressive.jpg": lambda: pillow("JPEG", progressive=True),
    "lossy.webp": lambda: pillow("WEBP", quality=90),
    "lossless.webp": lambda: pillow("WEBP", lossless=True),
}


def mutated(data, rng):
    """Truncate, flip bits, overwrite a run, set a wild integer, drop or double a run; and say which."""
    kind = rng.choice(["cut", "flip", "flip", "run", "integer", "drop", "double"])
    data = bytearray(data)
    # Half of the damage goes to the first 600 bytes, where headers and tables are.
    reach = len(data) if rng.random() < 0.5 else min(600, len(data))
    at = int(rng.integers(0, reach))
    length = int(rng.integers(1, 64))
    if kind == "cut":
        del data[at:]
    elif kind == "flip":
        for place in rng.integers(0, reach, size=int(rng.choice([1, 1, 2, 8, 30]))):
            data[place] ^= 1 << int(rng.integers(0, 8))
    elif kind == "run":
        data[at : at + length] = rng.integers(0, 256, length, dtype=np.uint8).tobytes()
    elif kind == "integer":
        wild = int(rng.choice([0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x40000000]))
        data[at : at + 4] = wild.to_bytes(4, str(rng.choice(["little", "big"])))
    elif kind == "drop":
        del data[at : at + length]
    else:
        data[at:at] = data[at : at + length]
    return str(kind), bytes(data)


def read_all(paths, *, timeout=None):
    """Read files in one child process; one outcome a file, "crashed" or "hung" for the one it died on."""
    done = []
    while len(done) < len(paths):
        left = paths[len(done) :]
        patience = timeout or SECONDS * len(left) + 30
        child = subprocess.Popen(
            [sys.executable, READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        try:
            out, noise = child.communicate("\n".join(map(str, left)).encode(), timeout=patience)
            end = f"crashed ({child.returncode})"
        except subprocess.TimeoutExpired:
            child.kill()
            out, noise = child.communicate()
            end = "hung"
        outcomes = [json.loads(line) for line in out.splitlines()]
        done += outcomes
        if len(outcomes) < len(left):
            text = noise.decode(errors="replace")[-600:]
            culprit = str(left[len(outcomes)])
            done.append({"path": culprit, "status": end, "reason": text, "seconds": 0, "megabytes": 0})
        elif noise:
            done[-1] = done[-1] | {"status": "noisy", "reason": noise.decode(errors="replace")[-600:]}
    return done


def assert_sound(outcomes):
    for outcome in outcomes:
        assert outcome["status"] in ("read", "refused"), outcome
        assert outcome["seconds"] < SECONDS, outcome
        assert outcome["megabytes"] < MEGABYTES, outcome
        if outcome["status"] == "read":
            assert outcome["finite"], outcome
        else:
            assert "\n" not in outcome["reason"] and len(outcome["reason"]) > 10, outcome


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    folder = tmp_path_factory.mktemp("good")
    for name, make in GOOD.items():
        (folder / name).write_bytes(make())
    return folder


@pytest.mark.timeout(120 + 4 * MUTATIONS)
def test_mutations_of_every_format_are_read_or_refused(good, tmp_path):
    paths = []
    for number, source in enumerate(sorted(good.iterdir())):
        rng = np.random.default_rng([2026, number])
        for turn in range(MUTATIONS):
            kind, data = mutated(source.read_bytes(), rng)
            paths.append(tmp_path / f"{source.stem}_{turn:04d}_{kind}{source.suffix}")
            paths[-1].write_bytes(data)
    assert_sound(read_all(paths))


def test_a_file_cut_short_is_refused_or_whole(good, tmp_path):
    sources = sorted(good.iterdir())
    whole = {source.name: outcome for source, outcome in zip(sources, read_all(sources), strict=True)}
    assert all(outcome["status"] == "read" for outcome in whole.values()), whole
    paths = []
    for source in sources:
        data = source.read_bytes()
        for percent in (30, 75, 97):
            folder = tmp_path / str(percent)
            folder.mkdir(exist_ok=True)
            paths.append(folder / source.name)
            paths[-1].write_bytes(data[: len(data) * percent // 100])
    outcomes = read_all(paths)
    assert_sound(outcomes)
    for path, outcome in zip(paths, outcomes, strict=True):
        if outcome["status"] == "read":
            assert outcome["digest"] == whole[path.name]["digest"], f"{path} lost pixels unnoticed"


def test_the_folder_of_damaged_files_is_read_or_refused(data_dir):
    outcomes = read_all(sorted((data_dir / "damaged").iterdir()))
    assert len(outcomes) > 100
    assert_sound(outcomes)
