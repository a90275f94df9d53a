"""What the trainer really says when something is wrong is told in the window's language, whole."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from filelock import FileLock

from disque_studio.errors import DisqueError
from disque_studio.ui.texts import said
from trainer import benchmarks
from trainer.checkpoints import load
from trainer.data.cache import load_views
from trainer.data.pairs import find_pairs
from trainer.data.rated import load as load_rated
from trainer.data.survey import NEEDS, survey
from trainer.failures import explained
from trainer.folder import _locked

pytestmark = pytest.mark.usefixtures("german")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(DisqueError) as error:
        act()
    return str(error.value)


def silent(share: float, what: str) -> None:
    """Be told of progress."""


def is_german(text: str) -> bool:
    """English that is left in a sentence has at least one of these words."""
    english = {"the", "is", "of", "and", "a", "no", "it", "to", "or", "into", "are", "resume", "give"}
    shown = said(text).replace("LIVE in the Wild", "")
    return shown != text and not english & set(shown.replace(";", " ").replace(",", " ").split())


@pytest.mark.parametrize("recipe", sorted(NEEDS))
@pytest.mark.parametrize("data", [".", "absent", "packed.npy", "photos-{1..2}.tar"])
def test_what_is_missing_in_a_folder(recipe: str, data: str, tmp_path: Path) -> None:
    (tmp_path / "packed.npy").write_bytes(b"nothing")
    missing = survey(recipe, tmp_path / data, tmp_path).missing
    assert missing
    for text in missing:
        assert is_german(text), said(text)
        assert said(text).count(str(tmp_path)) == text.count(str(tmp_path))


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "voll", "data.npy"),
        PermissionError(errno.EACCES, "verweigert", "data.npy"),
        RuntimeError("CUDA error: xyz"),
        torch.OutOfMemoryError("CUDA out of memory"),
    ],
)
def test_what_ends_a_training_from_outside(error: Exception) -> None:
    def fail() -> None:
        with explained(torch.device("cuda")):
            raise error

    text = refused(fail)
    assert is_german(text), said(text)


def test_a_folder_in_use(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock"):
        assert is_german(refused(lambda: _locked(tmp_path).__enter__()))


def test_data_that_turn_out_to_be_of_no_use(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "a.hdr").write_bytes(b"nothing")
    (damaged / "state.safetensors").write_bytes(b"nothing")
    for act in (
        lambda: load_views(tmp_path / "none", tmp_path, count=1, size=8, progress=silent),
        lambda: load_views(damaged, tmp_path, count=1, size=8, progress=silent),
        lambda: find_pairs(tmp_path / "none"),
        lambda: find_pairs(damaged),
        lambda: load_rated(tmp_path / "none"),
        lambda: benchmarks._ladder(benchmarks._causal, benchmarks.Ground(None, tmp_path, tmp_path, silent)),
    ):
        text = refused(act)
        assert is_german(text), said(text)
    text = refused(lambda: load(damaged / "state.safetensors"))
    assert said(text) != text


@pytest.mark.parametrize(
    "text",
    [
        "/runs/step-000000012.safetensors is damaged; going on from step-000000011.safetensors",
        "a fault of the program: ValueError: 7",
        "left out: /data/bild.hdr: is empty",
        "left out: bild.hdr, bild.jpg: before and after do not show the same picture: "
        "their contents do not match; give the untouched photo and its edited version",
        "not compared: photos of two scenes or more are needed to compare on",
    ],
)
def test_what_it_warns_of_and_does(text: str) -> None:
    assert is_german(text), said(text)
