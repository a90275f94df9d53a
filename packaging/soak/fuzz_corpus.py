"""Good files to begin with, made by code, and the words that their readers look for."""

import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import fuzz_own_corpus
import fuzz_sets_corpus

from tests.dng import mosaic, write_dng
from tests.imaging.codecs import test_exif, test_gainmap, test_hostile, test_told

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
    "bundle": (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"pairs/", b"..", b"beside.json", b"NaN"),
    "training": (b'{"recipe": "general", "data": "a"}', b"stop", b"1e999", b'"process": -1', b"[", b"\xff"),
    "config": (b" = ", b"[[a]]", b"'''", b"1979-05-27", b"nan", b"0x", b"steps", b"= [[[[[["),
    "ocio": (
        *(b"!<LogTransform> {base: 2}", b"!<FileTransform> {src: config.ocio}", b"!<ColorSpaceTransform>"),
        *(b"src: lin, dst: out", b"nan", b"1e999", b"LUT_3D_SIZE 256", b"LUT_1D_SIZE 65536", b"\xff"),
        *(
            b"!<GroupTransform>",
            b"ocio_profile_version: 2.4",
            b"Length 99999999",
            b"&a [*a]",
            b"<ProcessList",
        ),
    ),
    "packed": (b"\x93NUMPY", b"'descr': '|O'", b"'fortran_order': True", b"(0,)", b"(9999999999, 2)", b"<f2"),
    "xlsx": (b"PK\x03\x04", b"PK\x01\x02", b"<c ", b't="s"', b"<v>99</v>", b"<!DOCTYPE", b"sharedStrings"),
    "mat": (b"MATLAB 5.0", b"IM", b"MI", b"\x0e\0\0\0", b"\x0f\0\0\0", b"\x01\0\0\0", b"dmos"),
    "bmp": (b"BM", b"\x28\0\0\0", b"\x08\0", b"\x18\0", b"\x03\0\0\0", b"\xff\xff\xff\x7f"),
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
    files: dict[str, list[bytes]] = {target: [] for target in _FAMILIES}
    for name, make in test_hostile.GOOD.items():
        suffix = name.rpartition(".")[2]
        files[_SUFFIXES.get(suffix, suffix)].append(make())
    xmp = b"<d " + test_gainmap.NAMESPACE + test_gainmap.PLAIN + b"></d>"
    gamma = b"<hdrgm:Gamma><rdf:Seq>" + b"<rdf:li>2</rdf:li>" * 3 + b"</rdf:Seq></hdrgm:Gamma>"
    files["xmp"] = [xmp, xmp.replace(b"></d>", b">" + gamma + b"</d>"), test_told.PACKET]
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
    return files | fuzz_own_corpus.made() | fuzz_sets_corpus.made()


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
