"""Which names go together."""

from pathlib import Path

import pytest

from disque_studio.looks.pairnames import pairs_by_name


def pairs(*names: str) -> set[tuple[str, str]]:
    """Pair names of which those ending in .exr or .hdr are photos."""
    paths = [Path(name) for name in names]
    photos = {path: None for path in paths if path.suffix.lower() in (".exr", ".hdr")}
    found = pairs_by_name(list(photos), [path for path in paths if path not in photos])
    return {(before.as_posix(), after.as_posix()) for after, before in found.items()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scene.exr", "scene.jpg"),
        ("scene.exr", "scene_warm.jpg"),
        ("SCENE.EXR", "Scene-Final.JPG"),
        ("a_0.hdr", "a_0__reinhard.jpg"),
        ("DSC01.hdr", "DSC01edit.jpg"),
        ("scene.hdr", "scene.hdr.jpg"),
        ("scene_hdr.exr", "scene_warm.jpg"),
        ("scene (before).exr", "scene (after).jpg"),
        ("before_01.exr", "after_01.jpg"),
        ("DSC01_DSC03_merged.exr", "DSC01.jpg"),
        ("scene/before.exr", "scene/after.jpg"),
        ("scene/HDR.exr", "scene/SDR.png"),
        ("DSC01.hdr", "edits/DSC01.jpg"),
        ("out/DSC01.hdr", "DSC01_edit.jpg"),
        ("hdr/DSC01.hdr", "jpg/dsc01.jpg"),
        ("hdr/day1/7.exr", "jpg/day1/7.jpg"),
        ("před.exr", "pr\u030ced.jpg"),
        ("橋.exr", "橋_edit.jpg"),
    ],
)
def test_these_go_together(before: str, after: str) -> None:
    assert pairs(before, after) == {(before, after)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scene.exr", "other.jpg"),
        ("IMG_1.exr", "IMG_10.jpg"),
        ("scene1.exr", "scene2.jpg"),
        ("a.exr", "ab.jpg"),
        ("one/before.exr", "two/after.jpg"),
        ("before.exr", "scene.jpg"),
        ("a/b/7.exr", "c/d/7.jpg"),
    ],
)
def test_these_do_not(before: str, after: str) -> None:
    assert not pairs(before, after)


def test_a_photo_has_many_renditions_and_the_longest_name_wins() -> None:
    names = ("a.hdr", "a__x.jpg", "a__y.jpg", "a_b.hdr", "a_b_x.jpg", "c.jpg", "d.exr")
    assert pairs(*names) == {("a.hdr", "a__x.jpg"), ("a.hdr", "a__y.jpg"), ("a_b.hdr", "a_b_x.jpg")}


def test_the_nearest_folder_wins() -> None:
    names = ("one/7.exr", "two/7.exr", "one/7.jpg", "two/jpg/7.jpg")
    assert pairs(*names) == {("one/7.exr", "one/7.jpg"), ("two/7.exr", "two/jpg/7.jpg")}


def test_names_say_nothing_where_two_folders_fit_as_well() -> None:
    assert not pairs("one/7.exr", "two/7.exr", "edits/7.jpg")
    assert not pairs("IMG_1.exr", "IMG_2.exr", "IMG.jpg")


def test_of_two_formats_of_a_scene_exr_is_taken() -> None:
    assert pairs("scene.hdr", "scene.exr", "scene.jpg") == {("scene.exr", "scene.jpg")}
    assert pairs("scene_hdr.hdr", "scene_src.exr", "scene.jpg") == {("scene_src.exr", "scene.jpg")}


def test_thousands_of_names_are_paired() -> None:
    names = [f"day{n % 40}/hdr/{n}.exr" for n in range(4000)]
    names += [name.replace("hdr/", "jpg/").replace(".exr", "_web.jpg") for name in names]
    assert len(pairs(*names)) == 4000
