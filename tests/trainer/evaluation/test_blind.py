from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.stats import kendalltau, pearsonr, spearmanr
from torch import Tensor

from disque_studio.errors import FileRefusedError
from disque_studio.nets.scenestats import MOMENTS
from disque_studio.quality.calibration import Calibration
from tests.trainer.rated import silent, write_general, write_rated
from trainer.data.crops import as_batch
from trainer.data.damage import DamagedSummaries
from trainer.data.opinions import Opinions
from trainer.evaluation import blind
from trainer.evaluation.agreement import fitted


def brightness(batch: Tensor) -> Tensor:
    return batch.mean((1, 2, 3))


@pytest.fixture(scope="module")
def rated(tmp_path_factory) -> blind.Rated:
    folder = tmp_path_factory.mktemp("blind")
    write_rated(folder / "rated", train=40, dev=5)
    return blind.prepare(blind.Settings("rated", side=48, held_out=25), folder, folder / "cache", silent)


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
    write_rated(tmp_path / "few", train=6, dev=5)
    with pytest.raises(FileRefusedError, match=rf"names 6 pictures to train on.*held_out={held_out} "):
        _prepare_few(tmp_path, held_out)


def test_too_few_pictures_to_test_on_are_refused_before_training(tmp_path: Path):
    write_rated(tmp_path / "few", train=6, dev=4)
    with pytest.raises(FileRefusedError, match=r"names 4 pictures to test on.*5 or more"):
        _prepare_few(tmp_path, 2)


def _prepare_few(folder: Path, held_out: int) -> blind.Rated:
    return blind.prepare(blind.Settings("few", side=32, held_out=held_out), folder, folder / "cache", silent)


@pytest.fixture(scope="module")
def foundation(tmp_path_factory) -> blind.Foundation:
    folder = tmp_path_factory.mktemp("foundation")
    write_rated(folder / "rated", train=14, dev=5)
    write_general(folder / "general.safetensors")
    config = blind.ScorerSettings("rated", side=48, held_out=4, general=str(folder / "general.safetensors"))
    return blind.lay(config, folder, folder / "cache", silent)


def test_kept_statistics_are_those_of_the_pictures_and_of_their_copies(foundation: blind.Foundation):
    general, kept, train = foundation.general, foundation.kept, foundation.opinions.train
    assert kept.pictures.shape == foundation.damaged.statistics.shape == (10, MOMENTS)
    assert kept.copies.shape == (2, 10, MOMENTS)
    for held, pictures in ((kept.pictures, train.pictures), (kept.copies[0], train.rescaled)):
        expected = general.statistics(general(as_batch(pictures[:3])))
        torch.testing.assert_close(held[:3], expected, rtol=1e-3, atol=1e-3)
    assert torch.equal(kept.ranks, foundation.opinions.ranks)


def test_drawn_statistics_come_with_those_of_either_copy_and_their_own_ranks():
    numbers = torch.arange(9.0)[:, None]
    kept = blind.Kept(numbers, torch.stack([numbers + 100, numbers + 200]), numbers[:, 0] / 10)
    pictures, copies, ranks = kept.draw(200, torch.Generator().manual_seed(0))
    assert set((copies - pictures).flatten().tolist()) == {100, 200}
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
    chosen_by = blind.disagreement(brightness, rated.held_out)
    assert chosen_by == pytest.approx({"disagreement": 1 - srocc, "srocc": srocc})
    assert next(iter(chosen_by)) == "disagreement"
    measured = blind.measure(brightness, rated.held_out)
    assert measured == pytest.approx(
        {
            "srocc": srocc,
            "plcc": pearsonr(fitted(given, mos)(given), mos).statistic,
            "krocc": kendalltau(given, mos).statistic,
        },
        abs=1e-4,
    )


def test_a_perfect_scorer_agrees_fully():
    levels = np.arange(10, dtype=np.uint8) * 20
    pictures = np.broadcast_to(levels[:, None, None, None], (10, 32, 32, 3))
    opinions = Opinions(np.ascontiguousarray(pictures), pictures, levels.astype(np.float32))
    assert blind.measure(brightness, opinions)["srocc"] == 1
    assert blind.disagreement(lambda batch: -brightness(batch), opinions)["disagreement"] == pytest.approx(2)


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


def _lowered(data: blind.Foundation, raw: blind.Raw) -> Tensor:
    return blind.lowered(raw, *data.lowered(40, torch.Generator().manual_seed(3)))


def test_a_score_that_falls_with_the_severity_costs_nothing(foundation: blind.Foundation):
    severity = foundation.damaged.severity
    flat = torch.zeros(len(severity), 1)
    told = replace(
        foundation,
        kept=blind.Kept(flat, flat, flat[:, 0]),
        damaged=DamagedSummaries(severity[:, None], severity),
    )
    assert float(_lowered(told, lambda statistics: -statistics[:, 0])) == 0
    assert float(_lowered(told, lambda statistics: statistics[:, 0])) > 0.3


def test_an_indifferent_score_costs_by_the_severity_alone(foundation: blind.Foundation):
    cost = float(_lowered(foundation, lambda statistics: torch.zeros(len(statistics))))
    severity = foundation.damaged.severity
    assert 0.3 * float(severity.min()) <= cost <= 0.3 * float(severity.max())


def test_the_whole_pictures_are_raised_where_the_distorted_ones_are_lowered(foundation: blind.Foundation):
    asked: list[Tensor] = []

    def raw(statistics: Tensor) -> Tensor:
        asked.append(torch.zeros(len(statistics), requires_grad=True))
        return asked[-1]

    _lowered(foundation, raw).backward()
    after, before = asked
    assert (before.grad < 0).all() and torch.equal(after.grad, -before.grad)


def test_what_is_exported_is_calibrated_and_measured_and_has_its_card(
    foundation: blind.Foundation, tmp_path: Path
):
    path = tmp_path / "m.safetensors"
    saved: list[tuple[Calibration, dict[str, object]]] = []

    def save(calibration: Calibration, path: Path, *, card: dict[str, object]) -> None:
        saved.append((calibration, card))
        path.write_bytes(b"weights")

    blind.export(
        path, brightness, foundation, save, title="QD-net", description="What it is.", card={"steps": 3}
    )
    ((calibration, card),) = saved
    assert calibration == blind.calibrate(brightness, foundation.opinions)
    assert card["measured"] == blind.measure(brightness, foundation.opinions.test)
    assert (card["general"], card["test"], card["steps"]) == (foundation.origin, 5, 3)
    text = path.with_suffix(".md").read_text()
    assert "# QD-net" in text and "What it is." in text
    assert f"| measured.srocc | {card['measured']['srocc']} |" in text
