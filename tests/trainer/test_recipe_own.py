"""The recipe own, on pairs made by code under one operator of which the fits alone are wrong."""

from dataclasses import fields
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from disque_studio.looks.model import LookModel, load_model, shipped
from disque_studio.looks.plan import pooled
from disque_studio.looks.predict import encode_pairs, predict
from disque_studio.nets.disque import Disque
from tests.trainer.data.test_pairs import write_pair
from tests.trainer.steps import losses_of
from trainer import gate
from trainer.benchmarks import BENCHMARKS, Ground
from trainer.config import configure, find_recipe
from trainer.own_versions import kept_share, parts, plain, versions_of
from trainer.recipes import own
from trainer.recipes.disque import normalised, sampled

CONFIG = own.Config(size=24, queries=4)


def light(count: int, seed: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.randn(count, 3, 5, 5, generator=generator) * 2
    return normalised(torch.exp2(F.interpolate(coarse, size=48, mode="bicubic")))


def finished(befores: torch.Tensor) -> torch.Tensor:
    """Tones by their rank in each photo, which few of the fits can follow."""
    light = befores.mean(1, keepdim=True)
    flat = light.flatten(1)
    ranks = (flat.argsort(1).argsort(1).float() / flat.shape[1]).view_as(light)
    return ((0.1 + 0.8 * ranks) * (befores / light).clamp(0.5, 2) ** 0.3).clamp(0, 1)


@pytest.fixture(scope="module")
def data() -> own.Data:
    befores = light(8, 0)
    return own.of_pairs(befores, finished(befores), shipped("cpu"), tuple("abcdefgh"))


def tune(data: own.Data, steps: int) -> Disque:
    """Give the network in versions, tuned."""
    torch.manual_seed(0)
    net = own.build(CONFIG, data)
    optimiser = torch.optim.Adam([w for w in net.parameters() if w.requires_grad], lr=0.05)
    generator = torch.Generator().manual_seed(1)
    for _ in range(steps):
        terms = losses_of(own, net, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
    return net.eval()


@pytest.fixture(scope="module")
def versions(data: own.Data) -> Disque:
    return tune(data, 40)


@pytest.fixture(scope="module")
def tuned(versions: Disque) -> Disque:
    return plain(versions, 1.0)


def error(net: Disque, data: own.Data, queries: list[int], shown: list[int]) -> float:
    """Mean squared error of pairs, rendered from others."""
    weights = torch.zeros(len(queries), len(data.names))
    for row, query in enumerate(queries):
        weights[row, [place for place in shown if place != query]] = 1
    pairs = weights.sum(1)
    batch = own.Batch(
        torch.tensor(queries), weights / pairs[:, None], pairs, torch.zeros(len(queries), dtype=torch.long)
    )
    with torch.no_grad():
        made = own.rendered(net, data, batch).picture
    return float((made - data.afters[batch.queries]).square().mean())


def test_each_pair_comes_out_better_from_the_others(data: own.Data, tuned: Disque):
    learnt = [0, 1, 2, 3, 4, 5]
    assert data.kept.tolist() == [6, 7]
    assert error(tuned, data, learnt, list(range(8))) < 0.97 * error(
        data.base.net, data, learnt, list(range(8))
    )


def test_photos_that_were_never_seen_come_out_better(data: own.Data, tuned: Disque):
    befores = torch.cat([data.befores, light(4, 9)])
    seen = own.of_pairs(befores, finished(befores), data.base, tuple("abcdefghijkl"))
    fresh, shown = list(range(8, 12)), list(range(8))
    assert error(tuned, seen, fresh, shown) < error(data.base.net, seen, fresh, shown)


def test_only_few_numbers_change_so_that_codes_of_pairs_stay_valid(data: own.Data, tuned: Disque):
    before, after = data.base.net.state_dict(), tuned.state_dict()
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert changed == {"head.weights.bias"}
    photos = data.photos(torch.arange(8))
    one, two = (
        encode_pairs(net, photos, data.afters, sampled(finished(data.befores)))
        for net in (data.base.net, tuned)
    )
    torch.testing.assert_close(one.change, two.change, rtol=0, atol=0)


def test_other_looks_are_hardly_worse(data: own.Data, tuned: Disque):
    """By what the program does not even do: it plans them by the shipped model."""
    befores = light(5, 4)
    afters = (befores / (1 + befores)).clamp(0, 1) ** (1 / 2.2)
    other = own.of_pairs(befores, afters, data.base, tuple("abcde"))
    assert own.measured(tuned, other)["psnr"] > own.measured(data.base.net, other)["psnr"] - 3


def test_a_pair_is_rendered_from_others_alone_by_versions_that_may_see_it(data: own.Data):
    counts = set()
    places = parts(8)
    for seed in range(20):
        batch = own.draw(data, CONFIG, torch.Generator().manual_seed(seed))
        for query, version, weights in zip(
            batch.queries.tolist(), batch.versions, batch.weights, strict=True
        ):
            assert query not in places[int(version)]
            (own_part,) = (part for part in places if query in part)
            assert not weights[own_part].any()
        torch.testing.assert_close(batch.weights.sum(1), torch.ones(CONFIG.queries))
        assert not batch.weights[torch.arange(CONFIG.queries), batch.queries].any()
        assert ((batch.weights > 0).sum(1) == batch.pairs).all()
        counts |= set(batch.pairs.tolist())
    assert {1.0, 6.0} < counts <= {1.0, 2.0, 3.0, 4.0, 5.0, 6.0}


def test_a_part_is_a_quarter_of_neighbours_and_the_first_is_kept():
    assert parts(8) == [[6, 7], [0, 1], [2, 3], [4, 5]]
    assert parts(9) == [[7, 8], [0, 1], [2, 3], [4, 5], [6]]
    assert parts(4) == [[3], [0], [1], [2]]
    assert parts(3) == [[], [0], [1], [2]]


@pytest.mark.parametrize(
    ("full", "share", "ratio"),
    [
        ((-0.4, -0.2), 1.0, 0.7408),
        ((-0.4, -0.01), 1.0, 0.8146),
        ((-0.4, 0.01), 0.0, 1.0),
        ((0.3, 0.1), 0.0, 1.0),
        ((0.0, 0.0), 0.0, 1.0),
    ],
)
def test_a_change_is_kept_where_it_gains_more_than_it_errs(
    full: tuple[float, float], share: float, ratio: float
):
    part = torch.tensor([0, 0, 1, 1])
    found = kept_share(lambda share: share * torch.tensor(full).repeat_interleave(2), part)
    assert found == (share, pytest.approx(ratio, abs=1e-4))


def test_so_much_of_a_change_is_kept_as_does_best():
    """Half of it helps, all of it harms."""
    found = kept_share(lambda share: torch.full((4,), share**2 - share), torch.tensor([0, 0, 1, 1]))
    assert found == (0.5, pytest.approx(0.7788, abs=1e-4))


def test_what_is_exported_is_the_first_version_as_much_as_is_kept(
    data: own.Data, versions: Disque, tmp_path: Path
):
    share, error = own.settle(versions, data)
    assert (share > 0) == (error < 1)
    assert own.evaluate(versions, data, CONFIG) == {"error": error, "share": share}
    path = tmp_path / "own.safetensors"
    own.export(versions, CONFIG, data, path, {})
    layer = load_model(path).net.head.weights
    learnt = versions_of(versions)
    expected = data.base.net.head.weights.bias + share * learnt.change[0]
    torch.testing.assert_close(layer.bias, expected)


def test_a_change_that_harms_other_scenes_is_given_up(data: own.Data, tmp_path: Path):
    net = own.build(CONFIG, data)
    with torch.no_grad():
        versions_of(net).change[:, ::2] = 9.0
    assert own.settle(net, data) == (0.0, 1.0)
    path = tmp_path / "own.safetensors"
    own.export(net, CONFIG, data, path, {})
    torch.testing.assert_close(load_model(path).net.head.weights.bias, data.base.net.head.weights.bias)
    verdict = gate.settle(
        "own", path, Ground(data, tmp_path, tmp_path, lambda share, what: None), force=False
    )
    assert verdict.exported
    assert "ties" in verdict.reason


def test_equal_generators_draw_equal_batches(data: own.Data):
    one, two = (own.draw(data, CONFIG, torch.Generator().manual_seed(5)) for _ in range(2))
    assert torch.equal(one.weights, two.weights)
    assert torch.equal(one.queries, two.queries)
    assert torch.equal(one.versions, two.versions)


def test_the_pairs_learnt_from_are_all_where_there_are_few():
    befores = light(3, 2)
    few = own.of_pairs(befores, finished(befores), shipped("cpu"), tuple("abc"))
    assert few.kept.tolist() == [0, 1, 2]
    batch = own.draw(few, CONFIG, torch.Generator().manual_seed(0))
    assert set(batch.versions.tolist()) == {0, 1, 2, 3}


def test_the_confidence_is_that_of_each_look(data: own.Data):
    """Rendered together or one by one, pairs come out alike."""
    net = data.base.net
    batch = own.draw(data, CONFIG, torch.Generator().manual_seed(3))
    with torch.no_grad():
        together = own.rendered(net, data, batch).picture
        for row in range(CONFIG.queries):
            alone = own.Batch(*(getattr(batch, field.name)[row : row + 1] for field in fields(batch)))
            photos = data.photos(alone.queries)
            codes = pooled(data.codes, photos, alone.weights)
            sure = float(1 - 0.6 / alone.pairs)
            picture = predict(net, data.base.prior, photos, codes, alone.pairs, confidence=sure).picture
            torch.testing.assert_close(picture, together[row : row + 1], atol=1e-4, rtol=0)


def test_the_file_names_its_base_and_its_benchmark_compares_it(
    data: own.Data, versions: Disque, tmp_path: Path
):
    path = tmp_path / "own.safetensors"
    own.export(versions, CONFIG, data, path, {"steps": 25})
    model: LookModel = load_model(path)
    assert model.base == shipped("cpu").identity
    assert model.reads(shipped("cpu").mark)
    assert "tuned on somebody's own" in path.with_suffix(".md").read_text()
    stated = BENCHMARKS["own"].lay(Ground(data, tmp_path, tmp_path, lambda share, what: None))
    assert stated.measure(path) == pytest.approx(own.measured(model.net, data)["psnr"], abs=1e-3)


def test_pairs_that_are_left_out_are_warned_of_once(tmp_path: Path):
    for seed in (1, 2, 3):
        write_pair(tmp_path / "mine", seed)
    write_pair(tmp_path / "mine", 4, before="odd.hdr", after="4.png")
    write_pair(tmp_path / "mine", 5, before="5.hdr", after="odd.png")
    config = own.Config(size=24, queries=4)
    found = own.prepare(
        config, tmp_path / "mine", tmp_path / "cache", torch.device("cpu"), lambda share, what: None
    )
    assert found.names == ("1.png", "2.png", "3.png")
    (told,) = found.warnings()
    assert told.startswith("left out: odd.hdr, odd.png: before and after do not show the same picture")
    assert found.warnings() == []


def test_samples_show_the_pairs_that_are_not_learnt_from(data: own.Data):
    sample, _ = own.samples(data.base.net, data, CONFIG)
    assert sample.source.shape == sample.target.shape == sample.prediction.shape == (24, 24, 3)


def test_the_recipe_is_found_by_its_name_and_ends_in_minutes():
    _, training = configure(find_recipe("own"), None, [])
    assert training.minutes == 5
    assert training.steps > 0
