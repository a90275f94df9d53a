import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from disque_studio.errors import FileRefusedError
from disque_studio.looks import look as looks
from disque_studio.looks.look import Exemplar, Look


def exemplar(name: str = "beach", seed: int = 0) -> Exemplar:
    rng = np.random.default_rng(seed)
    return Exemplar(
        name=name,
        source_thumb=rng.integers(0, 256, (12, 16, 3), np.uint8),
        target_thumb=rng.integers(0, 256, (12, 16, 3), np.uint8),
        arrays={
            "moments": rng.normal(size=(3, 4, 4)).astype(np.float32),
            "profile": rng.normal(size=7).astype(np.float32),
        },
        fit_error=1.25,
        model="0123456789ab",
    )


@pytest.fixture
def look() -> Look:
    return Look("Küste", (exemplar(), exemplar("dunes", 1)), (1.0, 0.0), note="two days")


@pytest.fixture
def saved(look: Look, tmp_path: Path) -> Path:
    look.save(tmp_path / "coast.look")
    return tmp_path / "coast.look"


def rewritten(saved: Path, to: Path, **changes: object) -> Path:
    """The same file with other entries in its document and a digest that fits: what a forger writes."""
    data = saved.read_bytes()
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    description = json.loads(header["__metadata__"]["look"]) | changes
    del description["digest"]
    arrays = safetensors.numpy.load(data)
    document = json.dumps(description | {"digest": looks._digest(description, arrays)})
    to.write_bytes(safetensors.numpy.save(arrays, {"look": document}))
    return to


def refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as error:
        Look.load(path)
    assert "\n" not in str(error.value)
    return error.value.reason


def test_a_saved_look_comes_back(look: Look, saved: Path) -> None:
    back = Look.load(saved)
    assert (back.name, back.note, back.weights) == (look.name, look.note, look.weights)
    for one, other in zip(look.exemplars, back.exemplars, strict=True):
        assert (one.name, one.fit_error, one.model) == (other.name, other.fit_error, other.model)
        np.testing.assert_array_equal(one.source_thumb, other.source_thumb)
        np.testing.assert_array_equal(one.target_thumb, other.target_thumb)
        assert one.arrays.keys() == other.arrays.keys()
        for key in one.arrays:
            np.testing.assert_array_equal(one.arrays[key], other.arrays[key])
            assert other.arrays[key].flags.writeable


def test_the_same_look_gives_the_same_bytes(look: Look, saved: Path, tmp_path: Path) -> None:
    Look.load(saved).save(tmp_path / "again.look")
    assert (tmp_path / "again.look").read_bytes() == saved.read_bytes()


def test_a_file_is_not_overwritten_unasked(look: Look, saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(FileRefusedError, match="exists already"):
        look.save(saved)
    assert saved.read_bytes() == before
    dataclasses.replace(look, name="Coast").save(saved, overwrite=True)
    assert Look.load(saved).name == "Coast"
    assert list(saved.parent.iterdir()) == [saved]


def test_a_folder_that_is_not_there_is_named(look: Look, tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot be written"):
        look.save(tmp_path / "nowhere" / "coast.look")


@pytest.mark.parametrize("weights", [(1.0,), (0.0, 0.0), (1.0, -1.0), (1.0, float("nan"))])
def test_weights_must_make_sense(weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="weight"):
        Look("x", (exemplar(), exemplar()), weights)


@pytest.mark.parametrize(
    "wrong",
    [
        {"source_thumb": np.zeros((4, 4), np.uint8)},
        {"target_thumb": np.zeros((4, 4, 3), np.float32)},
        {"target_thumb": np.zeros((4, 5000, 3), np.uint8)},
        {"arrays": {"a": np.full(3, np.nan, np.float32)}},
        {"arrays": {"a": np.zeros(3)}},
        {"fit_error": float("inf")},
    ],
)
def test_an_exemplar_must_make_sense(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must be"):
        dataclasses.replace(exemplar(), **wrong)


@pytest.mark.parametrize("content", [b"", b"\x02", b"\xff" * 64, b"\x02" + bytes(7) + b"{}", bytes(4096)])
def test_other_files_are_no_looks(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.look").write_bytes(content)
    assert "is no look" in refusal(tmp_path / "a.look")


def test_deep_nesting_and_great_size_are_refused(tmp_path: Path) -> None:
    deep = b"[" * 500_000
    (tmp_path / "deep.look").write_bytes(len(deep).to_bytes(8, "little") + deep)
    assert "is no look" in refusal(tmp_path / "deep.look")
    for depth in (300, 900, 960, 990):
        nested = '{"format": "disque-look", "version": 1, "digest": ' + "[" * depth + "]" * depth + "}"
        (tmp_path / "nested.look").write_bytes(safetensors.numpy.save({}, {"look": nested}))
        refusal(tmp_path / "nested.look")
    (tmp_path / "large.look").write_bytes(bytes(looks.LIMIT_BYTES + 1))
    assert "above 32 MiB" in refusal(tmp_path / "large.look")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.look")
    assert "cannot be read" in refusal(tmp_path)


def test_an_unknown_version_is_refused_by_name(saved: Path, tmp_path: Path) -> None:
    assert "version 2" in refusal(rewritten(saved, tmp_path / "new.look", version=2))
    assert "is no look" in refusal(rewritten(saved, tmp_path / "other.look", format="else"))


@pytest.mark.parametrize(
    "changes",
    [
        {"exemplars": []},
        {"exemplars": 5},
        {"exemplars": [{}]},
        {"exemplars": [None]},
        {"name": None},
        {"name": 3},
    ],
)
def test_a_forged_description_is_refused(changes: dict[str, object], saved: Path, tmp_path: Path) -> None:
    assert "is damaged" in refusal(rewritten(saved, tmp_path / "forged.look", **changes))


@pytest.mark.parametrize(
    "wrong", [{"weight": 10**400}, {"weight": -1}, {"fit_error": "x"}, {"arrays": ["none"]}]
)
def test_a_forged_exemplar_is_refused(wrong: dict[str, object], saved: Path, tmp_path: Path) -> None:
    entry = {"name": "a", "weight": 1, "fit_error": 1, "model": "m", "arrays": ["profile"]}
    assert Look.load(rewritten(saved, tmp_path / "true.look", exemplars=[entry])).weights == (1,)
    assert "is damaged" in refusal(rewritten(saved, tmp_path / "forged.look", exemplars=[entry | wrong]))


def test_a_forged_name_cannot_steer_a_terminal(saved: Path, tmp_path: Path) -> None:
    forged = rewritten(saved, tmp_path / "forged.look", name="\x1b[31mred\nline")
    assert Look.load(forged).name == "\ufffd[31mred\ufffdline"


def test_every_truncation_and_bit_flip_is_refused(saved: Path, tmp_path: Path) -> None:
    good = saved.read_bytes()
    rng = np.random.default_rng(7)
    bad = tmp_path / "bad.look"
    for length in rng.integers(0, len(good), 150):
        bad.write_bytes(good[:length])
        refusal(bad)
    header = 8 + int.from_bytes(good[:8], "little")
    for place in [*range(16), *rng.integers(0, header, 200), *rng.integers(header, len(good), 100)]:
        flipped = bytearray(good)
        flipped[place] ^= 1 << int(rng.integers(8))
        bad.write_bytes(flipped)
        refusal(bad)
