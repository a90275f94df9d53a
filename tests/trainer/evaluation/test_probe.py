import numpy as np
import pytest

from trainer.evaluation.probe import Coded, disentanglement, linear_probe


@pytest.fixture
def grid():
    """Every one of 6 contents under every one of 5 processes, four times."""
    contents, processes = (x.ravel() for x in np.meshgrid(np.arange(6), np.arange(5)))
    return np.tile(contents, 4), np.tile(processes, 4)


def _code(labels, rng, width=12):
    return rng.normal(size=(labels.max() + 1, width))[labels] + 0.1 * rng.normal(size=(len(labels), width))


def test_what_a_code_holds_is_read_from_it_and_nothing_else(grid):
    contents, processes = grid
    rng = np.random.default_rng(1)
    told = disentanglement(Coded(_code(contents, rng), _code(processes, rng), contents, processes))
    assert told["content_from_content"] > 0.95
    assert told["processing_from_appearance"] > 0.95
    assert told["content_from_appearance"] < 0.5
    assert told["processing_from_content"] < 0.5
    assert told["content_guessed"] == pytest.approx(1 / 6)


def test_groups_are_left_out_whole(grid):
    contents, processes = grid
    # Each group has a code of its own, so nothing carries over to a group that was not seen.
    rng = np.random.default_rng(2)
    own = _code(contents * 5 + processes, rng, width=40)
    assert linear_probe(own, contents, groups=processes) < 0.5


def test_scale_and_offset_of_a_code_do_not_matter(grid):
    contents, processes = grid
    codes = _code(contents, np.random.default_rng(3))
    assert linear_probe(codes * 1000 + 7, contents, groups=processes) == linear_probe(
        codes, contents, groups=processes
    )


@pytest.mark.parametrize(
    ("labels", "groups", "message"),
    [(np.zeros(4, int), np.arange(5), "do not match"), (np.zeros(5, int), np.arange(5) % 2, "three groups")],
)
def test_wrong_input_is_refused(labels, groups, message):
    with pytest.raises(ValueError, match=message):
        linear_probe(np.zeros((5, 2)), labels, groups=groups)
