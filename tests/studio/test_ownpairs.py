"""One's own pairs: laid out for the trainer, and tried with both models."""

from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.looks.look import Exemplar, Look
from disque_studio.looks.model import kept_pairs, shipped, shown_pairs
from disque_studio.studio import folders, lookmodels, ownpairs
from tests.looks.conftest import operated, scene
from tests.studio.test_lookmodels import tuned_file


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "data", lambda: tmp_path / "data")
    monkeypatch.setattr(lookmodels, "_used", None)


@pytest.fixture
def pairs(tmp_path: Path) -> list[ownpairs.Pair]:
    """Three pairs of one operator: files, and one that was finished in the window."""
    made: list[ownpairs.Pair] = []
    for number in (2, 3, 4):
        rgb = scene(number, 80, 120)
        before, after = tmp_path / f"p{number}.pfm", tmp_path / f"p{number}.png"
        before.write_bytes(b"PF\n120 80\n-1.0\n" + rgb[::-1].astype("<f4").tobytes())
        codecs.write(after, operated(rgb, "hable").rgb, format="png")
        made.append((before, after, None))
    thumb = operated(scene(4, 80, 120), "hable").rgb
    made[2] = (made[2][0], None, Exemplar("4", thumb, thumb, {}, 0.0, "x"))
    return made


def check() -> None:
    pass


def test_pairs_are_laid_out_as_the_trainer_finds_them(pairs: list[ownpairs.Pair]):
    from trainer.data.pairs import find_pairs

    folder = ownpairs.lay_out("Mine", pairs)
    assert folder == lookmodels.pairs_of("Mine")
    assert [(b.name, a.name) for b, a in find_pairs(folder)] == [
        ("001-before.pfm", "001-after.png"),
        ("002-before.pfm", "002-after.png"),
        ("003-before.pfm", "003-after.png"),
    ]
    assert ownpairs.laid_out(folder) == find_pairs(folder)


def test_pairs_of_before_do_not_stay(pairs: list[ownpairs.Pair]):
    ownpairs.lay_out("Mine", [*pairs, pairs[0]])
    assert len(ownpairs.laid_out(ownpairs.lay_out("Mine", pairs))) == 3
    assert pairs[0][0].exists()


def test_too_few_pairs_are_refused(pairs: list[ownpairs.Pair]):
    with pytest.raises(DisqueError, match="3 pairs or more"):
        ownpairs.lay_out("Mine", pairs[:2])


def test_both_models_are_tried_on_the_pairs(pairs: list[ownpairs.Pair], tmp_path: Path):
    tuned_file(tmp_path).rename(tmp_path / "own.safetensors")
    told: list[float] = []
    outcome = ownpairs.finish(ownpairs.lay_out("Mine", pairs), tmp_path, check=check, progress=told.append)
    assert [trial.name for trial in outcome.trials] == ["p2", "p3", "p4"]
    for trial in outcome.trials:
        assert trial.target.shape == trial.shipped.shape == trial.own.shape
        assert not np.array_equal(trial.shipped, trial.own)
        assert 0 < trial.shipped_error < 30
    assert outcome.own_error == pytest.approx(np.mean([trial.own_error for trial in outcome.trials]))
    assert told == sorted(told) and told[-1] == 1.0
    kept = Look.load(ownpairs.keep(outcome))
    lookmodels.use("Mine")
    assert lookmodels.model_for(kept, "cpu").base == shipped("cpu").identity
    assert len(kept.exemplars) == 3


def test_a_pair_that_cannot_be_used_is_left_out_and_named(pairs: list[ownpairs.Pair], tmp_path: Path):
    tuned_file(tmp_path).rename(tmp_path / "own.safetensors")
    damaged, odd = tmp_path / "damaged.pfm", tmp_path / "odd.png"
    damaged.write_bytes(pairs[0][0].read_bytes()[:99])
    codecs.write(odd, operated(scene(8, 80, 120), "hable").rgb, format="png")
    more = [(damaged, pairs[0][1], None), (pairs[0][0], odd, None)]
    folder = ownpairs.lay_out("Mine", [*more, *pairs])
    outcome = ownpairs.finish(folder, tmp_path, check=check, progress=lambda part: None)
    assert [trial.name for trial in outcome.trials] == ["p2", "p3", "p4"]
    (first, _), (second, reason) = outcome.left_out
    assert (first, second) == ("damaged.pfm", "p2.pfm, odd.png")
    assert reason.startswith("before and after do not show the same picture")


def test_a_held_back_model_can_be_tried_too(pairs: list[ownpairs.Pair], tmp_path: Path):
    made = tuned_file(tmp_path).rename(tmp_path / "own.candidate.safetensors")
    folder = ownpairs.lay_out("Mine", pairs)
    assert ownpairs.finish(folder, tmp_path, check=check, progress=lambda part: None).model == made
    made.unlink()
    with pytest.raises(FileRefusedError):
        ownpairs.finish(folder, tmp_path, check=check, progress=lambda part: None)


def test_trying_can_be_cancelled(pairs: list[ownpairs.Pair], tmp_path: Path):
    tuned_file(tmp_path).rename(tmp_path / "own.safetensors")

    def cancel() -> None:
        raise CancelledError("cancelled")

    with pytest.raises(CancelledError):
        ownpairs.finish(ownpairs.lay_out("Mine", pairs), tmp_path, check=cancel, progress=lambda part: None)


def test_the_pairs_that_are_tried_stand_together_and_are_no_examples():
    assert kept_pairs(8) == [6, 7]
    assert shown_pairs(7, 8) == [0, 1, 2, 3, 4, 5]
    assert kept_pairs(3) == [0, 1, 2]
    assert shown_pairs(1, 3) == [0, 2]
