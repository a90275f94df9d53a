"""Good files to begin with, made by code, and the words that their readers look for."""

import io
import json
import sys
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.dng import mosaic, write_dng
from tests.imaging.codecs import test_exif, test_gainmap, test_hostile
from tests.looks.test_look import exemplar
from tests.studio.test_sessionfile import history

_LARGEST = 400_000
"""Bytes of a found file that is taken: larger ones cost time and tell little more."""

_FAMILIES = {
    "exr": (b"\x76\x2f\x31\x01",),
    "radiance": (b"#?",),
    "pfm": (b"PF", b"Pf"),
    "tiff": (b"II*\0", b"MM\0*", b"II+\0"),
    "png": (b"\x89PNG",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
}
_SUFFIXES = {"hdr": "radiance", "tif": "tiff", "jpg": "jpeg"}

WORDS: dict[str, tuple[bytes, ...]] = {
    "exr": (
        *(b"channels\0chlist\0", b"compression\0", b"dataWindow\0box2i\0", b"displayWindow\0", b"tiles\0"),
        *(
            b"lineOrder\0",
            b"type\0string\0",
            b"deepscanline",
            b"scanlineimage",
            b"tiledimage",
            b"chunkCount\0",
        ),
        *(b"chromaticities\0", b"whiteLuminance\0", b"RY\0", b"BY\0", b"R\0\1\0\0\0", b"view\0"),
    ),
    "radiance": (b"-Y 48 +X 70\n", b"+X 70 -Y 48\n", b"FORMAT=32-bit_rle_xyze\n", b"EXPOSURE=1e30\n"),
    "pfm": (b"PF\n", b"Pf\n", b"-1.0\n", b"1e400\n", b"nan\n", b"70 48\n", b"99999999 1\n"),
    "tiff": (b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b"\x00\x01\x03\0", b"\x11\x01\x04\0", b"\x17\x01\x04\0"),
    "png": (b"IHDR", b"IDAT", b"iCCP", b"gAMA", b"cHRM", b"eXIf", b"tRNS", b"PLTE", b"IEND", b"acTL"),
    "jpeg": (b"\xff\xd8", b"\xff\xd9", b"\xff\xda", b"\xff\xc4", b"\xff\xdb", b"\xff\xc2", b"ICC_PROFILE\0"),
    "webp": (b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ICCP", b"ALPH", b"EXIF"),
    "raw": (
        b"II*\0",
        b"\x12\xc6\x01\0",
        b"\x21\xc6",
        b"\x4a\x01\x04\0",
        b"\x11\x01\x04\0",
        b"\x03\x01\x03\0",
    ),
    "gainmap": (b"MPF\0", test_gainmap.ISO, test_gainmap.XMP, b"hdrgm:GainMapMax", b"\xff\xd8\xff"),
    "exif": (b"\x69\x87\x04\0", b"\x12\x01\x03\0", b"\x01\x02\x04\0", b"\x02\x02\x04\0", b"\x25\x88\x04\0"),
    "icc": (b"para", b"curv", b"XYZ ", b"rXYZ", b"A2B0", b"mft2", b"GRAY", b"RGB ", b"CMYK", b"acsp"),
    "xmp": (
        b"hdrgm:Gamma",
        b"<rdf:Seq>",
        b"<rdf:li>",
        b'="1e999"',
        b'="nan"',
        b'="-1"',
        b"</hdrgm:GainMapMax>",
    ),
    "look": (b'"dtype":"F16"', b'"shape":[0]', b'"data_offsets":[0,0]', b"__metadata__", b"NaN"),
    "model": (b'"dtype":"BOOL"', b'"shape":[0]', b'"data_offsets":[0,0]', b"__metadata__", b"Infinity"),
    "events": (b"\n", b'{"event": "done"}', b'{"event": "standing"}', b"NaN", b"1e999", b"\xff"),
    "tar": (
        b"ustar\0" + b"00",
        b"ustar  \0",
        b"././@LongLink",
        b"\x80" + b"\xff" * 11,
        b"PaxHeader",
        b"K",
        b"L",
    ),
    "csv": (
        b",",
        b'"',
        b"\n",
        b"\0",
        b"mos",
        b"dmos",
        b"nan",
        b"inf",
        b"1e999",
        b"reference",
        b"\xef\xbb\xbf",
    ),
    "cache": (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x93NUMPY", b"'descr': '|O'", b"(0,)"),
}


def corpus(found: Path | None) -> dict[str, list[bytes]]:
    """Give good files for each target, and files of `found` (a folder), told by their heads."""
    files = _made()
    for path in sorted(found.rglob("*")) if found is not None else []:
        if path.is_file() and path.stat().st_size <= _LARGEST:
            data = path.read_bytes()
            for target, heads in _FAMILIES.items():
                if data.startswith(heads):
                    files[target].append(data)
            if test_gainmap.XMP in data:
                files["gainmap"].append(data)
    return files


def around_xmp(xmp: bytes) -> bytes:
    """Give an Ultra HDR JPEG whose gain map has this description."""
    y, x = np.mgrid[0:16, 0:24]
    base = np.stack([60 + 2 * x, 40 + 3 * y, 200 - x - y], axis=2).astype(np.uint8)
    gain = test_gainmap.jpeg(test_gainmap.flat(85))
    body = test_gainmap.XMP + xmp[:60_000]
    return test_gainmap.ultra(test_gainmap.jpeg(base), test_gainmap.with_segments(gain, (0xE1, body)))


def _made() -> dict[str, list[bytes]]:
    files: dict[str, list[bytes]] = {target: [] for target in WORDS}
    for name, make in test_hostile.GOOD.items():
        suffix = name.rpartition(".")[2]
        files[_SUFFIXES.get(suffix, suffix)].append(make())
    xmp = b"<d " + test_gainmap.NAMESPACE + test_gainmap.PLAIN + b"></d>"
    gamma = b"<hdrgm:Gamma><rdf:Seq>" + b"<rdf:li>2</rdf:li>" * 3 + b"</rdf:Seq></hdrgm:Gamma>"
    files["xmp"] = [xmp, xmp.replace(b"></d>", b">" + gamma + b"</d>")]
    files["gainmap"] = [around_xmp(xmp), _iso(common=False), _iso(common=True)]
    files["exif"] = [
        test_exif.block(order, taken=b"2021:05:09 10:11:12", date=b"2023:01:02 03:04:05", sides=(70, 48))
        for order in "<>"
    ]
    files["jpeg"].append(
        test_hostile.pillow("JPEG", exif=b"Exif\0\0" + files["exif"][0], icc_profile=_profiles()[0])
    )
    files["png"].append(test_hostile.pillow("PNG", exif=files["exif"][1], icc_profile=_profiles()[0]))
    files["raw"] = _raws()
    files["icc"] = _profiles()
    files["look"] = [_look()]
    files["session"] = [_session()]
    files["settings"] = _settings()
    files["batch"] = [_batch()]
    files["model"] = [_model()]
    files["events"] = [_events()]
    files["tar"] = [_tar(form) for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)]
    files["csv"] = [
        b"image,reference,mos,split\na.png,r.png,3.5,train\nb.png,r.png,4,dev\n",
        b"image,dmos\na,1\n",
    ]
    files["cache"] = [_cached()]
    return files


def _iso(*, common: bool) -> bytes:
    base = test_gainmap.jpeg(np.full((16, 24, 3), 90, np.uint8))
    gain = test_gainmap.jpeg(test_gainmap.flat(85))
    return test_gainmap.ultra(base, test_gainmap.with_segments(gain, (0xE2, test_gainmap.iso(common=common))))


def _raws() -> list[bytes]:
    samples = mosaic(test_hostile.light()[:, :64])
    preview = test_hostile.display(np.uint8)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("plain.dng", "preview.dng")]
        write_dng(paths[0], samples, black=64)
        write_dng(paths[1], samples, preview=preview)
        return [path.read_bytes() for path in paths]


def _profiles() -> list[bytes]:
    from PIL import ImageCms

    from disque_studio.imaging import colour, icc

    spaces = [space.icc_profile() for space in colour.SPACES.values()]
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return [icc.srgb_profile(), *spaces, plain, lab]


def _look() -> bytes:
    from disque_studio.looks.look import Look

    return Look("Küste", (exemplar(), exemplar("dunes", 1)), (1.0, 0.5), note="two days").to_bytes(
        Path("a.look")
    )


def _session() -> bytes:
    from disque_studio.studio import sessionfile

    return sessionfile.to_bytes(history())


def _settings() -> list[bytes]:
    from disque_studio.studio import presets, settings

    values = {name: getattr(settings.Settings(), name) for name in settings.options()}
    kept = json.dumps({"version": settings.VERSION, "settings": values})
    own = [json.dumps(preset.to_json()) for preset in presets.BUILTIN]
    return [text.encode() for text in (kept, *own, json.dumps(["/a/b.exr", "c.hdr"]))]


def _batch() -> bytes:
    from disque_studio.studio.batch import Batch, Event, Item
    from disque_studio.studio.presets import BUILTIN
    from tests.studio.test_sessionfile import EDIT

    items = (Item(Path("a.exr"), EDIT), Item(Path("b.exr"), replace(EDIT, target=None), output=Path("b.jpg")))
    asked = Batch(items, BUILTIN[0], {"a": Path("0.look")}, (Path("a.exr"),))
    told = [Event("progress", 0, 0.5), Event("failed", 1, reason="why"), Event("finished")]
    return "\n".join([asked.to_line(), *(event.to_line() for event in told)]).encode()


def _model() -> bytes:
    import torch

    from disque_studio.nets import checkpoint

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "m.safetensors")
        tensors = {"weight": torch.zeros(2, 3), "bias": torch.zeros(2)}
        calibration = {"raw": [0.0, 1.0], "score": [0.0, 100.0]}
        architecture = {"shape": {"inputs": 3, "outputs": 2}, "calibration": calibration}
        checkpoint.save(path, tensors, kind="fuzz", architecture=architecture, card={"trained_on": "nothing"})
        return path.read_bytes()


def _events() -> bytes:
    told = [
        {"event": "asked"},
        {
            "event": "start",
            "step": 0,
            "steps": 100,
            "training": {"steps": 100},
            "device": "cpu",
            "reason": "x",
        },
        {"event": "prepare", "share": 0.5, "what": "data"},
        {"event": "progress", "step": 5, "share": 0.1, "eta": 12.5, "losses": {"a": 0.25}, "seconds": 1.5},
        {
            "event": "samples",
            "step": 5,
            "samples": [{"source": "a.png", "target": "", "prediction": "b.png"}],
        },
        {"event": "checkpoint", "step": 5},
        {"event": "warning", "text": "slow"},
        {"event": "compared", "benchmark": "b", "candidate": 1.0, "installed": 0.5, "better": True},
        {"event": "done", "path": "m.safetensors", "exported": True, "reason": "better"},
    ]
    return b"".join(json.dumps(event).encode() + b"\n" for event in told)


def _tar(form: int) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in (
            ("000001.hdr", b"one"),
            ("n" * 80 + "/" + "m" * 60 + ".exr", b"two" * 400),
            ("000002.jpg", b"x"),
        ):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def _cached() -> bytes:
    stream = io.BytesIO()
    view = np.zeros((6, 8, 3), np.float16)
    np.savez(stream, view=view, small=view, stops=np.array(3.0), format=np.array("exr"))
    return stream.getvalue()
