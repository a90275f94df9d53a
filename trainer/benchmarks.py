"""What each recipe's model is measured by before it may take the place of the installed one.

A benchmark is laid out once, and then measures any model file as the program would use it. Higher is better
in all of them.

| recipe | installed file | figure |
|---|---|---|
| disque | looks | mean PSNR in dB from another scene, one exemplar: DATA/looks, else views drawn anew |
| own | looks | mean PSNR in dB of the pairs that are not learnt from, each rendered from all others |
| disque-sdr, causal | as named | SROCC with the fused pseudo-label on the ladder of held-out pictures |
| disque-hdr | as named | SROCC with TMQI on the photos that training keeps apart |
| qdnet, dri | as named | SROCC with people's opinions of the rated photographs kept for the test |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from disque_studio.errors import DisqueError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality.views import paired_views
from trainer.data import bank, cache
from trainer.data.cache import Progress
from trainer.data.pristine import held_out
from trainer.evaluation import blind, ladder
from trainer.evaluation.agreement import ranks
from trainer.evaluation.looks import Bench, Case, cases
from trainer.evaluation.product import Product
from trainer.evaluation.views import View, load_views

_SEED = 20_240_413
"""Of views and operators that stand in for a looks folder; no recipe draws by it."""
_SCENES, _OPERATORS, _SIDE = 8, 5, 192
_AT_ONCE = 8
"""Rated photographs scored between two looks at whether to stop."""


class NoBenchmarkError(DisqueError):
    """A model can't be compared with the installed one here; the text says why."""


@dataclass(frozen=True)
class Ground:
    """What a benchmark is laid out on: the recipe's own data, the folder of --data, the cache."""

    data: Any
    folder: Path
    cache: Path
    progress: Progress


@dataclass(frozen=True)
class Benchmark:
    """What is measured, in words, and the measuring of a model file.

    `measure` raises DisqueError where the file can't be measured.
    """

    name: str
    measure: Callable[[Path], float]


@dataclass(frozen=True)
class Stated:
    """A recipe's benchmark: the installed model's file, and how the benchmark is laid out.

    `lay` raises DisqueError where what it needs is not there.
    """

    installed: str
    lay: Callable[[Ground], Benchmark]


def of_looks(ground: Ground) -> Benchmark:
    """Lay out the looks benchmark: every case of one exemplar of another scene."""
    folder = ground.folder / "looks"
    views, where = (load_views(folder), "the folder looks") if folder.is_dir() else (_drawn(ground), _DRAWN)
    work = [case for case in cases(views) if case.kind == "other" and len(case.shown) == 1]
    if not work:
        raise NoBenchmarkError("photos of two scenes or more are needed to compare on")
    name = f"looks: mean PSNR in dB from another scene, one exemplar, {len(work)} cases of {where}"
    return Benchmark(name, partial(_psnr, views, work, ground.progress))


_DRAWN = "views and operators drawn anew by a fixed seed"


def _drawn(ground: Ground) -> list[View]:
    """Draw one view of some of the photos, and finish each by usable operators of the bank."""
    if not ground.folder.is_dir():
        raise NoBenchmarkError("a packed file holds nothing to compare on; give a folder of photos")
    packed = cache.load_views(
        ground.folder, ground.cache, count=1, size=_SIDE, progress=ground.progress, seed=_SEED
    )
    chosen = np.unique(np.linspace(0, len(packed.views) - 1, _SCENES).round().astype(int))
    light = torch.from_numpy(packed.views[chosen].astype(np.float32)).permute(0, 3, 1, 2)
    generator = torch.Generator().manual_seed(_SEED)
    operators = bank.usable(_OPERATORS, light[:, :, ::2, ::2], generator=generator)
    return [_view(scene, rgb, operators) for scene, rgb in zip(chosen, light, strict=True)]


def _view(scene: int, rgb: torch.Tensor, operators: torch.Tensor) -> View:
    made = bank.apply(rgb.expand(len(operators), -1, -1, -1), operators).permute(0, 2, 3, 1)
    codes = (made * 255).round().byte().numpy()
    renditions = {f"operator{i}": Picture(np.ascontiguousarray(code)) for i, code in enumerate(codes)}
    photo = Photo(np.ascontiguousarray(rgb.permute(1, 2, 0).numpy()), "bank")
    return View(f"scene{scene:04d}_0", photo, renditions)


def _psnr(views: list[View], work: list[Case], progress: Progress, model: Path) -> float:
    from disque_studio.looks.model import load_model

    bench = Bench(views, {"model": partial(Product, load_model(model))})
    codes: dict[tuple[str, str], Any] = {}
    pairs = sorted({pair for case in work for pair in case.pairs})
    for index, (name, operator) in enumerate(pairs):
        progress(0.5 * index / len(pairs), f"coding exemplars by {model.name}")
        codes |= bench.code("model", name, [operator])
    reached = []
    for index, case in enumerate(work):
        progress(0.5 + 0.5 * index / len(work), f"rendering by {model.name}")
        reached += bench.score("model", [case], codes)
    return float(np.mean([score.psnr for score in reached]))


def of_own_pairs(ground: Ground) -> Benchmark:
    """Lay out the user's pairs that the recipe own does not learn from."""
    from disque_studio.looks.model import load_model
    from trainer.recipes import own

    data = ground.data
    name = f"PSNR in dB of {len(data.kept)} of your {len(data.names)} pairs, rendered from the others"
    device = str(data.befores.device)
    return Benchmark(name, lambda model: own.measured(load_model(model, device=device).net, data)["psnr"])


Compare = Callable[[Picture, Picture], float]
"""A score of a picture against its reference."""


def _ladder(scorer: Callable[[Path], Compare], ground: Ground) -> Benchmark:
    """Lay out the ladder of Kodak's held-out pictures, once for both models."""
    folder = ground.folder / "pristine" / "kodak"
    if not held_out(folder):
        raise NoBenchmarkError(
            "the data have no pictures that are kept apart to compare on; "
            "put Kodak's test pictures (kodim01.png …) into their folder pristine/kodak"
        )
    rungs = ladder.build(folder, ground.progress, cache=ground.cache)
    name = f"ladder: SROCC with the fused pseudo-label on {rungs.labels.size} distorted pictures held out"
    return Benchmark(name, lambda model: _agreement(scorer(model), rungs, ground.progress, model.name))


def _agreement(compare: Compare, rungs: ladder.Rungs, progress: Progress, name: str) -> float:
    scores = []
    for index, (reference, distorted) in enumerate(zip(rungs.references, rungs.distorted, strict=True)):
        for series in distorted:
            progress(index / len(rungs.references), f"scoring by {name}")
            scores.append([compare(rung, reference) for rung in series])
    return _srocc(scores, rungs.labels)


def _causal(model: Path) -> Compare:
    from disque_studio.quality import causal

    scorer = causal.create("causal", model, "cpu")
    return lambda picture, reference: scorer.assess(picture, reference).score


def _disque_sdr(model: Path) -> Compare:
    from disque_studio.quality.disque import load_pictures

    comparison = load_pictures(model, "cpu")

    def compare(picture: Picture, reference: Picture) -> float:
        copy, original = paired_views(picture, reference)
        return comparison.compare(original, copy).score

    return compare


def of_renditions(ground: Ground) -> Benchmark:
    """Lay out the renditions of the photos that the recipe disque-hdr keeps apart."""
    data = ground.data
    if not len(data.test):
        raise NoBenchmarkError("there are too few photos to keep some apart to compare on")
    name = f"SROCC with TMQI on {len(data.test)} renditions of photos kept apart"
    differences, rank = data.differences[data.test].cpu(), data.rank[data.test].cpu().numpy()

    @torch.inference_mode()
    def measure(model: Path) -> float:
        from disque_studio.quality.disque import load_photos

        return _srocc(load_photos(model, "cpu").head(differences).numpy(), rank)

    return Benchmark(name, measure)


def _opinions(recipe: str, ground: Ground) -> Benchmark:
    """Lay out the rated photographs that no part of training sees, on raw scores, as on the model's card."""
    test = ground.data.opinions.test
    name = f"SROCC with people's opinions of {len(test.mos)} photographs kept for the test"
    # The system's module and its factory are those of `quality.registry`.
    create = import_module(f"disque_studio.quality.{recipe}").create
    raw = import_module(f"trainer.recipes.{recipe}").raw

    def measure(model: Path) -> float:
        answer = partial(raw, create(recipe, model, "cpu").net)
        scores = []
        for start in range(0, len(test.mos), _AT_ONCE):
            ground.progress(start / len(test.mos), f"scoring by {model.name}")
            part = np.arange(start, min(start + _AT_ONCE, len(test.mos)))
            scores.append(blind.answers(answer, test.part(part)))
        return _srocc(np.concatenate(scores), test.mos)

    return Benchmark(name, measure)


def _srocc(scores: npt.ArrayLike, opinions: npt.ArrayLike) -> float:
    """Rank scores against opinions; raises DisqueError where all scores are the same."""
    return ranks(np.ravel(scores), np.ravel(opinions))[0]


BENCHMARKS: Mapping[str, Stated] = {
    "disque": Stated("looks.safetensors", of_looks),
    "own": Stated("looks.safetensors", of_own_pairs),
    "disque-sdr": Stated("disque-sdr.safetensors", partial(_ladder, _disque_sdr)),
    "disque-hdr": Stated("disque-hdr.safetensors", of_renditions),
    "causal": Stated("causal.safetensors", partial(_ladder, _causal)),
    "qdnet": Stated("qdnet.safetensors", partial(_opinions, "qdnet")),
    "dri": Stated("dri.safetensors", partial(_opinions, "dri")),
}
"""By recipe. One that is not here (general, which nobody uses by itself) is compared with nothing."""
