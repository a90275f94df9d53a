from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from disque_studio.errors import CancelledError, DisqueError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.looks.apply import render, render_u8
from disque_studio.looks.mapping import Mapping, neutral_mapping
from disque_studio.quality import golden, registry
from disque_studio.quality.search import search, steerable
from disque_studio.quality.stage import CLIPPING_GAIN, FIDELITY_LOSS, stage
from disque_studio.quality.walk import CLOSE, Walk
from tests.quality.steered import contrast_scorer, flat_look, scene

RGB = scene()
LOOK = flat_look(RGB)


@pytest.fixture(scope="module")
def walk() -> Walk:
    return search(RGB, LOOK, contrast_scorer())


def scored(mapping: Mapping) -> float:
    return contrast_scorer().score(Picture(render_u8(RGB, mapping)))


def test_the_score_that_the_look_has_leaves_it_as_it_is(walk):
    found = walk.find(walk.score)
    assert found.mapping is LOOK and found.t == 0 and found.reason is None
    assert walk.at(0.0) is LOOK
    assert walk.score == pytest.approx(scored(LOOK), abs=1e-6)


def test_both_ways_lead_somewhere(walk):
    assert walk.reach.high > walk.score + 5
    assert walk.reach.low < walk.score - 2


def test_every_score_in_reach_is_found_and_got_rises(walk):
    got = []
    for target in np.linspace(walk.reach.low, walk.reach.high, 9):
        found = walk.find(float(target))
        assert found.got == pytest.approx(scored(found.mapping), abs=1e-4)
        assert abs(found.got - target) <= 2 * CLOSE
        assert found.reason is None and found.asked == target
        got.append(found.got)
    assert all(after > before for before, after in pairwise(got))


def test_the_walk_rises_from_end_to_end(walk):
    scores = [knot.reading.score for knot in walk.knots]
    places = [knot.t for knot in walk.knots]
    assert all(after > before for before, after in pairwise(scores))
    assert all(after > before for before, after in pairwise(places))
    assert [places[0], places[-1]] == [-1, 1]


def test_structure_is_kept_everywhere(walk):
    own = walk.measure(0)
    for t in np.linspace(-1, 1, 13):
        reading = walk.measure(float(t))
        assert reading.fidelity >= own.fidelity - FIDELITY_LOSS - 1e-3
        assert reading.clipped <= own.clipped + CLIPPING_GAIN + 1e-3
    for target in (walk.reach.low, walk.reach.high, walk.score + 3):
        found = walk.find(target)
        assert walk.measure(found.t).keeps(own)


@pytest.mark.parametrize("target", [0.0, 100.0])
def test_out_of_reach_is_the_nearest_with_its_reason(walk, target):
    found = walk.find(target)
    end, why = (walk.reach.low, walk.reach.why_low) if target == 0 else (walk.reach.high, walk.reach.why_high)
    assert found.got == end and found.reason == why and len(why.split()) > 3
    assert abs(found.t) == 1


@pytest.mark.parametrize("target", [-1.0, 100.1, float("nan")])
def test_no_score_at_all_is_refused(walk, target):
    with pytest.raises(ValueError, match="within 0 to 100"):
        walk.find(target)


def test_the_answer_is_a_mapping_of_the_same_look(walk):
    mapping = walk.find(walk.score + 5).mapping
    assert isinstance(mapping, Mapping)
    assert (mapping.strength, mapping.exposure, mapping.gain) == (LOOK.strength, LOOK.exposure, LOOK.gain)
    assert np.array_equal(mapping.table, LOOK.table) and mapping.grid.shape == LOOK.grid.shape


def test_the_same_is_found_twice(walk):
    again = search(RGB, LOOK, contrast_scorer())
    assert again.reach == walk.reach
    for target in (walk.score + 4, walk.score - 1.5, 100.0):
        first, second = walk.find(target), again.find(target)
        assert first.got == second.got and np.array_equal(first.mapping.grid, second.mapping.grid)


def test_places_beyond_the_ends_are_the_ends(walk):
    assert np.array_equal(walk.at(3).grid, walk.at(1).grid)
    assert walk.place(walk.reach.high + 1) == 1


def test_codes_alone_find_the_way_too():
    narrow = search(RGB, LOOK, contrast_scorer(), refine=False)
    assert narrow.reach.high > narrow.score + 5


def test_a_photo_without_a_look_can_be_steered():
    neutral = neutral_mapping(LOOK.gain)
    walk = search(RGB, neutral, contrast_scorer())
    assert walk.reach.low < walk.score - 2
    found = walk.find(walk.score - 2)
    assert scored(found.mapping) == pytest.approx(walk.score - 2, abs=2 * CLOSE)
    assert walk.find(walk.score).mapping is neutral


@pytest.mark.parametrize("strength", [0.0, 0.05, 0.09])
def test_rewriting_a_weak_look_does_not_show(strength):
    weak = replace(LOOK, strength=strength)
    difference = np.clip(render(RGB, weak), 0, 1) - np.clip(render(RGB, steerable(weak)), 0, 1)
    assert np.abs(difference).max() < 0.03
    assert np.square(difference).mean() < 0.005**2
    assert steerable(weak).strength == 1


def test_a_search_can_be_cancelled():
    asked = iter([False, True])
    with pytest.raises(CancelledError):
        search(RGB, LOOK, contrast_scorer(), cancelled=lambda: next(asked))


@pytest.mark.parametrize("size", [(20, 15), (1, 1), (12, 300)])
def test_small_and_odd_photos_are_searched(size):
    rgb = scene(*size)
    walk = search(rgb, neutral_mapping(1.0), contrast_scorer())
    assert walk.reach.low <= walk.score <= walk.reach.high
    assert walk.find(100.0).mapping is not None


def test_the_copy_of_a_large_photo_scores_as_the_photo_does():
    large = scene(900, 1500)
    look = flat_look(large)
    on = stage(large, look, contrast_scorer())
    assert not on.whole and on.rgb.size < large.size / 3
    for mapping, tolerance in ((look, 1e-3), (look.with_(exposure=0.3), 0.3)):
        copy = on.read(on.pictures([mapping]))[0].score
        whole = contrast_scorer().score(Picture(render_u8(large, mapping)))
        assert copy == pytest.approx(whole, abs=tolerance)


def test_the_installed_scorer_is_steered():
    try:
        scorer = registry.scorer("qdnet")
    except DisqueError as error:
        pytest.skip(str(error))
    # What is no photograph to the scorer lies at the end of its scale, where there is nowhere to go.
    _, photo = golden.subject("photo")
    assert isinstance(photo, Photo)
    walk = search(photo.rgb, flat_look(photo.rgb), scorer)
    assert walk.reach.high - walk.reach.low > 5
    for target in np.linspace(walk.reach.low, walk.reach.high, 4):
        found = walk.find(float(target))
        assert abs(found.got - target) <= 2
        assert walk.measure(found.t).keeps(walk.measure(0))
