import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.frame import Frame
from disque_studio.imaging.photo import Photo
from disque_studio.quality import registry
from disque_studio.studio import aiming, development, photos, thumbnails
from disque_studio.studio.colourconfig import InputSpace
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.session import Choice, Edit, Share
from disque_studio.studio.store import Store
from disque_studio.studio.thumbnails import Shrinker, Thumbnails, shrunk

NATURAL = Edit(Choice("builtin", "Natural"))


class Decoder:
    """Reads files and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: Path, space: InputSpace | None) -> OpenPhoto:
        self.count += 1
        return thumbnails.shrunk_file(path, space)

    def rest(self) -> None:
        pass


@pytest.fixture
def decoder() -> Decoder:
    return Decoder()


@pytest.fixture
def open_thumbs(tmp_path: Path, decoder: Decoder) -> Callable[[], Thumbnails]:
    """Begin anew, as after a start, on the same folder."""
    return lambda: Thumbnails(Store(tmp_path / "cache", 1 << 26), decoder)


@pytest.fixture
def thumbs(open_thumbs: Callable[[], Thumbnails]) -> Thumbnails:
    return open_thumbs()


@pytest.fixture
def plain_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Score by mean brightness."""
    monkeypatch.setattr(aiming, "score", lambda picture: float(picture.rgb.mean() / 2.55))
    monkeypatch.setattr(aiming, "scorer_digest", lambda: "brightness")


def large(tmp_path: Path) -> OpenPhoto:
    light = np.exp2(np.linspace(-8, 6, 1500, dtype=np.float32))[None, :, None]
    rgb = np.broadcast_to(light, (1000, 1500, 3)).astype(np.float16)
    return OpenPhoto(Photo(rgb, "exr"), photos.small_copy(rgb, 256), 14.0)


def test_a_photo_is_decoded_once(exr: Path, decoder: Decoder, open_thumbs: Callable[[], Thumbnails]) -> None:
    first = open_thumbs().small(exr)
    again = open_thumbs().small(exr)
    assert decoder.count == 1
    assert np.array_equal(first.photo.rgb, again.photo.rgb)
    assert np.array_equal(first.small, again.small)
    assert again.stops == first.stops and again.photo.source == exr


def test_a_changed_file_is_decoded_again(exr: Path, decoder: Decoder, thumbs: Thumbnails, write_exr) -> None:
    before = thumbs.small(exr)
    write_exr(exr, np.full((70, 90, 3), 0.25, np.float16))
    os.utime(exr, ns=(1, 1))
    assert not np.array_equal(thumbs.small(exr).photo.rgb, before.photo.rgb)
    assert decoder.count == 2


def test_a_damaged_entry_is_made_again(exr: Path, decoder: Decoder, tmp_path: Path, open_thumbs) -> None:
    open_thumbs().small(exr)
    (entry,) = (tmp_path / "cache").iterdir()
    entry.write_bytes(entry.read_bytes()[:100])
    open_thumbs().small(exr)
    open_thumbs().small(exr)
    assert decoder.count == 2


def test_an_entry_of_another_kind_is_made_again(
    exr: Path, decoder: Decoder, tmp_path: Path, open_thumbs
) -> None:
    open_thumbs().small(exr)
    (entry,) = (tmp_path / "cache").iterdir()
    np.savez(entry, view=np.zeros(3), small=np.zeros(3), stops=np.zeros(()), format=np.array("exr"))
    assert open_thumbs().small(exr).photo.rgb.shape == (70, 90, 3)


def test_a_shrunk_photo_keeps_what_looks_are_planned_from(tmp_path: Path) -> None:
    whole = large(tmp_path)
    small = shrunk(whole)
    assert small.photo.rgb.shape == (443, 665, 3)  # twice the pixels that a blind scorer looks at
    assert small.photo.rgb.dtype == np.float16
    np.testing.assert_allclose(small.small, whole.small, rtol=1e-3)
    assert small.stops == whole.stops


def test_shrinking_what_is_small_changes_no_size(exr: Path) -> None:
    assert shrunk(photos.open_photo(exr)).photo.rgb.shape == (70, 90, 3)


def test_light_beyond_half_floats_is_kept_finite() -> None:
    rgb = np.full((4, 5, 3), 1e6, np.float32)
    small = shrunk(OpenPhoto(Photo(rgb, "radiance"), rgb, 0.0))
    assert np.isfinite(small.photo.rgb).all() and np.isfinite(small.small).all()


def test_a_thumbnail_is_the_picture_that_the_edit_makes(quick_looks, exr: Path, thumbs: Thumbnails) -> None:
    edit = replace(NATURAL, strength=0.7, exposure=0.5)
    developed = development.develop(photos.open_photo(exr), edit, {})
    wanted = thumbnails.render_u8(developed.photo.photo.rgb, developed.mapping)
    assert np.array_equal(thumbs.thumb(exr, edit, {}), wanted)


def test_a_crop_shows(quick_looks, exr: Path, thumbs: Thumbnails) -> None:
    whole = thumbs.thumb(exr, NATURAL, {})
    half = thumbs.thumb(exr, replace(NATURAL, frame=Frame((0.0, 0.0, 0.5, 1.0))), {})
    assert half.shape == (70, 45, 3)
    assert np.abs(half.astype(int) - whole[:, :45]).mean() <= 2


def test_a_large_photo_has_a_small_thumbnail(
    quick_looks, tmp_path: Path, exr: Path, decoder: Decoder
) -> None:
    thumbs = Thumbnails(Store(tmp_path / "cache", 1 << 26), decoder)
    thumbs.adopt(exr, large(tmp_path))
    assert max(thumbs.thumb(exr, NATURAL, {}).shape) == thumbnails.THUMB_SIDE
    assert max(thumbs.neutral(exr).shape) == thumbnails.THUMB_SIDE


def test_without_an_edit_the_photo_is_neutral(exr: Path, thumbs: Thumbnails) -> None:
    assert np.array_equal(thumbs.neutral(exr), thumbs.thumb(exr, Edit(), {}))


def test_a_plan_is_made_once_for_many_strengths(
    quick_looks, exr: Path, thumbs: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = []
    plan = development.plan_choice
    monkeypatch.setattr(development, "plan_choice", lambda *args: planned.append(args) or plan(*args))
    for strength in (0.2, 0.5, 1.0):
        thumbs.thumb(exr, replace(NATURAL, strength=strength), {})
    assert len(planned) == 1


def test_what_was_made_is_kept_for_its_edit_alone(
    quick_looks, plain_scores, exr: Path, open_thumbs: Callable[[], Thumbnails]
) -> None:
    assert open_thumbs().kept(exr, NATURAL) is None
    made = open_thumbs().make(exr, NATURAL, {})
    kept = open_thumbs().kept(exr, NATURAL)
    assert kept is not None and np.array_equal(kept.thumb, made.thumb)
    assert kept.score == made.score == pytest.approx(made.thumb.mean() / 2.55)
    assert open_thumbs().kept(exr, replace(NATURAL, exposure=0.1)) is None


def test_what_was_made_of_an_earlier_file_is_not_shown(
    quick_looks, plain_scores, exr: Path, thumbs: Thumbnails
) -> None:
    thumbs.make(exr, NATURAL, {})
    os.utime(exr, ns=(5, 5))
    assert thumbs.kept(exr, NATURAL) is None


def test_what_another_scorer_gave_is_not_shown(
    quick_looks, plain_scores, exr: Path, thumbs: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    thumbs.make(exr, NATURAL, {})
    monkeypatch.setattr(aiming, "scorer_digest", lambda: "contrast")
    assert thumbs.kept(exr, NATURAL) is None


def test_without_a_scorer_nothing_is_kept(
    quick_looks, exr: Path, thumbs: Thumbnails, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    assert thumbs.kept(exr, NATURAL) is None
    with pytest.raises(DisqueError, match="qdnet"):
        thumbs.make(exr, NATURAL, {})


def test_without_a_look_strength_makes_no_other_picture(plain_scores, exr: Path, thumbs: Thumbnails) -> None:
    thumbs.make(exr, Edit(strength=0.3), {})
    assert thumbs.kept(exr, Edit(strength=1.2)) is not None


def test_a_file_that_is_no_photo_says_so(tmp_path: Path, thumbs: Thumbnails) -> None:
    bad = tmp_path / "bad.exr"
    bad.write_bytes(b"v/1\x01 nothing")
    with pytest.raises(FileRefusedError) as refused:
        thumbs.neutral(bad)
    assert refused.value.path == bad


def test_a_pair_that_is_gone_says_so(exr: Path, thumbs: Thumbnails) -> None:
    with pytest.raises(DisqueError, match="pair of this look is gone"):
        thumbs.thumb(exr, Edit(Choice("pairs", mix=(Share("key"),))), {})


def test_an_open_photo_is_not_read_again(
    exr: Path, decoder: Decoder, thumbs: Thumbnails, open_thumbs
) -> None:
    thumbs.adopt(exr, photos.open_photo(exr))
    assert thumbs.small(exr).photo.rgb.shape == (70, 90, 3)
    open_thumbs().small(exr)
    assert decoder.count == 0


def test_another_process_shrinks_alike_and_again_after_a_rest(exr: Path) -> None:
    shrink = Shrinker()
    try:
        for _ in range(2):
            there, here = shrink(exr), thumbnails.shrunk_file(exr)
            assert np.array_equal(there.photo.rgb, here.photo.rgb)
            assert np.array_equal(there.small, here.small)
            shrink.rest()
    finally:
        shrink.rest()
