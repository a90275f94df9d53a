"""Photos of 100,000 x 2 and 2 x 100,000 pixels go the whole way, or are refused in words."""

from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.finish import OutputSize
from disque_studio.imaging.photo import Picture
from disque_studio.looks.surroundings import neutral_of
from disque_studio.studio import export, photos, renditions, scoring, thumbnails
from disque_studio.studio.photos import OpenPhoto

LONG = 100_000
SHAPES = {"wide": (2, LONG), "tall": (LONG, 2)}


@pytest.fixture(params=SHAPES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> OpenPhoto:
    height, width = SHAPES[request.param]
    ramp = np.exp2(np.linspace(-4, 4, LONG, dtype="<f4")).reshape((1, LONG, 1) if width > 2 else (LONG, 1, 1))
    path = tmp_path / "long.pfm"
    path.write_bytes(
        b"PF\n%d %d\n-1.0\n" % (width, height) + np.broadcast_to(ramp, (height, width, 3)).tobytes()
    )
    return photos.open_photo(path)


def test_it_is_opened_and_shrunk(opened: OpenPhoto) -> None:
    assert sorted(opened.photo.rgb.shape[:2]) == [2, LONG]
    assert sorted(opened.small.shape[:2]) == [1, photos.SMALL_LONG_SIDE]
    kept = thumbnails.shrunk(opened)
    assert np.isfinite(kept.photo.rgb).all() and min(kept.photo.rgb.shape) > 0
    assert 7 < opened.stops < 9


def test_it_is_rendered_and_scored_or_refused_in_words(opened: OpenPhoto) -> None:
    mapping = neutral_of(opened.small)
    picture, quick = renditions.exact_picture(opened, mapping), renditions.quick_picture(opened, mapping)
    assert picture.rgb.shape == opened.photo.rgb.shape
    assert min(quick.rgb.shape[:2]) >= 1
    with pytest.raises(DisqueError, match="at least 11 pixels a side"):
        scoring.scores(picture, reference=opened.photo, metrics=["tmqi"])
    noisy = Picture(picture.rgb ^ np.uint8(1))
    (scored,) = scoring.scores(noisy, reference=picture, metrics=["psnr"])
    assert 48 < scored.assessment.score < 50


@pytest.mark.parametrize("file_format", ["png", "tif"])
def test_it_is_exported_whole(opened: OpenPhoto, file_format: str, tmp_path: Path) -> None:
    path = tmp_path / f"long.{file_format}"
    export.export(opened, neutral_of(opened.small), path, format=file_format)
    assert codecs.read_picture(path).rgb.shape == opened.photo.rgb.shape


def test_a_jpeg_of_it_is_refused_and_a_smaller_one_is_made(opened: OpenPhoto, tmp_path: Path) -> None:
    path, mapping = tmp_path / "long.jpg", neutral_of(opened.small)
    with pytest.raises(FileRefusedError):
        export.export(opened, mapping, path, format="jpg")
    assert not path.exists()
    export.export(opened, mapping, path, format="jpg", size=OutputSize("long", 2048), sharpening="standard")
    assert sorted(codecs.read_picture(path).rgb.shape[:2]) == [1, 2048]
