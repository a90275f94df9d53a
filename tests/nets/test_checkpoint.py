from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from disque_studio.errors import FileRefusedError
from disque_studio.nets import checkpoint


def saved(folder: Path) -> Path:
    path = folder / "m.safetensors"
    checkpoint.save(
        path, {"a": torch.arange(6.0).view(2, 3)}, kind="looks", architecture={"n": 3}, card={"steps": 5}
    )
    return path


def test_a_model_file_comes_back(tmp_path: Path):
    tensors, architecture, card = checkpoint.load(saved(tmp_path), kind="looks")
    torch.testing.assert_close(tensors["a"], torch.arange(6.0).view(2, 3))
    assert (architecture, card) == ({"n": 3}, {"steps": 5})
    assert [p.name for p in tmp_path.iterdir()] == ["m.safetensors"]


def test_what_was_read_outlives_its_file(tmp_path: Path):
    path = saved(tmp_path)
    tensors, _, _ = checkpoint.load(path, kind="looks")
    path.write_bytes(bytes(path.stat().st_size))
    torch.testing.assert_close(tensors["a"], torch.arange(6.0).view(2, 3))


def test_another_kind_is_refused_by_name(tmp_path: Path):
    with pytest.raises(FileRefusedError, match="for looks, not for scores"):
        checkpoint.load(saved(tmp_path), kind="scores")


@pytest.mark.parametrize("keep", [0, 7, 60])
def test_a_cut_file_is_refused(tmp_path: Path, keep: int):
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(FileRefusedError):
        checkpoint.load(path, kind="looks")


@pytest.mark.parametrize("part", [b'steps\\": 5', b'n\\": 3', b"looks", b"\x80\x3f"])
def test_a_flipped_bit_is_found(tmp_path: Path, part: bytes):
    """In the card, the architecture, the kind and the weights."""
    path = saved(tmp_path)
    whole = path.read_bytes()
    last = whole.index(part) + len(part) - 1
    path.write_bytes(whole[:last] + bytes([whole[last] ^ 1]) + whole[last + 1 :])
    with pytest.raises(FileRefusedError, match=r"damaged|is a model for"):
        checkpoint.load(path, kind="looks")


def test_a_file_from_before_there_were_seals_is_read(tmp_path: Path):
    path = tmp_path / "m.safetensors"
    header = {
        "format": checkpoint.FORMAT,
        "version": str(checkpoint.VERSION),
        "kind": "looks",
        "architecture": "{}",
        "card": "{}",
    }
    save_file({"a": torch.ones(2)}, path, metadata=header)
    assert list(checkpoint.load(path, kind="looks")[0]) == ["a"]


def test_foreign_files_are_refused(tmp_path: Path):
    path = tmp_path / "x.safetensors"
    path.write_text("hello")
    with pytest.raises(FileRefusedError):
        checkpoint.load(path, kind="looks")
    with pytest.raises(FileRefusedError):
        checkpoint.load(tmp_path / "absent", kind="looks")


@pytest.mark.parametrize("text", ["5", "[]", "null", "[" * 100_000])
@pytest.mark.parametrize("part", ["architecture", "card"])
def test_a_header_that_is_no_record_is_refused(tmp_path: Path, part: str, text: str):
    header = {"format": checkpoint.FORMAT, "version": str(checkpoint.VERSION), "kind": "looks"}
    path = tmp_path / "m.safetensors"
    save_file({"a": torch.zeros(1)}, path, header | {"architecture": "{}", "card": "{}"} | {part: text})
    with pytest.raises(FileRefusedError, match="can't be read as a model"):
        checkpoint.load(path, kind="looks")
