from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.stats import kendalltau, pearsonr, spearmanr
from torch import Tensor

from disque_studio.errors import FileRefusedError
from disque_studio.nets.scenestats import MOMENTS
from tests.trainer.rated import silent, write_general, write_rated
from trainer.data.crops import as_batch
from trainer.data.opinions import Opinions
from trainer.evaluation import blind


def brightness(batch: Tensor) -> Tensor:
    return batch.mean((1, 2, 3))


@pytest.fixture(scope="module")
def rated(tmp_path_factory) -> blind.Rated:
    folder = tmp_path_factory.mktemp("blind")
    write_rated(folder / "rated", train=40, dev=5)
    return blind.prepare(folder / "rated", folder / "cache", side=48, held_out=25, seed=1, progress=silent)


def test_opinions_are_parted_without_overlap(rated: blind.Rated):
    assert [len(part.mos) for part in (rated.train, rated.held_out, rated.test)] == [15, 25, 5]
    assert not set(rated.train.mos.tolist()) & set(rated.held_out.mos.tolist())
    assert rated.train.pictures.shape[1:] == (48, 48, 3)
    assert rated.test.pictures.shape[1:] == (64, 64, 3)
    assert rated.train.rescaled.shape == rated.train.pictures.shape
    assert rated.train.mos.tolist() != sorted(rated.train.mos.tolist())
    assert rated.description == "15 photographs of rated with their mean opinion scores"


def test_drawn_pictures_come_with_their_own_ranks(rated: blind.Rated):
    pictures, ranks = rated.draw(30, 48, torch.Generator().manual_seed(0))
    whole = torch.from_numpy(np.array(rated.train.pictures)).float().mean((1, 2, 3)) / 255
    nearest = (brightness(pictures)[:, None] - whole).abs().argmin(1)
    assert torch.equal(rated.ranks[nearest], ranks)


@pytest.mark.parametrize("held_out", [0, 1, 6, 300])
def test_too_few_pictures_to_hold_some_out_are_refused_with_their_number(tmp_path: Path, held_out: int):
    folder = write_rated(tmp_path / "few", train=6, dev=2)
    with pytest.raises(FileRefusedError, match=rf"scores\.csv: names 6 pictures.*held_out={held_out} "):
        blind.prepare(folder, tmp_path / "cache", side=32, held_out=held_out, seed=1, progress=silent)


def test_kept_statistics_are_those_of_the_pictures_in_both_forms(rated: blind.Rated, tmp_path: Path):
    general = write_general(tmp_path / "general.safetensors").requires_grad_(False)
    kept = blind.keep(rated, general, tmp_path, silent)
    assert kept.pictures.shape == kept.rescaled.shape == (15, MOMENTS)
    for held, pictures in ((kept.pictures, rated.train.pictures), (kept.rescaled, rated.train.rescaled)):
        expected = general.statistics(general(as_batch(pictures[:3])))
        torch.testing.assert_close(held[:3], expected, rtol=1e-3, atol=1e-3)
    assert torch.equal(kept.ranks, rated.ranks)


def test_drawn_statistics_come_in_both_forms_with_their_own_ranks():
    numbers = torch.arange(9.0)[:, None]
    kept = blind.Kept(numbers, numbers + 100, numbers[:, 0] / 10)
    pictures, rescaled, ranks = kept.draw(200, torch.Generator().manual_seed(0))
    assert torch.equal(rescaled, pictures + 100)
    assert torch.equal(ranks, pictures[:, 0] / 10)
    assert len(ranks.unique()) == 9


def test_ranking_asks_for_differences_alone():
    ranks = torch.tensor([[0.1, 0.5, 0.9]])
    raw = 0.6 * ranks
    assert float(blind.ranking(raw + 3, ranks, 0.6)) == pytest.approx(0, abs=1e-6)
    assert float(blind.ranking(-raw, ranks, 0.6)) > 0.1


def test_views_are_ranked_each_by_itself():
    ranks = torch.tensor([[0.1, 0.5], [0.4, 0.9]])
    apart = ranks + torch.tensor([[7.0], [-2.0]])
    assert float(blind.ranking(apart, ranks, 1.0)) == pytest.approx(0, abs=1e-6)


def test_answers_are_those_of_one_picture_after_the_other(rated: blind.Rated):
    given = blind.answers(brightness, rated.held_out)
    np.testing.assert_allclose(given, rated.held_out.pictures.mean((1, 2, 3)) / 255, rtol=1e-4)


def test_agreement_is_that_of_the_reference(rated: blind.Rated):
    given, mos = blind.answers(brightness, rated.held_out), rated.held_out.mos
    srocc = spearmanr(given, mos).statistic
    assert blind.agreement(brightness, rated.held_out) == pytest.approx(
        {"disagreement": 1 - srocc, "srocc": srocc}
    )
    assert next(iter(blind.agreement(brightness, rated.held_out))) == "disagreement"
    measured = blind.measure(brightness, rated.held_out)
    assert measured == pytest.approx(
        {
            "srocc": srocc,
            "plcc_with_ranks": pearsonr(given, rated.held_out.ranks()).statistic,
            "krocc": kendalltau(given, mos).statistic,
            "n": 25,
        },
        abs=1e-4,
    )


def test_a_perfect_scorer_agrees_fully():
    levels = np.arange(10, dtype=np.uint8) * 20
    pictures = np.broadcast_to(levels[:, None, None, None], (10, 32, 32, 3))
    opinions = Opinions(np.ascontiguousarray(pictures), pictures, levels.astype(np.float32))
    assert blind.measure(brightness, opinions)["srocc"] == 1
    assert blind.agreement(lambda batch: -brightness(batch), opinions)["disagreement"] == pytest.approx(2)


def test_a_calibrated_score_is_the_share_that_does_worse(rated: blind.Rated):
    given = blind.answers(brightness, rated.held_out)
    calibration = blind.calibrate(brightness, rated)
    for share in (10, 30, 50, 90):
        assert calibration.apply(np.quantile(given, share / 100)) == pytest.approx(share, abs=0.1)
    scores = calibration.apply(np.linspace(given.min() - 1, given.max() + 1, 200))
    assert (np.diff(scores) >= 0).all() and scores[0] == 0 and scores[-1] == 100
    # Beyond the best and the worst there is still something to win or lose.
    assert calibration.apply(given.min()) > 0 and calibration.apply(given.max()) < 100


def test_equal_answers_are_calibrated_too(rated: blind.Rated):
    calibration = blind.calibrate(lambda batch: torch.zeros(len(batch)), rated)
    assert (np.diff(calibration.raw) > 0).all()


def test_the_card_names_the_scorer(tmp_path: Path):
    model = tmp_path / "m.safetensors"
    model.write_bytes(b"weights")
    blind.write_card(model, "QD-net", "What it is.", {"measured": {"srocc": 0.5}})
    text = (tmp_path / "m.md").read_text()
    assert "# QD-net" in text and "What it is." in text and "| measured.srocc | 0.5 |" in text
