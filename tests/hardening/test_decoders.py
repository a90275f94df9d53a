"""A decoder that crashes ends its own process: the window goes on, and so does the rest of a batch."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from disque_studio import cli
from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.icc import srgb_profile
from disque_studio.imaging.soft_proof import Proof, gamut
from disque_studio.studio import engine, inspector, photos, profiles, reader
from disque_studio.studio.inspection import Entry
from disque_studio.ui.inspection import work as inspection_work
from disque_studio.ui.training import work as training_work
from disque_studio.ui.view import pins
from disque_studio.ui.workers import Job
from tests.imaging.table_profiles import inks_profile


def pfm(path: Path) -> Path:
    light = np.exp2(np.linspace(-4, 4, 60, dtype="<f4"))[None, :, None] * np.ones((40, 60, 3), "<f4")
    path.write_bytes(b"PF\n60 40\n-1.0\n" + light.tobytes())
    return path


@pytest.fixture
def light(tmp_path: Path) -> Path:
    return pfm(tmp_path / "scene.pfm")


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    codes = np.tile(np.linspace(10, 240, 60).astype(np.uint8)[None, :, None], (40, 1, 3))
    Image.fromarray(codes).save(tmp_path / "scene.png")
    return tmp_path / "scene.png"


@pytest.fixture
def job() -> Job:
    return Job("", lambda: None)


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every decoder of the reader end its process."""

    def end(_self: reader.Reader, process: "reader._Process", *_: object) -> None:
        process.kill()

    monkeypatch.setattr(reader.Reader, "_wait", end)
    reader.shared()
    yield
    reader.close()


@pytest.mark.parametrize("read", [codecs.read, codecs.read_picture, codecs.read_as_is, codecs.read_finished])
def test_every_way_to_decode_is_gone_through_in_the_reader(
    crashing: None, read: Callable[[Path], object], finished: Path
) -> None:
    with pytest.raises(FileRefusedError, match="made its decoder crash") as refused:
        read(finished)
    assert refused.value.path == finished


def test_no_part_of_the_window_decodes_by_itself(
    crashing: None, light: Path, finished: Path, job: Job
) -> None:
    ways: list[Callable[[], object]] = [
        lambda: engine.open_photo(light),
        lambda: engine.code_pair(light, finished),
        lambda: engine.read_large(finished, cancelled=job.cancelled),
        lambda: pins.read(finished, job),
        lambda: pins.read(light, job),
        lambda: inspection_work.levels(finished, job),
    ]
    for way in ways:
        with pytest.raises(FileRefusedError, match="made its decoder crash"):
            way()
    found = inspector.Inspector().record(Entry(finished))
    assert "made its decoder crash" in found.error
    shown: list[object] = []
    asked = iter([[finished], []])
    inspection_work.preview(lambda: next(asked), lambda *made: shown.append(made), job)
    assert not shown


def test_what_a_photo_is_compared_with_is_not_decoded_by_the_window(
    monkeypatch: pytest.MonkeyPatch, finished: Path, request: pytest.FixtureRequest
) -> None:
    opened = photos.open_photo(finished)
    request.getfixturevalue("crashing")
    with pytest.raises(FileRefusedError, match="made its decoder crash"):
        engine.reference_of(opened)


def test_samples_of_a_training_are_not_decoded_by_the_window(
    crashing: None, finished: Path, job: Job
) -> None:
    from disque_studio.studio.training_events import Sample

    (row,) = training_work.load_samples(finished.parent, [Sample(finished.name, "", "")], job)
    assert all(image.isNull() for image in row.images)


def test_a_profile_that_is_a_table_is_not_applied_by_the_window(crashing: None) -> None:
    table = inks_profile()
    for make in (
        lambda: profiles.to_screen(srgb_profile(), Proof(table)),
        lambda: profiles.gamut_of(Proof(table)),
    ):
        with pytest.raises(ValueError, match="made its decoder crash"):
            make()
    assert profiles.to_screen(srgb_profile())(np.zeros((1, 1, 3), np.uint8)).shape == (1, 1, 3)


def test_a_profile_made_there_is_as_one_made_here() -> None:
    proof = Proof(inks_profile())
    here, there = gamut(proof), profiles.gamut_of(proof)
    reader.close()
    np.testing.assert_array_equal(here.cube, there.cube)


def test_a_crash_in_the_middle_of_a_batch_leaves_the_others_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wait = reader.Reader._wait

    def end(self: reader.Reader, process: "reader._Process", path: Path, *rest: object) -> None:
        if path.name == "bad.pfm":
            process.kill()
        else:
            wait(self, process, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader.Reader, "_wait", end)
    files = [pfm(tmp_path / name) for name in ("a.pfm", "bad.pfm", "b.pfm")]
    assert cli.main(["info", "--json", *map(str, files)]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(record["file"]).name for record in records] == ["a.pfm", "bad.pfm", "b.pfm"]
    assert "made its decoder crash" in records[1]["error"]
    assert records[2]["width"] == 60


def test_once_the_reader_is_closed_this_process_decodes(light: Path) -> None:
    reader.shared()
    reader.close()
    assert codecs.read(light).width == 60
