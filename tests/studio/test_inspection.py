"""Finding, pairing, scoring and summing up finished pictures."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from disque_studio.errors import CancelledError
from disque_studio.studio import inspecting, inspection, inspector, scoring
from disque_studio.studio.inspection import Entry, Record, Score


def picture(path: Path, level: float = 0.5, size: tuple[int, int] = (96, 64)) -> Path:
    """Write a picture of soft waves around a level."""
    path.parent.mkdir(parents=True, exist_ok=True)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    wave = level + 0.2 * np.sin(x / 7) * np.cos(y / 5)
    rgb = np.stack([wave, wave * 0.9, wave * 0.8], axis=2).clip(0, 1)
    Image.fromarray((rgb * 255).astype(np.uint8)).save(path, quality=92)
    return path


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def scored(name: str, **values: float) -> Record:
    scores = tuple(Score(metric, metric.upper(), value) for metric, value in values.items())
    return Record(Entry(Path(name)), scores=scores)


def test_folders_are_searched_at_any_depth_without_hidden_files_and_circles(tmp_path: Path) -> None:
    shown = [touch(tmp_path / name) for name in ("a.jpg", "b.PNG", "deep/er/c.webp", "deep/d.tif")]
    for name in (".hidden.jpg", ".cache/e.jpg", "notes.txt", "film.mov"):
        touch(tmp_path / name)
    (tmp_path / "deep" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert sorted(inspection.find([tmp_path])) == sorted(shown)


def test_a_named_file_is_taken_whatever_its_suffix_and_once(tmp_path: Path) -> None:
    odd = touch(tmp_path / "picture")
    assert inspection.find([odd, tmp_path, odd]) == [odd]


def test_renditions_go_with_the_photo_of_their_name(tmp_path: Path) -> None:
    light, warm, cool = (touch(tmp_path / n) for n in ("scene1.exr", "scene1_warm.jpg", "scene1.png"))
    other = touch(tmp_path / "scene10_warm.jpg")
    entries = inspection.pair([light, warm, cool, other])
    assert entries == (Entry(warm, light), Entry(cool, light), Entry(other))


def test_the_nearest_folder_wins(tmp_path: Path) -> None:
    far, near = touch(tmp_path / "a" / "7.exr"), touch(tmp_path / "b" / "7.exr")
    mine = touch(tmp_path / "b" / "7_look.jpg")
    entries = {entry.path: entry for entry in inspection.pair([far, near, mine])}
    assert entries[mine].reference == near
    assert entries[far].left == inspection.NO_RENDITION


def test_scene_light_without_a_rendition_is_left_out_with_the_reason(tmp_path: Path) -> None:
    (entry,) = inspection.pair([touch(tmp_path / "alone.hdr")])
    assert "no rendition" in inspector.Inspector().record(entry).error


def test_summaries_name_the_ends_and_leave_out_what_has_no_score() -> None:
    records = [
        scored("a", one=10),
        scored("b", one=30, two=5),
        scored("c", one=20),
        Record(Entry(Path("d")), error="x"),
    ]
    one, two = inspection.summaries(records)
    assert (one.mean, one.median, one.best, one.worst) == (20, 20, Path("b"), Path("a"))
    assert two.values == (5,)


def test_lower_is_better_turns_the_ends_round() -> None:
    scores = [Score("m", "M", value, higher_is_better=False) for value in (1.0, 2.0)]
    records = [Record(Entry(Path(str(score.value))), scores=(score,)) for score in scores]
    (summary,) = inspection.summaries(records)
    assert (summary.best, summary.worst) == (Path("1.0"), Path("2.0"))
    assert scores[0].better_than(scores[1])


@pytest.mark.parametrize("values", [(0, 100), (50,), (41.5, 41.6), (0, 0), (100, 100), (-3, 104)])
def test_every_value_lies_in_one_bin(values: tuple[float, ...]) -> None:
    (summary,) = inspection.summaries([scored(str(value), m=value) for value in values])
    low, high, counts = inspection.bins(summary, 20)
    assert sum(counts) == len(values)
    assert high - low >= 20
    assert 0 <= low < high <= 105


def test_fine_scales_are_written_finer() -> None:
    assert inspection.shown(41.26, (0, 100)) == "41.3"
    assert inspection.shown(0.8234, (0, 1)) == "0.823"


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_a_preview_shows_the_picture_small(tmp_path: Path, suffix: str) -> None:
    path = picture(tmp_path / f"wide{suffix}", size=(640, 320))
    made = inspector.preview(path)
    assert made is not None
    thumbnail, size = made
    assert size == (640, 320)
    assert thumbnail.startswith(b"\xff\xd8")


def test_a_preview_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 30)).save(tmp_path / "turned.jpg", exif=exif)
    made = inspector.preview(tmp_path / "turned.jpg")
    assert made is not None
    assert made[1] == (30, 60)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0 cut short"])
def test_what_is_no_picture_has_no_preview(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.jpg").write_bytes(data)
    assert inspector.preview(tmp_path / "bad.jpg") is None
    assert inspector.size_of(tmp_path / "bad.jpg") is None


def test_levels_halve_to_a_small_one(tmp_path: Path) -> None:
    path = picture(tmp_path / "large.png", size=(1801, 900))
    shapes = [level.shape for level in inspector.levels(path)]
    assert shapes == [(900, 1801, 4), (450, 901, 4), (225, 451, 4)]


def test_scores_are_those_of_the_command_line(
    tmp_path: Path, scene: np.ndarray, write_exr: Callable[[Path, np.ndarray], Path]
) -> None:
    """With and without an HDR photo, to the last digit; a broken file is told in its record."""
    light = write_exr(tmp_path / "scene.exr", scene)
    rendition = picture(tmp_path / "scene_warm.jpg", size=(90, 70))
    alone = picture(tmp_path / "alone.png", 0.3)
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    judge = inspector.Inspector()
    records = [judge.record(entry) for entry in inspection.pair(inspection.find([tmp_path]))]
    by_name = {record.entry.path.name: record for record in records}
    for path, reference in ((rendition, light), (alone, None)):
        expected = {r["metric"]: r["score"] for r in scoring.records([path], reference=reference, tell=print)}
        assert {s.metric: s.value for s in by_name[path.name].scores} == expected
    assert {"qdnet", "dri"} <= {s.metric for s in by_name["alone.png"].scores}
    assert {"disque", "causal", "tmqi"} <= {s.metric for s in by_name["scene_warm.jpg"].scores}
    assert "damaged" in by_name["broken.jpg"].error
    assert by_name["alone.png"].size == (96, 64)
    assert by_name["alone.png"].thumbnail.startswith(b"\xff\xd8")


def test_a_picture_that_its_photo_does_not_fit_is_scored_alone_and_says_so(
    tmp_path: Path, scene: np.ndarray, write_exr: Callable[[Path, np.ndarray], Path]
) -> None:
    light = write_exr(tmp_path / "scene.exr", scene)
    rendition = picture(tmp_path / "scene_tall.png", size=(40, 90))
    record = inspector.Inspector().record(Entry(rendition, light))
    assert {s.metric for s in record.scores} == {"qdnet", "dri"}
    assert record.refused[0][0] == "scene.exr"
    assert not record.error


class FakeReader:
    """Answers in this process, and is loaded when it is told to be."""

    def __init__(self, **_options: object) -> None:
        self.closed = False

    def call(
        self,
        work: Callable[..., object],
        path: Path,
        *arguments: object,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> object:
        if not arguments:  # it loads, or asks for a size
            return None
        if cancelled():
            raise CancelledError("cancelled")
        return Record(arguments[0], scores=(Score("qdnet", "QD-net", 1.0),))  # type: ignore[arg-type]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[FakeReader]:
    made: list[FakeReader] = []

    def make(**options: object) -> FakeReader:
        made.append(FakeReader(**options))
        return made[-1]

    monkeypatch.setattr(inspecting, "Reader", make)
    monkeypatch.setattr(inspecting, "shared", FakeReader)
    return made


def test_records_come_in_order_and_the_reader_ends_with_them(reader: list[FakeReader]) -> None:
    entries = [Entry(Path("a.jpg")), Entry(Path("b.exr"), left="why"), Entry(Path("c.jpg"), Path("c.exr"))]
    records = list(inspecting.records(entries, cancelled=lambda: False))
    assert [record.entry for record in records] == entries
    assert records[1].error == "why"
    assert reader[0].closed


def test_cancelling_ends_the_reader(reader: list[FakeReader]) -> None:
    asked = iter([False, False, False, True, True, True])
    records = inspecting.records(
        [Entry(Path(f"{n}.jpg")) for n in range(50)], cancelled=lambda: next(asked, True)
    )
    with pytest.raises(CancelledError):
        list(records)
    assert reader[0].closed
