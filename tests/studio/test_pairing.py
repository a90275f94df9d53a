"""What dropped files and folders mean, by names and by contents."""

import io
import os
import struct
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from disque_studio.errors import CancelledError
from disque_studio.looks import same_scene
from disque_studio.studio import pairing, walking
from disque_studio.studio.pairing import Sorted, look_into, sort_names
from disque_studio.studio.walking import walk


def files(*names: str) -> list[Path]:
    return [Path(name) for name in names]


def light(seed: int) -> np.ndarray:
    """A scene of soft blobs and edges over ten stops, (96, 144, 3)."""
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(-5, 5, (8, 12, 1)) + rng.uniform(-0.5, 0.5, (8, 12, 3))
    smooth = cv2.resize(coarse, (144, 96), interpolation=cv2.INTER_CUBIC)
    for _ in range(12):
        x, y = rng.integers(0, 130), rng.integers(0, 84)
        smooth[y : y + rng.integers(6, 30), x : x + rng.integers(6, 40)] += rng.uniform(-3, 3)
    return np.exp2(smooth).astype(np.float32)


def write_light(path: Path, seed: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = light(seed)[::-1].astype("<f4").tobytes()
    path.write_bytes(b"PF\n144 96\n-1.0\n" + rows)
    return path


def write_finished(path: Path, seed: int, *, warm: float = 1.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rgb = light(seed)
    tones = np.clip((rgb / (rgb + 0.6) * [warm, 1, 1 / warm]) ** (1 / 2.2), 0, 1)
    Image.fromarray((255 * tones).round().astype(np.uint8)).save(path, quality=92)
    return path


def write_ultra_hdr(path: Path) -> Path:
    """A JPEG with a gain map behind it, as the XMP of both says."""
    mark = b"http://ns.adobe.com/xap/1.0/\0"
    space = b'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" '

    def jpeg(pixels: np.ndarray, xmp: bytes) -> bytes:
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "jpeg", quality=95)
        segment = mark + b"<x " + space + xmp + b"/>"
        return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + buffer.getvalue()[2:]

    base = np.tile(np.arange(64, dtype=np.uint8)[None, :, None] * 3, (48, 1, 3))
    gain = jpeg(np.full((12, 16), 255, np.uint8), b'hdrgm:GainMapMax="3" hdrgm:HDRCapacityMax="3"')
    path.write_bytes(jpeg(base, b"") + gain)
    return path


class TestNamesAlone:
    def test_hdr_photos_are_opened(self) -> None:
        assert sort_names(files("a.exr", "b.HDR")) == Sorted(photos=tuple(files("a.exr", "b.HDR")))

    def test_two_files_are_a_pair_in_either_order(self) -> None:
        pair = ((Path("IMG_1.EXR"), Path("edited.jpg")),)
        assert sort_names(files("IMG_1.EXR", "edited.jpg")).pairs == pair
        assert sort_names(files("edited.jpg", "IMG_1.EXR")).pairs == pair
        assert sort_names(files("scan.tif", "edited.png")).pairs == ((Path("scan.tif"), Path("edited.png")),)

    def test_many_files_pair_by_name(self) -> None:
        found = sort_names(files("a.hdr", "a__x.jpg", "a__y.jpg", "d.exr"))
        assert found.pairs == ((Path("a.hdr"), Path("a__x.jpg")), (Path("a.hdr"), Path("a__y.jpg")))
        assert found.photos == (Path("d.exr"),)

    def test_finished_pictures_of_sure_kinds_are_told(self) -> None:
        assert sort_names(files("a.png", "b.webp", "c.png")).finished == tuple(
            files("a.png", "b.webp", "c.png")
        )

    @pytest.mark.parametrize("names", [("a.jpg",), ("a.tif",), ("a",), ("a.exr", "b.exr", "c.jpg")])
    def test_what_names_leave_open_is_unread(self, names: tuple[str, ...]) -> None:
        assert sort_names(files(*names)) == Sorted(unread=tuple(files(*names)))

    def test_looks_and_sessions_are_told_apart(self) -> None:
        found = sort_names(files("a.exr", "night.LOOK", "work.disque", "a.jpg"))
        assert found.looks == (Path("night.LOOK"),)
        assert found.sessions == (Path("work.disque"),)
        assert found.pairs == ((Path("a.exr"), Path("a.jpg")),)

    def test_a_folder_is_unread_and_a_file_counts_once(self, tmp_path: Path) -> None:
        (tmp_path / "shoot.exr").mkdir()
        assert sort_names([tmp_path / "shoot.exr"]).unread == (tmp_path / "shoot.exr",)
        assert sort_names(files("a.exr", "a.exr")).photos == (Path("a.exr"),)

    def test_nothing_is_nothing(self) -> None:
        assert sort_names([]) == Sorted()


class TestContents:
    def test_a_folder_pairs_by_names(self, tmp_path: Path) -> None:
        photo = write_light(tmp_path / "shoot" / "before.pfm", 1)
        picture = write_finished(tmp_path / "shoot" / "after.jpg", 1)
        other = write_light(tmp_path / "shoot" / "more" / "x.pfm", 2)
        (tmp_path / "shoot" / "notes.txt").write_text("not shown")
        (tmp_path / "shoot" / ".hidden.pfm").write_bytes(b"PF")
        found = look_into([tmp_path / "shoot"])
        assert found == Sorted(pairs=((photo, picture),), photos=(other,))

    def test_names_that_say_nothing_pair_by_content(self, tmp_path: Path) -> None:
        photos = [write_light(tmp_path / f"light{n}.pfm", n) for n in range(3)]
        warm = write_finished(tmp_path / "warm.jpg", 1, warm=1.3)
        cool = write_finished(tmp_path / "cool.png", 2, warm=0.8)
        stranger = write_finished(tmp_path / "stranger.jpg", 9)
        told: list[float] = []
        found = look_into([*photos, warm, cool, stranger], progress=told.append)
        assert set(found.pairs) == {(photos[1], warm), (photos[2], cool)}
        assert found.photos == (photos[0],)
        assert found.finished == (stranger,)
        assert told == sorted(told) and told[-1] <= 1

    def test_one_photo_takes_several_renditions_by_content(self, tmp_path: Path) -> None:
        photo = write_light(tmp_path / "light.pfm", 1)
        pictures = [write_finished(tmp_path / f"{n}.png", 1, warm=1 + n / 10) for n in range(3)]
        assert {after for _, after in look_into([photo, *pictures]).pairs} == set(pictures)

    def test_an_ultra_hdr_jpeg_is_a_pair_by_itself(self, tmp_path: Path) -> None:
        path = write_ultra_hdr(tmp_path / "phone.jpg")
        assert look_into([path]).pairs == ((path, None),)
        photo = write_light(tmp_path / "phone.pfm", 1)
        assert look_into([path, photo]).pairs == ((photo, path),)

    def test_lone_pictures_and_float_tiffs_are_told(self, tmp_path: Path) -> None:
        picture = write_finished(tmp_path / "a.jpg", 1)
        tiff = tmp_path / "b.tif"
        assert cv2.imwrite(str(tiff), light(3))
        assert look_into([picture, tiff]) == Sorted(photos=(tiff,), finished=(picture,))

    def test_what_cannot_be_read_is_left_with_its_reason(self, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("hello, not a picture")
        (tmp_path / "empty.jpg").touch()
        (tmp_path / "broken.tif").write_bytes(b"II*\0" + bytes(30))
        found = look_into([tmp_path / name for name in ("notes.txt", "empty.jpg", "broken.tif", "gone.jpg")])
        reasons = {left.path.name: left.reason for left in found.left}
        assert "not a picture known here" in reasons["notes.txt"]
        assert reasons["empty.jpg"] == "is empty"
        assert "TIFF" in reasons["broken.tif"]
        assert "cannot be opened" in reasons["gone.jpg"]
        assert found == Sorted(left=found.left)

    def test_a_photo_that_cannot_be_read_does_not_stop_the_others(self, tmp_path: Path) -> None:
        photo = write_light(tmp_path / "light.pfm", 1)
        bad = tmp_path / "bad.pfm"
        bad.write_bytes(b"PF\n9 9\n-1.0\nshort")
        picture = write_finished(tmp_path / "zz.png", 1)
        found = look_into([photo, bad, picture])
        assert found.pairs == ((photo, picture),)
        assert [left.path for left in found.left] == [bad]

    def test_a_large_bag_is_not_compared(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(same_scene, "MOST_FILES", 2)
        photo = write_light(tmp_path / "light.pfm", 1)
        pictures = [write_finished(tmp_path / f"x{n}.png", 1) for n in range(2)]
        found = look_into([photo, *pictures])
        assert (found.photos, set(found.finished)) == ((photo,), set(pictures))

    def test_comparisons_are_bounded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(same_scene, "MOST_COMPARED", 0)
        found = look_into([write_light(tmp_path / "light.pfm", 1), write_finished(tmp_path / "x.png", 1)])
        assert not found.pairs

    def test_a_folder_without_pictures_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").touch()
        assert [item.path for item in look_into([tmp_path]).left] == [tmp_path]

    def test_looking_can_be_cancelled(self, tmp_path: Path) -> None:
        def stop() -> None:
            raise CancelledError("stopped")

        with pytest.raises(CancelledError):
            look_into([tmp_path], check=stop)


class TestFolders:
    def test_a_circle_of_links_ends(self, tmp_path: Path) -> None:
        (tmp_path / "a" / "b").mkdir(parents=True)
        (tmp_path / "a" / "x.exr").touch()
        (tmp_path / "a" / "b" / "round").symlink_to(tmp_path / "a", target_is_directory=True)
        (tmp_path / "a" / "b" / "self.exr").symlink_to(tmp_path / "a" / "b" / "self.exr")
        assert [path.name for path in walk([tmp_path]).files] == ["x.exr"]

    def test_a_linked_folder_is_walked(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "real" / "x.exr").touch()
        (tmp_path / "dropped").mkdir()
        (tmp_path / "dropped" / "link").symlink_to(tmp_path / "real", target_is_directory=True)
        assert [path.name for path in walk([tmp_path / "dropped"]).files] == ["x.exr"]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable for this user")
    def test_a_locked_folder_is_named(self, tmp_path: Path) -> None:
        locked = tmp_path / "locked"
        locked.mkdir()
        locked.chmod(0)
        try:
            found = walk([tmp_path])
        finally:
            locked.chmod(0o700)
        assert found.left == [(locked, "Permission denied")]

    def test_files_come_in_the_order_of_names_and_once(self, tmp_path: Path) -> None:
        for name in ("B.exr", "a.exr", "c.exr"):
            (tmp_path / name).touch()
        found = walk([tmp_path / "c.exr", tmp_path]).files
        assert [path.name for path in found] == ["c.exr", "a.exr", "B.exr"]

    def test_a_disk_dropped_by_mistake_is_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(walking, "MOST_FILES", 5)
        for n in range(9):
            (tmp_path / f"{n}.exr").touch()
        found = walk([tmp_path])
        assert len(found.files) == 5
        assert "more than 5 files" in found.left[0][1]

    def test_thousands_of_files_and_strange_names(self, tmp_path: Path) -> None:
        for n in range(2000):
            (tmp_path / f"{n}.exr").touch()
        (tmp_path / "new\nline .exr").touch()
        assert len(look_into([tmp_path]).photos) == 2001


def test_very_many_pairs_are_a_shoot_for_the_window_alone() -> None:
    pairs = tuple((Path(f"{n}.exr"), Path(f"{n}.jpg")) for n in range(pairing.MOST_PAIRS + 1))
    many = Sorted(pairs=(*pairs, (Path("phone.jpg"), None)))
    assert many.for_shelf.pairs == many.pairs
    assert not many.for_window.pairs
    assert many.for_window.photos[-1] == Path("phone.jpg")
    assert many.for_window.finished == tuple(after for _, after in pairs)
    few = Sorted(pairs=pairs[:3])
    assert few.for_window is few


def test_the_shelf_says_what_it_cannot_use() -> None:
    left = Sorted(photos=(Path("a.exr"),), finished=(Path("b.jpg"),)).for_shelf.left
    assert [(item.path.name, "HDR" in item.reason) for item in left] == [("a.exr", False), ("b.jpg", True)]
