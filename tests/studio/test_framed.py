"""Photos in their frames: what is rendered, exported and compared with is the same part of them."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging.frame import NO_FRAME, Frame, pixel_box
from disque_studio.imaging.photo import Picture
from disque_studio.looks.grade import Grade
from disque_studio.studio.development import develop
from disque_studio.studio.photos import open_photo
from disque_studio.studio.renditions import exact_picture, quick_picture, reference_of
from disque_studio.studio.session import Choice, Edit

BOX = (0.25, 0.1, 0.75, 0.6)
GRADE = Grade(highlights=-60, shadows=40, clarity=30, contrast=20, temperature=15, saturation=10)


@pytest.fixture
def finished(tmp_path):
    codes = np.random.default_rng(0).integers(0, 255, (6, 9, 3)).astype(np.uint8)
    path = tmp_path / "finished.png"
    cv2.imwrite(str(path), cv2.resize(codes, (180, 120), interpolation=cv2.INTER_CUBIC))
    return path


def test_no_frame_is_the_photo_itself(finished):
    photo = open_photo(finished)
    assert photo.framed(NO_FRAME) is photo


def test_frames_count_from_the_whole_photo(finished):
    framed = open_photo(finished).framed(Frame(BOX))
    with pytest.raises(ValueError, match="framed already"):
        framed.framed(Frame(BOX))


@pytest.mark.parametrize("frame", [Frame(BOX), Frame(BOX, 12)])
def test_a_framed_photo_has_its_part_of_everything(finished, frame):
    photo = open_photo(finished)
    framed = photo.framed(frame)
    left, top, right, bottom = pixel_box(frame, 180, 120)
    size = right - left, bottom - top
    assert (framed.photo.width, framed.photo.height) == size
    assert framed.frame == frame
    assert framed.small.shape[1::-1] == size
    assert framed.photo.source == photo.photo.source
    reference = reference_of(framed)
    assert isinstance(reference, Picture)
    assert reference.rgb.shape[1::-1] == size


def test_a_cropped_reference_is_the_files_own_pixels(finished):
    photo = open_photo(finished)
    whole, cropped = reference_of(photo), reference_of(photo.framed(Frame(BOX)))
    np.testing.assert_array_equal(cropped.rgb, whole.rgb[12:72, 45:135])


def test_a_cropped_photo_is_developed_as_the_whole_one(finished):
    photo = open_photo(finished)
    edit = Edit(Choice("none"), exposure=0.4, grade=GRADE)
    whole = develop(photo, edit, {})
    cropped = develop(photo, Edit(Choice("none"), exposure=0.4, grade=GRADE, frame=Frame(BOX)), {})
    full = exact_picture(whole.photo, whole.mapping).rgb[12:72, 45:135].astype(int)
    assert np.abs(exact_picture(cropped.photo, cropped.mapping).rgb - full).max() <= 1
    quick = quick_picture(cropped.photo, cropped.mapping).rgb
    assert abs(quick.mean() - full.mean()) < 1
