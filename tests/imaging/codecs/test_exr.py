import struct

import numpy as np
import OpenEXR
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import spill
from disque_studio.imaging.codecs import exr
from disque_studio.imaging.colour import REC709

SCANLINES = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
HEIGHT, WIDTH = 150, 90
CHUNKS = 10


def scene(dtype=np.float32, height=HEIGHT, width=WIDTH):
    rng = np.random.default_rng(3)
    return np.exp2(rng.uniform(-6, 6, (height, width, 3))).astype(dtype)


def save(path, channels, **header):
    OpenEXR.File(SCANLINES | header, channels).write(str(path))
    return path


def box(x0, y0, x1, y1):
    return (np.array([x0, y0], np.int32), np.array([x1, y1], np.int32))


LOSSLESS = [
    OpenEXR.NO_COMPRESSION,
    OpenEXR.RLE_COMPRESSION,
    OpenEXR.ZIPS_COMPRESSION,
    OpenEXR.ZIP_COMPRESSION,
    OpenEXR.PIZ_COMPRESSION,
    OpenEXR.HTJ2K32_COMPRESSION,
]


@pytest.mark.parametrize("compression", LOSSLESS)
@pytest.mark.parametrize("tiled", [False, True])
@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_pixels_come_back_exactly(tmp_path, compression, tiled, dtype):
    rgb = scene(dtype)
    header = {"compression": compression}
    if tiled:
        header |= {"type": OpenEXR.tiledimage, "tiles": tile_description(32, 16)}
    photo = exr.read(save(tmp_path / "a.exr", {"RGB": rgb}, **header))
    assert photo.rgb.dtype == dtype
    np.testing.assert_array_equal(photo.rgb, rgb)
    assert (photo.channels, photo.parts, photo.layer) == (("R", "G", "B"), 1, "")
    assert photo.data_window == photo.display_window == (0, 0, WIDTH - 1, HEIGHT - 1)
    assert photo.chromaticities is None


def tile_description(width, height, mode=OpenEXR.ONE_LEVEL):
    tiles = OpenEXR.TileDescription()
    tiles.xSize, tiles.ySize, tiles.mode = width, height, mode
    return tiles


@pytest.mark.parametrize(
    "compression",
    [OpenEXR.PXR24_COMPRESSION, OpenEXR.B44_COMPRESSION, OpenEXR.DWAA_COMPRESSION, OpenEXR.DWAB_COMPRESSION],
)
def test_lossy_pixels_equal_the_library_s_own_reading(tmp_path, compression):
    path = save(tmp_path / "a.exr", {"RGB": scene(np.float16, 700)}, compression=compression)
    own = OpenEXR.File(str(path)).channels()["RGB"].pixels
    np.testing.assert_array_equal(exr.read(path).rgb, own)


def test_many_bands_make_one_picture(tmp_path, monkeypatch):
    monkeypatch.setattr("disque_studio.imaging.codecs.exr_chunks._BAND_BYTES", 1)
    rgb = scene(np.float16)
    for tiled in ({}, {"type": OpenEXR.tiledimage, "tiles": tile_description(32, 16)}):
        np.testing.assert_array_equal(exr.read(save(tmp_path / "a.exr", {"RGB": rgb}, **tiled)).rgb, rgb)


def test_alpha_leaves_premultiplied_colour_as_it_is(tmp_path):
    rgba = np.dstack([scene(np.float16), np.full((HEIGHT, WIDTH), 0.25, np.float16)])
    photo = exr.read(save(tmp_path / "a.exr", {"RGBA": rgba}))
    np.testing.assert_array_equal(photo.rgb, rgba[..., :3])
    assert photo.channels == ("R", "G", "B", "A")


def layer(name, rgb):
    return {f"{name}.{colour}": rgb[..., index].copy() for index, colour in enumerate("RGB")}


def test_layers_by_name_and_the_first_colour_layer_by_default(tmp_path):
    first, second, depth = scene(np.float16), scene(np.float16)[::-1].copy(), scene()[..., 0].copy()
    path = save(tmp_path / "a.exr", {"Z": depth} | layer("diffuse", first) | layer("spec.left", second))
    assert exr.read(path).layer == "diffuse"
    np.testing.assert_array_equal(exr.read(path).rgb, first)
    np.testing.assert_array_equal(exr.read(path, layer="spec.left").rgb, second)
    grey = exr.read(path, layer="Z")
    np.testing.assert_array_equal(grey.rgb, np.dstack([depth] * 3))
    with pytest.raises(FileRefusedError, match=r'no layer "none"; it has: Z, diffuse, spec\.left'):
        exr.read(path, layer="none")


def test_lower_case_colours_and_positions(tmp_path):
    rgb = scene(np.float16)
    position = {f"P.{axis}": rgb[..., index].copy() for index, axis in enumerate("XYZ")}
    path = save(tmp_path / "a.exr", position)
    assert exr.read(path).layer == exr.read(path, layer="P").layer == "P.X"
    path = save(tmp_path / "b.exr", position | {f"sun.{c}": rgb[..., i].copy() for i, c in enumerate("rgb")})
    photo = exr.read(path)
    assert (photo.layer, photo.channels[-3:]) == ("sun", ("sun.r", "sun.g", "sun.b"))
    np.testing.assert_array_equal(photo.rgb, rgb)


def test_parts_are_layers_too(tmp_path):
    beauty, light = scene(np.float16), scene(np.float16)[::-1].copy()
    depth = scene()[..., 0].copy()
    path = tmp_path / "a.exr"
    OpenEXR.File(
        [
            OpenEXR.Part(dict(SCANLINES), {"Z": depth}, "depth"),
            OpenEXR.Part(dict(SCANLINES), {"RGB": beauty}, "beauty"),
            OpenEXR.Part(
                {"type": OpenEXR.tiledimage, "tiles": tile_description(32, 32)}, layer("key", light), "lights"
            ),
        ]
    ).write(str(path))
    photo = exr.read(path)
    assert (photo.layer, photo.parts) == ("beauty", 3)
    assert photo.channels[:4] == ("depth/Z", "beauty/R", "beauty/G", "beauty/B")
    np.testing.assert_array_equal(photo.rgb, beauty)
    for name in ("lights/key", "key"):
        np.testing.assert_array_equal(exr.read(path, layer=name).rgb, light)
    np.testing.assert_array_equal(exr.read(path, layer="depth").rgb[..., 1], depth)


@pytest.mark.parametrize("name", ["Y", "mask"])
def test_a_lone_channel_is_shown_grey(tmp_path, name):
    plane = scene(np.float16)[..., 0].copy()
    photo = exr.read(save(tmp_path / "a.exr", {name: plane}))
    np.testing.assert_array_equal(photo.rgb, np.dstack([plane] * 3))
    assert photo.channels == (name,)


def test_grey_has_no_colour_to_convert(tmp_path):
    plane = scene(np.float16)[..., 0].copy()
    plane[0, :2] = np.nan, -1
    path = save(tmp_path / "a.exr", {"Y": plane}, chromaticities=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1 / 3, 1 / 3))
    photo = exr.read(path)
    assert photo.rgb.dtype == np.float16 and (photo.rgb[..., 0] == photo.rgb[..., 2]).all()
    assert (photo.samples.nan, photo.samples.negative) == (1, 1)


def test_samples_near_the_end_of_the_scale_stay_finite(tmp_path):
    rgb = np.full((4, 4, 3), 3e38, np.float32) * np.array([1, -1, 1], np.float32)
    wide = (0.708, 0.292, 0.170, 0.797, 0.131, 0.046, 0.3127, 0.3290)
    assert np.isfinite(exr.read(save(tmp_path / "a.exr", {"RGB": rgb}, chromaticities=wide)).rgb).all()
    chroma = np.random.default_rng(2).choice([-3e38, 3e38], (8, 8, 3))
    assert np.isfinite(exr.read(luminance_chroma(tmp_path / "b.exr", chroma, [0, 1, 0])).rgb).all()


def test_whole_numbers_are_divided_by_the_largest(tmp_path):
    counts = np.arange(HEIGHT * WIDTH * 3, dtype=np.uint32).reshape(HEIGHT, WIDTH, 3)
    photo = exr.read(save(tmp_path / "a.exr", {"RGB": counts}))
    np.testing.assert_allclose(photo.rgb, counts / counts.max(), rtol=1e-6)


def luminance_chroma(path, rgb, weights, chromaticities=None):
    """Write an uncompressed float Y, RY, BY file, chroma on every second pixel of every second row."""
    luminance = rgb @ np.asarray(weights)
    planes = {"BY": rgb[..., 2] / luminance - 1, "RY": rgb[..., 0] / luminance - 1, "Y": luminance}
    planes = {name: plane.astype("<f4") for name, plane in planes.items()}
    height, width = luminance.shape
    window = struct.pack("<4i", 0, 0, width - 1, height - 1)
    steps = {"BY": 2, "RY": 2, "Y": 1}
    listed = b"".join(name.encode() + struct.pack("<xiBxxxii", 2, 0, n, n) for name, n in steps.items())
    header = attribute_bytes("channels", "chlist", listed + b"\0")
    header += attribute_bytes("compression", "compression", b"\0")
    header += attribute_bytes("dataWindow", "box2i", window) + attribute_bytes(
        "displayWindow", "box2i", window
    )
    header += attribute_bytes("lineOrder", "lineOrder", b"\0")
    if chromaticities:
        header += attribute_bytes("chromaticities", "chromaticities", struct.pack("<8f", *chromaticities))
    header = exr.MAGIC + struct.pack("<i", 2) + header + b"\0"
    offsets, chunks = [], b""
    for y in range(height):
        offsets.append(len(header) + 8 * height + len(chunks))
        line = b"".join(planes[name][y, ::n].tobytes() for name, n in steps.items() if y % n == 0)
        chunks += struct.pack("<2i", y, len(line)) + line
    path.write_bytes(header + struct.pack(f"<{height}Q", *offsets) + chunks)
    return path


def attribute_bytes(name, kind, value):
    return name.encode() + b"\0" + kind.encode() + b"\0" + struct.pack("<i", len(value)) + value


def smooth(height, width):
    y, x = np.mgrid[0:height, 0:width]
    return np.dstack([1 + x / 99, 2 - x / 200 + y / 70, 0.5 + y / 99]).astype(np.float64)


def test_luminance_and_chroma_make_colours(tmp_path, monkeypatch):
    monkeypatch.setattr("disque_studio.imaging.codecs.exr_chunks._BAND_BYTES", 1)
    rgb = smooth(150, 90)
    path = luminance_chroma(tmp_path / "a.exr", rgb, REC709.to_xyz()[1])
    inside = exr.read(path).rgb[:-2, :-2]
    np.testing.assert_allclose(inside, rgb[:-2, :-2], rtol=2e-3)


def test_luminance_of_other_primaries_weighs_by_them(tmp_path):
    flat = np.ones((4, 4, 3)) * [0.3, 0.5, 0.2]
    chromaticities = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1 / 3, 1 / 3)
    path = luminance_chroma(tmp_path / "a.exr", flat, [0, 1, 0], chromaticities)
    np.testing.assert_allclose(exr.read(path).rgb, flat @ np.linalg.inv(REC709.to_xyz()).T, rtol=1e-4)


def test_chromaticities_lead_to_rec709(tmp_path):
    rgb = scene()
    chromaticities = (0.708, 0.292, 0.170, 0.797, 0.131, 0.046, 0.3127, 0.3290)
    photo = exr.read(save(tmp_path / "a.exr", {"RGB": rgb}, chromaticities=chromaticities))
    # ITU-R BT.2087-0 M2 is the inverse of this published matrix of Rec.2020 to Rec.709.
    matrix = [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]]
    np.testing.assert_allclose(photo.rgb, rgb @ np.transpose(matrix), atol=2e-3 * rgb.max())
    np.testing.assert_allclose(photo.chromaticities, chromaticities, rtol=1e-6)


def test_impossible_chromaticities_are_refused(tmp_path):
    path = save(tmp_path / "a.exr", {"RGB": scene()}, chromaticities=(0.3,) * 8)
    with pytest.raises(FileRefusedError, match="chromaticities"):
        exr.read(path)


def test_unusable_samples_are_counted_and_made_finite(tmp_path):
    rgb = scene(np.float16)
    rgb[0, 0] = [np.nan, np.inf, -np.inf]
    rgb[1, 1] = [-2, -0.0, 60000]
    photo = exr.read(save(tmp_path / "a.exr", {"RGB": rgb}))
    assert (photo.samples.nan, photo.samples.inf, photo.samples.negative) == (1, 2, 1)
    np.testing.assert_array_equal(photo.rgb[0, 0], [0, 60000, 0])
    np.testing.assert_array_equal(photo.rgb[1, 1], [-2, 0, 60000])


def windows(path, data, display):
    """Write a photo of the given data window, whose red is x and green is y, in file coordinates."""
    x0, y0, x1, y1 = data
    y, x = np.mgrid[y0 : y1 + 1, x0 : x1 + 1].astype(np.float32)
    rgb = np.dstack([x, y, np.ones_like(x)])
    return save(path, {"RGB": rgb}, dataWindow=box(*data), displayWindow=box(*display))


@pytest.mark.parametrize(
    ("data", "display"),
    [
        ((10, 20, 49, 59), (0, 0, 59, 69)),
        ((-10, -20, 69, 79), (0, 0, 59, 69)),
        ((-10, 20, 39, 79), (0, 0, 59, 69)),
        ((100, 200, 139, 259), (90, 190, 149, 249)),
    ],
)
def test_the_picture_is_the_display_window(tmp_path, data, display):
    photo = exr.read(windows(tmp_path / "a.exr", data, display))
    assert (photo.data_window, photo.display_window) == (data, display)
    y, x = np.mgrid[display[1] : display[3] + 1, display[0] : display[2] + 1]
    there = (x >= data[0]) & (x <= data[2]) & (y >= data[1]) & (y <= data[3])
    expected = np.dstack([x, y, np.ones_like(x)]) * there[..., None]
    np.testing.assert_array_equal(photo.rgb, expected)


@pytest.mark.parametrize("display", [(100, 0, 140, 40), (39, 39, 99, 99), (0, 0, 3999, 3999), (0, 0, 3, 3)])
def test_a_display_window_elsewhere_leaves_the_data_window(tmp_path, display):
    photo = exr.read(windows(tmp_path / "a.exr", (0, 0, 39, 39), display))
    assert photo.rgb.shape == (40, 40, 3)
    assert photo.rgb[5, 7].tolist() == [7, 5, 1]


def test_tiles_of_several_levels_give_the_full_size(data_dir):
    photo = exr.read(data_dir / "exr_conformance" / "ColorCodedLevels.exr")
    own = OpenEXR.File(str(photo.source)).channels()["RGBA"].pixels
    np.testing.assert_array_equal(photo.rgb, own[..., :3])


def test_deep_files_are_refused_by_name(data_dir):
    with pytest.raises(FileRefusedError, match="is a deep EXR file"):
        exr.read(data_dir / "exr_conformance" / "Trunks~1.exr")


@pytest.mark.parametrize("colours", ["Rec709", "XYZ"])
def test_luminance_chroma_twins_look_alike(data_dir, colours):
    folder = data_dir / "exr_conformance"
    full, subsampled = exr.read(folder / f"{colours}.exr"), exr.read(folder / f"{colours}_YC.exr")
    difference = np.clip(full.rgb, 0, 1) ** (1 / 2.2) - np.clip(subsampled.rgb, 0, 1) ** (1 / 2.2)
    assert -10 * np.log10(np.mean(difference**2)) > 35


def test_xyz_and_rec709_twins_look_alike(data_dir):
    folder = data_dir / "exr_conformance"
    xyz, rec709 = exr.read(folder / "XYZ.exr"), exr.read(folder / "Rec709.exr")
    np.testing.assert_allclose(xyz.rgb, rec709.rgb, atol=0.02, rtol=0.02)


def attribute(data, name, value):
    """Give the file with an attribute's value replaced by another of the same size."""
    at = data.index(name.encode() + b"\0") + len(name) + 1
    at = data.index(b"\0", at) + 5
    return data[:at] + value + data[at + len(value) :]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("dataWindow", struct.pack("<4i", 0, 0, 90_000, 90_000), "too large"),
        ("dataWindow", struct.pack("<4i", 5, 0, 4, 9), "dataWindow"),
        ("dataWindow", struct.pack("<4i", -(2**31), 0, 2**31 - 1, 9), "dataWindow"),
        ("dataWindow", struct.pack("<4i", 0, 1, WIDTH - 1, HEIGHT), "wrong place"),
        ("dataWindow", struct.pack("<4i", 0, 0, WIDTH - 1, 4 * HEIGHT), "damaged|cut short"),
        ("compression", b"\x63", "compression"),
        ("lineOrder", b"\x09", "line order"),
        ("channels", b"B\0\7", 'channel "B"'),
    ],
)
def test_a_header_that_lies_is_refused_with_the_reason(tmp_path, name, value, reason):
    path = save(tmp_path / "a.exr", {"RGB": scene(np.float16)})
    path.write_bytes(attribute(path.read_bytes(), name, value))
    with pytest.raises(FileRefusedError, match=reason):
        exr.read(path)


@pytest.mark.parametrize("kept", [6, 100, 330, 400, 5000, -1])
def test_a_file_cut_short_says_so(tmp_path, kept):
    path = save(tmp_path / "a.exr", {"RGB": scene(np.float16)})
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(FileRefusedError, match="cut short"):
        exr.read(path)


def table_at(data):
    """Find the table of chunks: its first entry points just behind it."""
    return next(at for at in range(len(data)) if struct.unpack_from("<Q", data, at)[0] == at + 8 * CHUNKS)


def test_rows_never_written_are_named(tmp_path):
    path = save(tmp_path / "a.exr", {"RGB": scene(np.float16)})
    data = path.read_bytes()
    table = table_at(data)
    path.write_bytes(data[:table] + bytes(8 * CHUNKS) + data[table + 8 * CHUNKS :])
    with pytest.raises(FileRefusedError, match="never written"):
        exr.read(path)


def test_a_damaged_payload_is_refused_in_silence(tmp_path, capfd):
    path = save(tmp_path / "a.exr", {"RGB": scene(np.float16)})
    data = bytearray(path.read_bytes())
    data[table_at(data) + 300] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(FileRefusedError, match="cannot be decompressed"):
        exr.read(path)
    assert capfd.readouterr() == ("", "")


def test_a_damaged_file_takes_no_room(tmp_path, monkeypatch):
    path = tmp_path / "a.exr"
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    with OpenEXR.File(header, {"RGB": np.zeros((600, 700, 3), np.float16)}) as file:
        file.write(str(path))
    path.write_bytes(path.read_bytes()[:-1])
    monkeypatch.setattr(spill, "zeros", lambda *_: pytest.fail("room was taken"))
    with pytest.raises(FileRefusedError, match="cut short"):
        exr.read(path)
