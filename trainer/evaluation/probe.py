"""Linear probes: what a code can be made to tell by a linear classifier, on groups it has not seen.

A code that holds a thing lets a linear classifier read it (Alain and Bengio 2016, arXiv 1610.01644). The
classifier is ridge regression onto the classes, one column each; its ridge is chosen within the training
groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.floating]
Labels = npt.NDArray[np.int64]

RIDGES = (1e-3, 1e-2, 1e-1, 1.0)
"""Shares of the codes' mean variance that are added to every direction."""


@dataclass(frozen=True, eq=False)
class Coded:
    """Codes of n pictures, `content` (n, c) and `appearance` (n, a), and what each shows and went through.

    `contents` and `processes` (n,) are numbers of the source and of the processing.
    """

    content: Codes
    appearance: Codes
    contents: Labels
    processes: Labels


def disentanglement(coded: Coded) -> dict[str, float]:
    """Give the accuracies of reading either thing from either code, and what guessing would give.

    Content is read under processings that the probe has not seen, processing on contents that it has not
    seen.
    """
    content, process = coded.contents, coded.processes
    return {
        "content_from_content": linear_probe(coded.content, content, groups=process),
        "content_from_appearance": linear_probe(coded.appearance, content, groups=process),
        "content_guessed": 1 / len(np.unique(content)),
        "processing_from_appearance": linear_probe(coded.appearance, process, groups=content),
        "processing_from_content": linear_probe(coded.content, process, groups=content),
        "processing_guessed": 1 / len(np.unique(process)),
    }


def linear_probe(codes: Codes, labels: Labels, *, groups: Labels, folds: int = 4) -> float:
    """Give the cross-validated accuracy (0 to 1) of reading `labels` (n,) from `codes` (n, d) linearly.

    A group is wholly in training or wholly in testing.

    Raises:
        ValueError: lengths differ, or there are fewer than three groups.
    """
    if not len(codes) == len(labels) == len(groups):
        raise ValueError(f"{len(codes)} codes, {len(labels)} labels and {len(groups)} groups do not match")
    if len(np.unique(groups)) < 3:
        raise ValueError("a probe needs three groups or more, to leave some out twice")
    right = 0
    for test in _folds(groups, folds):
        train = ~test
        ridge = _choose_ridge(codes[train], labels[train], groups[train])
        right += int((_classify(codes[train], labels[train], codes[test], ridge) == labels[test]).sum())
    return right / len(codes)


def _folds(groups: Labels, count: int) -> Iterator[npt.NDArray[np.bool_]]:
    """Deal the groups to `count` test sets."""
    names = np.unique(groups)
    for part in range(min(count, len(names))):
        yield np.isin(groups, names[part::count])


def _choose_ridge(codes: Codes, labels: Labels, groups: Labels) -> float:
    test = next(_folds(groups, 4))
    right = [
        (_classify(codes[~test], labels[~test], codes[test], ridge) == labels[test]).mean()
        for ridge in RIDGES
    ]
    return RIDGES[int(np.argmax(right))]


def _classify(codes: Codes, labels: Labels, asked: Codes, ridge: float) -> Labels:
    """Regress onto the classes, codes standardised, and give the class of the largest answer."""
    mean, spread = codes.mean(0), codes.std(0) + 1e-6
    x = ((codes - mean) / spread).astype(np.float64)
    classes, index = np.unique(labels, return_inverse=True)
    wanted = np.eye(len(classes))[index]
    moments = x.T @ x / len(x) + ridge * np.eye(x.shape[1])
    weights = np.linalg.solve(moments, x.T @ (wanted - wanted.mean(0)) / len(x))
    answers = ((asked - mean) / spread) @ weights + wanted.mean(0)
    return np.asarray(classes[answers.argmax(1)])
