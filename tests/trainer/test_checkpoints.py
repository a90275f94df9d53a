import pytest
import torch
from safetensors.torch import save_file

from disque_studio.errors import FileRefusedError
from trainer import checkpoints


def test_tensors_and_state_come_back(tmp_path):
    path = tmp_path / "deep" / "state.safetensors"
    shared = torch.randn(3, 2)
    tensors = {"a": shared, "b": shared, "turned": torch.randn(4, 5).T, "count": torch.tensor(7)}
    checkpoints.save(path, tensors, {"step": 3, "history": [{"loss": 0.5}]})
    loaded, state = checkpoints.load(path)
    assert state == {"step": 3, "history": [{"loss": 0.5}]}
    assert all(torch.equal(loaded[name], tensor) for name, tensor in tensors.items())


def test_a_failed_write_leaves_the_old_file_alone(tmp_path):
    path = tmp_path / "state.safetensors"
    checkpoints.save(path, {"a": torch.zeros(1)}, {"step": 1})
    with pytest.raises(TypeError):
        checkpoints.save(path, {"a": torch.ones(1)}, {"step": object()})
    assert checkpoints.load(path)[1] == {"step": 1}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"not a checkpoint at all", b"\x80\x04\x95"])
def test_other_files_are_refused(tmp_path, content):
    path = tmp_path / "state.safetensors"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError):
        checkpoints.load(path)


def test_foreign_safetensors_are_refused(tmp_path):
    path = tmp_path / "state.safetensors"
    save_file({"a": torch.zeros(1)}, path)
    with pytest.raises(FileRefusedError, match="training state"):
        checkpoints.load(path)


@pytest.mark.parametrize("type_", [torch.float32, torch.bfloat16, torch.int64, torch.bool])
def test_a_flipped_bit_is_found_wherever_it_is(tmp_path, type_):
    path = tmp_path / "state.safetensors"
    checkpoints.save(path, {"weights": torch.ones(3, 2, dtype=type_)}, {"step": 3, "losses": [0.25]})
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 2]) + whole[place + 1 :])
        with pytest.raises(FileRefusedError):
            checkpoints.load(path)


def test_states_of_the_second_version_are_read_without_a_seal(tmp_path):
    path = tmp_path / "state.safetensors"
    header = {"format": "disque-studio training state", "version": "2", "state": '{"step": 4}'}
    save_file({"a": torch.ones(2)}, path, metadata=header)
    tensors, state = checkpoints.load(path)
    assert torch.equal(tensors["a"], torch.ones(2)) and state == {"step": 4}


def test_a_later_version_is_no_damage(tmp_path):
    path = tmp_path / "state.safetensors"
    header = {"format": "disque-studio training state", "version": "99", "state": "{}"}
    save_file({"a": torch.ones(2)}, path, metadata=header)
    with pytest.raises(FileRefusedError, match="version 1 to") as refused:
        checkpoints.load(path)
    assert not isinstance(refused.value, checkpoints.DamagedStateError)


def test_states_of_the_first_version_are_taken_up(tmp_path):
    path = tmp_path / "state.safetensors"
    header = {"format": "disque-studio training state", "version": "1", "state": '{"step": 4}'}
    save_file({"a": torch.ones(2), "generator": torch.Generator().get_state()}, path, metadata=header)
    tensors, state = checkpoints.load(path)
    assert list(tensors) == ["a"]
    assert state == {"step": 4, "retreats": 0, "recipe_version": 1}


@pytest.mark.parametrize("state", ["[]", "5", "[" * 100_000])
def test_a_state_of_the_first_version_that_is_none_is_refused(tmp_path, state):
    header = {"format": checkpoints._FORMAT, "version": "1", "state": state}
    save_file({"a": torch.zeros(1)}, tmp_path / "s.safetensors", header)
    with pytest.raises(checkpoints.DamagedStateError):
        checkpoints.load(tmp_path / "s.safetensors")
