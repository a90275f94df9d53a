from pathlib import Path

import numpy as np
import pytest
import torch

from trainer.config import Training
from trainer.data.rated import Rated
from trainer.evaluation.agreement import NoAgreementError
from trainer.reproduce import ridge
from trainer.reproduce.protocol import Protocol, measured, others
from trainer.reproduce.sets import Found
from trainer.reproduce.tuning import tuned


def silent(_share, _text):
    pass


@pytest.fixture
def protocol(tmp_path):
    return Protocol(repeats=7, cache=tmp_path / "cache", progress=silent)


def made(contents=10, versions=6, name="KADID-10k"):
    rng = np.random.default_rng(1)
    rows = tuple(
        Rated(
            Path(f"{content}_{version}.png"), None, float(version + rng.normal(0, 0.1)), False, str(content)
        )
        for content in range(contents)
        for version in range(versions)
    )
    return Found(name, Path(), rows, tuple(row.group for row in rows))


def test_no_content_stands_on_both_sides_and_every_split_is_fitted_anew(protocol):
    found, parts = made(), []

    def predict(seen, held, number):
        parts.append((set(seen), set(held), number))
        return np.asarray(found.opinions)[held]

    row = measured("disque", "oracle", found, predict, protocol)
    for number, (seen, held, told) in enumerate(parts):
        assert told == number
        assert seen | held == set(range(60))
        assert not {found.contents[i] for i in seen} & {found.contents[i] for i in held}
        assert len(held) == 12
    assert len({frozenset(held) for _, held, _ in parts}) > 1
    assert (row.n, row.contents, row.splits) == (60, 10, 7)
    assert row.srocc.median == pytest.approx(1)
    assert row.plcc.median == pytest.approx(1, abs=1e-3)


def test_published_figures_stand_beside_ours_and_others_below(protocol):
    found = made(name="ESPL-LIVE HDR")
    row = measured("qdnet", "ours", found, lambda seen, held, _: np.asarray(found.opinions)[held], protocol)
    assert (row.published.srocc, row.published.plcc) == (0.841, 0.837)
    assert [row.method for row in others("qdnet", found)] == [
        "He et al.",
        "HIGRADE-2",
        "BIBQA",
        "DESIQUE",
        "GM-LOG",
    ]
    assert measured("dri", "ours", found, lambda s, held, _: held, protocol).published is None


def test_too_few_contents_are_refused_by_the_data_sets_name(protocol):
    with pytest.raises(NoAgreementError, match="KADID-10k: 3 contents cannot be split"):
        measured("disque", "any", made(contents=3), lambda seen, held, _: held, protocol)


def test_ridge_finds_a_line_among_many_features():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(300, 80)).astype(np.float32)
    y = x[:, 3] - 2.0 * x[:, 7] + 5 + rng.normal(0, 0.1, 300)
    contents = [str(i // 10) for i in range(300)]
    seen, held = np.arange(240), np.arange(240, 300)
    answers = ridge.predicted(x, y, contents, seen, held)
    assert np.abs(answers - y[held]).mean() < 0.2
    y[held] = 0
    np.testing.assert_array_equal(ridge.predicted(x, y, contents, seen, held), answers)


class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.line = torch.nn.Linear(4, 1)

    def forward(self, known):
        return self.line(known)[:, 0], known.new_zeros(())


def test_tuning_learns_ranks_is_repeatable_and_leaves_its_start_alone(protocol):
    torch.manual_seed(0)
    start = Line()
    before = start.line.weight.detach().clone()
    known = torch.randn(120, 4)
    opinions = (3 * known[:, 1]).double().numpy()
    predict = tuned(start, known, opinions, protocol, training=Training(learning_rate=0.02), steps=100)
    seen, held = np.arange(100), np.arange(100, 120)
    drawn = torch.get_rng_state()
    answers = predict(seen, held, 0)
    assert torch.equal(torch.get_rng_state(), drawn)
    assert np.corrcoef(answers, opinions[held])[0, 1] > 0.95
    np.testing.assert_array_equal(predict(seen, held, 0), answers)
    assert torch.equal(start.line.weight, before)


def test_a_quick_run_takes_a_fifth_of_the_steps(tmp_path):
    assert Protocol(1, tmp_path, silent, quick=True).steps(300) == 60
    assert Protocol(1, tmp_path, silent).steps(300) == 300
