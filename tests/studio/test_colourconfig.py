"""Photos that are read in another colour space than their file says: opened, kept, exported, by every way."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile

from disque_studio import cli
from disque_studio.errors import ColourConfigError, InputSpaceError
from disque_studio.imaging import codecs
from disque_studio.imaging.codecs.radiance import write_radiance
from disque_studio.imaging.primaries import ACES_AP1, REC709, convert, rgb_to_rgb
from disque_studio.studio import batchwork, colourconfig, photos, renditions, thumbnails
from disque_studio.studio.batch import Batch, Event, Item
from disque_studio.studio.colourconfig import ACES_CG, ACES_STUDIO, FROM_ENVIRONMENT, InputSpace
from disque_studio.studio.presets import ExportPreset
from disque_studio.studio.reader import Reader
from disque_studio.studio.session import Edit, Session, Shot
from disque_studio.studio.sessionfile import Saved, from_bytes, to_bytes
from disque_studio.studio.store import Store

ACESCG = InputSpace(ACES_CG, "ACEScg")
TO_REC709 = rgb_to_rgb(ACES_AP1, REC709)


@pytest.fixture(autouse=True)
def config_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(colourconfig, "_used", "")
    monkeypatch.delenv("OCIO", raising=False)


@pytest.fixture
def light() -> np.ndarray:
    rng = np.random.default_rng(5)
    return (2 ** rng.uniform(-6, 6, (60, 90, 1)) * rng.uniform(0.2, 1, (60, 90, 3))).astype(np.float32)


@pytest.fixture
def pfm(tmp_path: Path, light: np.ndarray) -> Path:
    path = tmp_path / "scene.pfm"
    path.write_bytes(b"PF\n90 60\n-1.0\n" + light[::-1].astype("<f4").tobytes())
    return path


def test_pixels_are_read_in_the_space_that_is_asked_for(pfm: Path, light: np.ndarray) -> None:
    opened = photos.open_photo(pfm, space=ACESCG)
    np.testing.assert_allclose(opened.photo.rgb, convert(light, TO_REC709), rtol=1e-4, atol=1e-2)
    assert opened.space == ACESCG and photos.open_photo(pfm).space is None
    assert opened.small.mean() != photos.open_photo(pfm).small.mean()


def test_what_the_file_says_of_its_colours_makes_way(tmp_path: Path, light: np.ndarray) -> None:
    """Primaries of a Radiance file, a profile of a TIFF and the curve of codes do not count any more."""
    hdr, codes = tmp_path / "p3.hdr", tmp_path / "codes.tif"
    write_radiance(hdr, light)
    line = b"PRIMARIES=0.68 0.32 0.265 0.69 0.15 0.06 0.3127 0.329\n"
    hdr.write_bytes(hdr.read_bytes().replace(b"FORMAT=", line + b"FORMAT=", 1))
    stored, said = (codecs.read(hdr, stored=stored).rgb for stored in (True, False))
    assert np.abs(stored - said).max() > 0.01
    np.testing.assert_allclose(
        photos.open_photo(hdr, space=ACESCG).photo.rgb, convert(stored, TO_REC709), rtol=1e-4, atol=1e-2
    )
    grey = round(0.2783958 * 65535)
    tifffile.imwrite(codes, np.full((8, 8, 3), grey, np.uint16), photometric="rgb")
    log = photos.open_photo(codes, space=InputSpace(ACES_STUDIO, "ARRI LogC4")).photo.rgb
    np.testing.assert_allclose(log, 0.18, rtol=2e-4)


def test_a_space_that_is_missing_is_told_before_the_file_is_read(pfm: Path) -> None:
    pfm.write_bytes(b"PF\n90 60\n-1.0\n")
    with pytest.raises(InputSpaceError, match=r"cannot be read as nothing.*no colour space “nothing”"):
        photos.open_photo(pfm, space=InputSpace(ACES_CG, "nothing"))
    with pytest.raises(InputSpaceError, match="needs an OpenColorIO configuration"):
        photos.open_photo(pfm, space=InputSpace("", "ACEScg"))
    with pytest.raises(InputSpaceError, match=r"gone\.ocio"):
        photos.open_photo(pfm, space=InputSpace("/gone.ocio", "ACEScg"))


def test_overflow_of_a_curve_is_made_finite(pfm: Path) -> None:
    """The light of 4096 as a logarithmic code is beyond any float."""
    pfm.write_bytes(b"PF\n1 1\n-1.0\n" + np.full(3, 4096, "<f4").tobytes())
    assert np.isfinite(photos.open_photo(pfm, space=InputSpace(ACES_STUDIO, "ACEScct")).photo.rgb).all()


def test_the_reader_reads_in_a_space_and_tells_what_is_missing(pfm: Path) -> None:
    kept = Reader()
    try:
        there, here = kept.open_photo(pfm, space=ACESCG), photos.open_photo(pfm, space=ACESCG)
        np.testing.assert_array_equal(there.photo.rgb, here.photo.rgb)
        with pytest.raises(InputSpaceError) as refused:
            kept.open_photo(pfm, space=InputSpace(ACES_CG, "nothing"))
        assert refused.value.path == pfm
    finally:
        kept.close()


def test_the_setting_names_the_space_of_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert colourconfig.input_space("") is None
    assert colourconfig.input_space("ACEScg") == InputSpace("", "ACEScg")
    colourconfig.use(ACES_CG)
    assert colourconfig.input_space("ACEScg") == ACESCG
    colourconfig.use(FROM_ENVIRONMENT)
    monkeypatch.setenv("OCIO", "/studio/config.ocio")
    assert colourconfig.input_space("ACEScg") == InputSpace("/studio/config.ocio", "ACEScg")


def test_a_configuration_is_tried_in_the_reader(tmp_path: Path) -> None:
    from disque_studio.studio import reader

    try:
        assert colourconfig.offer(ACES_CG).spaces
        assert colourconfig.view(ACES_CG, "sRGB - Display", "Un-tone-mapped").name == "Un-tone-mapped"
        broken = tmp_path / "broken.ocio"
        broken.write_text("hello: [")
        with pytest.raises(ColourConfigError, match=r"broken\.ocio: cannot be used"):
            colourconfig.offer(str(broken))
    finally:
        reader.close()


def test_a_session_keeps_the_space_and_old_ones_have_none(tmp_path: Path) -> None:
    path = tmp_path / "a.exr"
    saved = Saved((("", Session((Shot(path, Edit(input_space="ARRI LogC4")),))),))
    data = to_bytes(saved)
    assert from_bytes(path, data) == saved
    old = json.loads(data)
    del old["shots"][0]["edit"]["input_space"]
    assert from_bytes(path, json.dumps(old).encode()).session.shots[0].edit == Edit()


def test_thumbnails_follow_the_space_and_keep_each(pfm: Path, tmp_path: Path) -> None:
    colourconfig.use(ACES_CG)
    read: list[InputSpace | None] = []

    class Shrinks:
        def __call__(self, path: Path, space: InputSpace | None) -> photos.OpenPhoto:
            read.append(space)
            return thumbnails.shrunk_file(path, space)

        def rest(self) -> None:
            pass

    made = thumbnails.Thumbnails(Store(tmp_path / "cache", 1 << 26), Shrinks())
    said, other = Edit(), Edit(input_space="ACES2065-1")
    assert (made.thumb(pfm, said, {}) != made.thumb(pfm, other, {})).any()
    assert (made.neutral(pfm) != made.neutral(pfm, "ACES2065-1")).any()
    assert read == [None, InputSpace(ACES_CG, "ACES2065-1")]
    made.adopt(pfm, photos.open_photo(pfm, space=ACESCG))
    made.thumb(pfm, replace(said, input_space="ACEScg"), {})
    assert len(read) == 2
    with pytest.raises(InputSpaceError):
        made.thumb(pfm, replace(said, input_space="nothing"), {})


def test_a_picture_read_as_light_is_compared_as_light(tmp_path: Path) -> None:
    path = tmp_path / "codes.tif"
    tifffile.imwrite(path, np.full((8, 8, 3), 20000, np.uint16), photometric="rgb")
    opened = photos.open_photo(path, space=ACESCG)
    assert renditions.reference_of(opened) is opened.photo


def test_a_batch_reads_in_the_space_and_fails_where_it_is_missing(pfm: Path, tmp_path: Path) -> None:
    preset = ExportPreset("test", format="png", template="{name}")
    edits = Edit(), Edit(input_space="ACES2065-1"), Edit(input_space="nothing")
    items = tuple(Item(pfm, edit, output=tmp_path / f"{n}.png") for n, edit in enumerate(edits))
    asked = Batch.from_line(Batch(items, preset, colour_config=ACES_CG).to_line())
    assert asked.colour_config == ACES_CG
    colourconfig.use(asked.colour_config)
    told: list[Event] = []
    batchwork.export_batch(asked, batchwork.Control(), told.append)
    ends = {event.item: event for event in told if event.happening in ("done", "failed")}
    assert [ends[n].happening for n in range(3)] == ["done", "done", "failed"]
    assert "no colour space “nothing”" in ends[2].reason
    said, other = (codecs.read_picture(tmp_path / f"{n}.png").rgb for n in (0, 1))
    assert (said != other).any() and not (tmp_path / "2.png").exists()


def test_the_command_line_reads_in_a_space(
    pfm: Path, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*more: str) -> int:
        where = ["--overwrite", "-o", str(tmp_path / "out.png")]
        return cli.main(["tonemap", str(pfm), "--strength", "0", "--json", *where, *more])

    def written() -> np.ndarray:
        return codecs.read_picture(tmp_path / "out.png").rgb

    assert run() == 0
    said = written()
    assert run("--input-space", "ACES2065-1") == 0
    aces = written()
    assert (said != aces).any()
    assert run("--input-space", "ACES2065-1", "--ocio", ACES_STUDIO) == 0
    np.testing.assert_array_equal(written(), aces)
    assert run("--input-space", "Linear Rec.709 (sRGB)") == 0
    assert np.abs(written().astype(int) - said).max() <= 1
    capsys.readouterr()
    monkeypatch.setenv("OCIO", str(tmp_path / "gone.ocio"))
    assert run("--input-space", "ACEScg") == 1
    record = json.loads(capsys.readouterr().out)
    assert "gone.ocio: there is no such file" in record["error"]
    with pytest.raises(SystemExit) as left:
        run("--ocio", ACES_CG)
    assert left.value.code == 2 and "--input-space" in capsys.readouterr().err
