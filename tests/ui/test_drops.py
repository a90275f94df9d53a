"""What dropped files mean."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from disque_studio.ui import drops


def files(*names: str) -> list[Path]:
    return [Path(name) for name in names]


def test_one_file_is_a_photo_of_whatever_kind() -> None:
    for name in ("a.exr", "a.jpg", "a.TIF", "a"):
        assert drops.sort(files(name)).photos == (Path(name),)


def test_two_files_are_a_pair_in_either_order() -> None:
    pair = ((Path("IMG_1.EXR"), Path("edited.jpg")),)
    assert drops.sort(files("IMG_1.EXR", "edited.jpg")).pairs == pair
    assert drops.sort(files("edited.jpg", "IMG_1.EXR")).pairs == pair
    assert drops.sort(files("scan.tif", "edited.png")).pairs == ((Path("scan.tif"), Path("edited.png")),)


def test_files_of_one_kind_are_photos() -> None:
    assert drops.sort(files("a.exr", "b.hdr")).photos == tuple(files("a.exr", "b.hdr"))
    assert drops.sort(files("a.jpg", "b.jpg")).photos == tuple(files("a.jpg", "b.jpg"))


def test_many_files_pair_by_name_and_the_rest_is_told() -> None:
    found = drops.sort(files("a.hdr", "a__x.jpg", "a__y.jpg", "ab.hdr", "ab__x.jpg", "c.jpg", "d.exr"))
    assert set(found.pairs) == {
        (Path("a.hdr"), Path("a__x.jpg")),
        (Path("a.hdr"), Path("a__y.jpg")),
        (Path("ab.hdr"), Path("ab__x.jpg")),
    }
    assert found.left == tuple(files("c.jpg", "d.exr"))


def test_looks_are_told_apart() -> None:
    found = drops.sort(files("a.exr", "night.LOOK", "b.look"))
    assert found.looks == tuple(files("night.LOOK", "b.look"))
    assert found.photos == tuple(files("a.exr"))
    assert drops.sort(files("a.exr", "a.jpg", "b.look")).pairs == ((Path("a.exr"), Path("a.jpg")),)


def test_only_local_files_are_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.exr"), QUrl.fromLocalFile("/photos/b.exr")])
    assert drops.paths(data) == [Path("/photos/b.exr")]
