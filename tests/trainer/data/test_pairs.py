"""One's own before/after pairs."""

import struct

import cv2
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.colour import srgb_encode
from disque_studio.imaging.logcode import KEY, log_mean_luminance
from trainer.data import pairs
from trainer.data.pairs import find_pairs, load_pairs


def scene(seed, *, shape=(96, 144)):
    """Give scene light with edges that alignment can hold on to."""
    rng = np.random.default_rng(seed)
    stops = cv2.resize(rng.uniform(-4, 3, (10, 14, 3)), shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.exp2(cv2.GaussianBlur(stops, (0, 0), 1)).astype(np.float32)


def finished(rgb, gamma=1.0):
    """Tone-map it: display bytes, BGR as OpenCV writes them."""
    light = rgb / (rgb + 0.6)
    return np.rint(srgb_encode(light**gamma) * 255).astype(np.uint8)


def write_pair(folder, seed, *, before="{}.hdr", after="{}.png", gamma=1.0):
    folder.mkdir(parents=True, exist_ok=True)
    rgb = scene(seed)
    cv2.imwrite(str(folder / before.format(seed)), rgb)
    cv2.imwrite(str(folder / after.format(seed)), finished(rgb, gamma))


def write_ultra_hdr(path, base):
    """Write a JPEG with a flat gain map of three stops behind it, as the XMP of both says."""
    space = b'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" '
    written = []
    for pixels, terms in (
        (base, b""),
        (np.full((12, 18), 255, np.uint8), b'hdrgm:GainMapMax="3" hdrgm:HDRCapacityMax="3"'),
    ):
        xmp = b"http://ns.adobe.com/xap/1.0/\0<rdf:Description " + space + terms + b"/>"
        data = cv2.imencode(".jpg", pixels)[1].tobytes()
        written.append(data[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + data[2:])
    path.write_bytes(b"".join(written))


@pytest.fixture
def load(tmp_path):
    said = []

    def run(folder, *, count=3, size=32, **more):
        made = load_pairs(
            folder,
            tmp_path / "cache",
            count=count,
            size=size,
            progress=lambda share, what: said.append(what),
            **more,
        )
        return made, said

    return run


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    for seed in (1, 2):
        write_pair(folder, seed)
    return folder


def test_views_of_a_pair_are_at_the_key_and_show_one_place(load, folder):
    made, _ = load(folder)
    assert made.befores.shape == made.afters.shape == (6, 32, 32, 3)
    assert made.befores.dtype == np.float16
    assert made.afters.dtype == np.uint8
    assert made.pairs.tolist() == [0, 0, 0, 1, 1, 1]
    assert made.names == ("1.png", "2.png")
    assert made.description == "3 views of each of 2 pairs, 32 pixels a side"
    for before, after in zip(made.befores.astype(np.float32), made.afters, strict=True):
        assert log_mean_luminance(before) == pytest.approx(KEY, rel=0.01)
        # A curve on each channel leaves their order alone, so ranks tell whether both show one place.
        ranks = [x.ravel().argsort().argsort() for x in (before, after.astype(np.float32))]
        assert np.corrcoef(*ranks)[0, 1] > 0.97


def test_a_second_start_decodes_nothing(load, folder, monkeypatch):
    first, _ = load(folder)
    monkeypatch.setattr(pairs, "small_light", lambda _: pytest.fail("decoded again"))
    second, _ = load(folder)
    assert np.array_equal(first.befores, second.befores)
    assert np.array_equal(first.afters, second.afters)
    assert first.names == second.names


def test_a_pair_keeps_its_views_when_others_come(load, folder):
    before, _ = load(folder)
    write_pair(folder, 0)
    after, _ = load(folder)
    assert after.names == ("0.png", "1.png", "2.png")
    assert np.array_equal(after.befores[3:], before.befores)
    assert not np.array_equal(load(folder, seed=1)[0].befores, after.befores)


def test_pictures_of_two_scenes_are_left_out_and_named(load, folder):
    cv2.imwrite(str(folder / "other.hdr"), scene(8))
    cv2.imwrite(str(folder / "other.png"), finished(scene(9)))
    made, said = load(folder)
    assert made.names == ("1.png", "2.png")
    assert any(text.startswith("left out: other.hdr, other.png: before and after") for text in said)
    (told,) = made.left_out
    assert told.startswith("other.hdr, other.png: before and after")
    assert load(folder)[0].left_out == made.left_out, "told again where nothing is decoded again"


def test_a_damaged_file_is_left_out_and_named(load, folder):
    write_pair(folder, 3)
    damaged = folder / "3.hdr"
    damaged.write_bytes(damaged.read_bytes()[:200])
    made, said = load(folder)
    assert made.names == ("1.png", "2.png")
    assert any(text.startswith("left out:") and "3.hdr" in text for text in said)
    assert [text.partition(":")[0] for text in made.left_out] == ["3.hdr"]


def test_what_is_left_out_has_the_name_that_its_owner_knows(load, folder, tmp_path):
    laid = tmp_path / "laid"
    laid.mkdir()
    cv2.imwrite(str(folder / "other.hdr"), scene(8))
    cv2.imwrite(str(folder / "other.png"), finished(scene(9)))
    for number, name in enumerate(("1", "2", "other")):
        (laid / f"{number}-before.hdr").symlink_to(folder / f"{name}.hdr")
        (laid / f"{number}-after.png").symlink_to(folder / f"{name}.png")
    assert load(laid)[0].left_out[0].startswith("other.hdr, other.png: ")


def test_contents_tell_where_names_do_not(load, tmp_path):
    folder = tmp_path / "nameless"
    write_pair(folder, 1, before="first.hdr", after="IMG_77.png")
    write_pair(folder, 2, before="second.hdr", after="IMG_78.png")
    assert [(a.name, b.name) for a, b in find_pairs(folder)] == [
        ("first.hdr", "IMG_77.png"),
        ("second.hdr", "IMG_78.png"),
    ]


def test_hidden_files_are_passed_over(folder):
    (folder / "._1.hdr").write_bytes(b"nothing")
    (folder / ".trash").mkdir()
    write_pair(folder / ".trash", 5)
    assert [b.name for _, b in find_pairs(folder)] == ["1.png", "2.png"]


def test_one_operator_of_the_benchmark_is_taken(load, tmp_path):
    folder = tmp_path / "looks"
    for gamma, name in ((1.0, "soft"), (1.6, "dark")):
        for seed in (1, 2):
            write_pair(folder, seed, before="scene_{}.hdr", after=f"scene_{{}}__{name}.png", gamma=gamma)
    soft, _ = load(folder, operator="soft")
    dark, _ = load(folder, operator="dark")
    assert soft.names == ("scene_1__soft.png", "scene_2__soft.png")
    assert dark.names == ("scene_1__dark.png", "scene_2__dark.png")
    assert len(load(folder)[0].names) == 4
    assert dark.afters.mean() < soft.afters.mean()
    with pytest.raises(FileRefusedError, match='made by "drago"'):
        load(folder, operator="drago")


def test_an_ultra_hdr_jpeg_is_both_sides(load, tmp_path):
    folder = tmp_path / "phone"
    write_pair(folder, 1)
    write_ultra_hdr(folder / "2.jpg", finished(scene(2)))
    assert [(a.name, b.name) for a, b in find_pairs(folder)] == [("1.hdr", "1.png"), ("2.jpg", "2.jpg")]
    assert load(folder)[0].names == ("1.png", "2.jpg")


def test_a_folder_without_pairs_says_what_to_do(load, hdr_folder, tmp_path):
    with pytest.raises(FileRefusedError, match=r"holds no pair.*name the picture after its photo"):
        load(hdr_folder)
    with pytest.raises(FileRefusedError, match="is no folder"):
        load(tmp_path / "absent")
