import threading
from dataclasses import dataclass

import pytest
import torch

from trainer.feed import DEPTH, Feed, generator_of, moved, step_seed


@pytest.fixture
def drawn():
    """A feed of its own arguments, and the list of what was drawn."""
    asked = []

    def draw(step, retreats):
        asked.append((step, retreats))
        return step, retreats

    feed = Feed(draw)
    yield feed, asked
    feed.close()


def test_batches_come_in_order_and_are_drawn_once(drawn):
    feed, asked = drawn
    assert [feed.take(step, 0) for step in range(5)] == [(step, 0) for step in range(5)]
    feed.close()
    assert asked == sorted(set(asked))
    assert len(asked) <= 5 + DEPTH


def test_the_next_batch_is_drawn_while_a_step_is_taken():
    ahead = threading.Event()
    feed = Feed(lambda step, retreats: ahead.set() if step == 1 else None)
    feed.take(0, 0)
    assert ahead.wait(30)
    feed.close()


def test_a_retreat_draws_anew(drawn):
    feed, _ = drawn
    feed.take(10, 0)
    assert feed.take(8, 1) == (8, 1)
    assert feed.take(9, 1) == (9, 1)


def test_what_fails_in_the_thread_fails_where_it_is_taken():
    def draw(step, retreats):
        raise ValueError(f"step {step}")

    feed = Feed(draw)
    with pytest.raises(ValueError, match="step 3"):
        feed.take(3, 0)
    feed.close()


def test_every_step_and_every_retreat_has_random_numbers_of_its_own():
    seeds = {step_seed(seed, step, retreats) for seed in (0, 1) for step in range(50) for retreats in (0, 1)}
    assert len(seeds) == 200
    assert all(0 <= seed < 2**63 for seed in seeds)
    one, two = (torch.rand(3, generator=generator_of(1, 7, 0)) for _ in range(2))
    assert torch.equal(one, two)


@dataclass(frozen=True)
class Pair:
    first: torch.Tensor
    second: torch.Tensor


def test_a_batch_is_moved_field_by_field():
    batch = moved(Pair(torch.ones(2), torch.zeros(3)), torch.device("meta"))
    assert (batch.first.device.type, batch.second.shape) == ("meta", (3,))
