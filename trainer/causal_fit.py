"""What follows the training of a causal network: features, pseudo-labels, read-outs and their figures."""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.nets.causal import Causal, moments
from disque_studio.nets.causal_readouts import (
    MOST_LABELS,
    Line,
    fit_few_labels,
    fit_levels,
    fit_supervised,
    fit_unlabelled,
)
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.causal import FEW, SUPERVISED, UNLABELLED, Readout
from trainer.data.cache import Progress, keep
from trainer.data.ladders import Ladders
from trainer.evaluation.agreement import agreement
from trainer.evaluation.probe import Coded, disentanglement, linear_probe

Floats = npt.NDArray[np.float32]

_RANKS = (2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 98)
_DRAWS = 10
"""Random choices of few labels, over which the figure is a median."""


def tensor(codes: npt.NDArray[np.uint8]) -> Tensor:
    """Give pictures (N, H, W, 3) of sRGB codes as (N, 3, H, W) in [0, 1], channels last in memory."""
    return torch.from_numpy(codes.astype(np.float32) / np.float32(255)).permute(0, 3, 1, 2)


@torch.no_grad()
def features(net: Causal, ladders: Ladders, count: int) -> Tensor:
    """Give the features (count, 2, 5, F) of the first crops: alone and mixed, by level."""
    rows = []
    for index in range(count):
        rungs = np.concatenate([ladders.alone[index], ladders.mixed[index]])
        reference = tensor(ladders.references[index][None])
        gains, original = net.mask(net.content(reference)), net.degradation(reference)
        rows.append(moments(net.visible(gains, original, net.degradation(tensor(rungs)))))
    return torch.stack(rows).unflatten(1, (2, -1))


def labels(
    ladders: Ladders, count: int, progress: Progress, label: Callable[[Floats, Floats], float]
) -> Tensor:
    """Give the pseudo-labels (count, 2, 5) of the first crops, kept beside the ladders."""
    path = ladders.path / f"labels-{count}.npy"
    if not path.is_file():
        table = np.empty((count, 2, ladders.alone.shape[1]), np.float32)
        for index in range(count):
            progress(index / count, f"labelling crop {index + 1} of {count}")
            reference = _floats(ladders.references[index])
            for part, rungs in enumerate((ladders.alone[index], ladders.mixed[index])):
                table[index, part] = [label(reference, _floats(rung)) for rung in rungs]
        keep(path, table)
    return torch.from_numpy(np.load(path))


def _floats(codes: npt.NDArray[np.uint8]) -> Floats:
    return codes.astype(np.float32) / np.float32(255)


def unlabelled(seen: Tensor) -> Readout:
    """Fit the label-free read-out to features (..., F) of degraded pictures, evenly over kinds and levels.

    A score is the share of these degradations, in percent, that are seen more.
    """
    flat = seen.flatten(0, -2)
    return calibrated(fit_unlabelled(flat), flat)


def adapted(start: Readout, series: Tensor, real: Tensor | None) -> Readout:
    """Turn a label-free read-out to a domain, by features (N, 2, L, F) of its ladders.

    The ladders give the direction. Features (n, F) of really degraded pictures, where there are any, say
    what is usual: the calibration is theirs.
    """
    assert isinstance(start.module, Line)
    return calibrated(fit_levels(series[:, 0], start.module), series.flatten(0, -2) if real is None else real)


def calibrated(line: Line, seen: Tensor) -> Readout:
    """Give a line the scale of shares: a score is the percentage of `seen` (n, F) that is seen more."""
    severity = np.sort(-line(seen).numpy())
    points = {0.0: 100.0} | {float(np.percentile(severity, rank)): 100.0 - rank for rank in _RANKS}
    points[2 * float(severity[-1])] = 0.0
    falling = sorted(points.items(), reverse=True)
    return Readout(
        line, Calibration(tuple(-reach for reach, _ in falling), tuple(score for _, score in falling))
    )


def supervised(seen: Tensor, wanted: Tensor) -> Readout:
    """Fit the supervised read-out to features (..., F) and labels (...), 0 to 100."""
    module = fit_supervised(seen.flatten(0, -2), wanted.flatten())
    return Readout(module, Calibration((0.0, 100.0), (0.0, 100.0)))


def few_labels(start: Readout, seen: Tensor, wanted: npt.ArrayLike) -> Readout:
    """Fit the few-label read-out to features (n, F) and labels (n,), 0 to 100."""
    assert isinstance(start.module, Line)
    module = fit_few_labels(seen, [float(label) for label in np.asarray(wanted)], start.module)
    return Readout(module, Calibration((-100.0, 0.0), (0.0, 100.0)))


def figures(
    readouts: dict[str, Readout], seen: Tensor, wanted: Tensor, train: tuple[Tensor, Tensor]
) -> dict[str, dict[str, float]]:
    """Measure read-outs on features (..., F) and labels (...) of pictures that training never saw.

    The few-label read-out is fitted to `MOST_LABELS` random pairs of `train` (features, labels), again and
    again; its figures are medians.
    """
    flat, opinions = seen.flatten(0, -2), wanted.flatten().numpy()
    found = {kind: _agree(readout, flat, opinions) for kind, readout in readouts.items()}
    generator = torch.Generator().manual_seed(0)
    draws = []
    for _ in range(_DRAWS):
        chosen = torch.randperm(train[1].numel(), generator=generator)[:MOST_LABELS]
        few = few_labels(
            readouts[UNLABELLED], train[0].flatten(0, -2)[chosen], train[1].flatten()[chosen].numpy()
        )
        draws.append(_agree(few, flat, opinions))
    found[FEW] = {name: round(float(np.median([draw[name] for draw in draws])), 4) for name in draws[0]}
    return {kind: found[kind] for kind in (SUPERVISED, FEW, UNLABELLED)}


def _agree(readout: Readout, seen: Tensor, opinions: npt.NDArray[np.float32]) -> dict[str, float]:
    found = agreement(readout.score(seen), opinions)
    return {"srocc": round(found.srocc, 4), "plcc": round(found.plcc, 4)}


@torch.no_grad()
def probes(net: Causal, ladders: Ladders) -> dict[str, float]:
    """Read content and kind of degradation from either code, linearly, on ladders of every kind per picture.

    The codes are the short ones that the contrastive terms shape. The long degradation code, mean and
    deviation of the maps, is probed too, as its difference to the reference's ("change"), which is what
    interventions add.
    """
    content, kind, change = [], [], []
    for reference, rungs in zip(ladders.references, ladders.alone, strict=True):
        pictures = tensor(np.concatenate([reference[None], rungs]))
        maps, code = net.content(pictures), net.degradation(pictures)
        gains = net.mask([stage[:1] for stage in maps])
        seen = net.visible(gains, [stage[:1] for stage in code], [stage[1:] for stage in code])
        content.append(net.identity(maps)[1:])
        kind.append(net.kind(moments(seen)))
        change.append(moments(code)[1:] - moments(code)[:1])
    levels = ladders.alone.shape[1]
    contents, kinds = ladders.contents.repeat(levels), ladders.kinds.repeat(levels)
    changes = torch.cat(change).numpy()
    found = disentanglement(Coded(torch.cat(content).numpy(), torch.cat(kind).numpy(), contents, kinds))
    found |= {
        "content_from_change": linear_probe(changes, contents, groups=kinds),
        "processing_from_change": linear_probe(changes, kinds, groups=contents),
    }
    return {name.replace("appearance", "degradation"): round(value, 4) for name, value in found.items()}


@torch.no_grad()
def interventions(net: Causal, ladders: Ladders) -> dict[str, float]:
    """Give the mean PSNR in dB of what interventions make, on the severest level of every ladder.

    "none": content and code of the reference, against the degraded picture, which is what an intervention
    has to improve on. "own": the degraded picture's code. "others": what the same kind and level changed in
    another picture's code. "restored": the degraded picture's content with the reference's code, against the
    reference; "degraded": the degraded picture itself against the reference.
    """
    errors: dict[str, list[float]] = {"none": [], "own": [], "others": [], "restored": [], "degraded": []}
    for index, kind in enumerate(ladders.kinds):
        same = np.flatnonzero((ladders.kinds == kind) & (ladders.contents != ladders.contents[index]))
        other = int(same[index % len(same)])
        pictures = tensor(
            np.stack(
                [
                    ladders.references[index],
                    ladders.alone[index, -1],
                    ladders.references[other],
                    ladders.alone[other, -1],
                ]
            )
        )
        content, codes = net.content(pictures[:2]), moments(net.degradation(pictures))
        asked = torch.stack([codes[0], codes[1], codes[0] + codes[3] - codes[2], codes[0]])
        maps = [stage[[0, 0, 0, 1]] for stage in content]
        wanted = pictures[[1, 1, 1, 0]]
        made = net.decoder(maps, asked).clamp(0, 1)
        found = [*(made - wanted).square().mean((1, 2, 3)).tolist()]
        found.append(float((pictures[0] - pictures[1]).square().mean()))
        for name, error in zip(errors, found, strict=True):
            errors[name].append(-10 * math.log10(max(error, 1e-6)))
    return {f"psnr_{name}": round(float(np.mean(values)), 2) for name, values in errors.items()}
