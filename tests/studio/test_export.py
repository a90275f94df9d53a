import numpy as np
import pytest

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.finish import OutputSize
from disque_studio.studio import engine, export, photos
from disque_studio.studio.session import Choice

pytestmark = pytest.mark.usefixtures("quick_looks")


@pytest.fixture
def opened(exr):
    return photos.open_photo(exr)


def mapping_of(opened):
    return engine.plan_choice(opened, Choice("builtin", "Natural"), {})


def test_the_file_holds_what_the_view_shows(opened, tmp_path):
    mapping = mapping_of(opened)
    engine.export(opened, mapping, tmp_path / "out.png", format="png")
    written = codecs.read_picture(tmp_path / "out.png").rgb.astype(int)
    shown = engine.view(opened.photo.rgb, mapping).astype(int)
    assert np.abs(written - shown).max() <= 1


@pytest.mark.parametrize("band_pixels", [1, 1000, 1 << 20])
def test_bands_do_not_show(opened, tmp_path, monkeypatch, band_pixels):
    engine.export(opened, mapping_of(opened), tmp_path / "whole.png", format="png")
    monkeypatch.setattr(export, "_BAND_PIXELS", band_pixels)
    engine.export(opened, mapping_of(opened), tmp_path / "bands.png", format="png")
    whole, bands = (codecs.read_picture(tmp_path / name).rgb for name in ("whole.png", "bands.png"))
    assert np.array_equal(whole, bands)


@pytest.mark.parametrize(
    ("file_format", "bit_depth"), [("jpg", 8), ("png", 8), ("png", 16), ("tif", 8), ("tif", 16)]
)
@pytest.mark.parametrize("colour_space", ["srgb", "display-p3", "adobe-rgb"])
def test_every_format_reads_back_as_the_same_colours(opened, tmp_path, file_format, bit_depth, colour_space):
    mapping = mapping_of(opened)
    path = tmp_path / f"out.{file_format}"
    engine.export(
        opened, mapping, path, format=file_format, bit_depth=bit_depth, quality=100, colour_space=colour_space
    )
    written = codecs.read_picture(path).as_float()
    shown = engine.view(opened.photo.rgb, mapping) / 255
    assert np.abs(written - shown).mean() < 2 / 255


def test_a_depth_that_the_format_lacks_is_refused(opened, tmp_path):
    with pytest.raises(DisqueError, match="jpg holds no 16-bit"):
        engine.export(opened, mapping_of(opened), tmp_path / "out.jpg", format="jpg", bit_depth=16)


def test_nothing_is_overwritten_unasked(opened, tmp_path):
    path = tmp_path / "out.png"
    path.write_bytes(b"dear to me")
    with pytest.raises(FileRefusedError, match="exists already"):
        engine.export(opened, mapping_of(opened), path, format="png")
    assert path.read_bytes() == b"dear to me"
    engine.export(opened, mapping_of(opened), path, format="png", overwrite=True)
    assert codecs.read_picture(path).rgb.shape == opened.photo.rgb.shape


def test_the_original_is_never_overwritten(opened, exr):
    before = exr.read_bytes()
    with pytest.raises(FileRefusedError, match="never changed"):
        engine.export(opened, mapping_of(opened), exr, format="png", overwrite=True)
    assert exr.read_bytes() == before


def test_the_original_is_known_by_any_name(opened, exr, tmp_path):
    link = tmp_path / "link.png"
    link.symlink_to(exr)
    with pytest.raises(FileRefusedError, match="never changed"):
        engine.export(opened, mapping_of(opened), link, format="png", overwrite=True)


def test_a_missing_folder_and_a_folder_as_target_are_named(opened, tmp_path):
    with pytest.raises(FileRefusedError, match="folder that does not exist"):
        engine.export(opened, mapping_of(opened), tmp_path / "none" / "out.png", format="png")
    with pytest.raises(FileRefusedError, match="is a folder"):
        engine.export(opened, mapping_of(opened), tmp_path, format="png", overwrite=True)


def test_cancelling_leaves_nothing_behind(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "_BAND_PIXELS", 1000)
    seen: list[float] = []
    folder = tmp_path / "results"
    folder.mkdir()
    with pytest.raises(CancelledError):
        engine.export(
            opened,
            mapping_of(opened),
            folder / "out.png",
            format="png",
            progress=seen.append,
            cancelled=lambda: len(seen) >= 3,
        )
    assert 3 <= len(seen) < 7
    assert list(folder.iterdir()) == []


def test_progress_rises_to_one(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "_BAND_PIXELS", 1000)
    seen: list[float] = []
    engine.export(opened, mapping_of(opened), tmp_path / "out.jpg", format="jpg", progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("bit_depth", [8, 16])
@pytest.mark.parametrize("band_pixels", [1, 1000])
def test_bands_of_a_scaled_and_sharpened_picture_do_not_show(
    opened, tmp_path, monkeypatch, band_pixels, bit_depth
):
    options = {"size": OutputSize("long", 50), "sharpening": "standard", "colour_space": "display-p3"}

    def made(name):
        path = tmp_path / name
        engine.export(opened, mapping_of(opened), path, format="png", bit_depth=bit_depth, **options)
        return codecs.read_picture(path).rgb

    whole = made("whole.png")
    assert whole.shape == (39, 50, 3)
    monkeypatch.setattr(export, "_BAND_PIXELS", band_pixels)
    assert np.array_equal(made("bands.png"), whole)


def test_a_limit_above_the_photo_changes_nothing(opened, tmp_path):
    mapping = mapping_of(opened)
    engine.export(opened, mapping, tmp_path / "whole.png", format="png")
    engine.export(opened, mapping, tmp_path / "limited.png", format="png", size=OutputSize("long", 500))
    assert (tmp_path / "whole.png").read_bytes() == (tmp_path / "limited.png").read_bytes()
    engine.export(
        opened, mapping, tmp_path / "l.png", format="png", size=OutputSize("long", 180, enlarge=True)
    )
    assert codecs.read_picture(tmp_path / "l.png").rgb.shape == (140, 180, 3)
