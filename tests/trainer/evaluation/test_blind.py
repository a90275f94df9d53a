from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.stats import kendalltau, pearsonr, spearmanr
from torch import Tensor

from tests.trainer.rated import write_rated
from trainer.data.opinions import Opinions
from trainer.evaluation import blind


def silent(share: float, text: str) -> None:
    pass


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
    assert rated.summaries.shape[0] == 15
    assert rated.description == "15 photographs of rated with their mean opinion scores"


def test_drawn_pictures_come_with_their_own_ranks(rated: blind.Rated):
    pictures, ranks = rated.draw(30, 48, torch.Generator().manual_seed(0))
    whole = torch.from_numpy(np.array(rated.train.pictures)).float().mean((1, 2, 3)) / 255
    nearest = (brightness(pictures)[:, None] - whole).abs().argmin(1)
    assert torch.equal(rated.ranks[nearest], ranks)
    summaries, ranks = rated.draw_summaries(30, torch.Generator().manual_seed(0))
    nearest = torch.cdist(summaries, rated.summaries).argmin(1)
    assert torch.equal(rated.ranks[nearest], ranks)


def test_rescaled_pictures_keep_their_size_and_mean_and_lose_little():
    smooth = torch.nn.functional.interpolate(torch.rand(2, 3, 8, 8), size=64, mode="bilinear")
    for seed in range(4):
        given = blind.rescaled(smooth, torch.Generator().manual_seed(seed))
        assert given.shape == smooth.shape
        torch.testing.assert_close(given.mean((2, 3)), smooth.mean((2, 3)), atol=3e-3, rtol=0)
        assert float((given - smooth).abs().mean()) < 0.02


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
    opinions = Opinions(np.ascontiguousarray(pictures), levels.astype(np.float32))
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
