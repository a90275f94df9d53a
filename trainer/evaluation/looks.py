"""The looks benchmark: shown a rendition of one picture, how near does a method come on another?

Cases, for every view and operator (scenes in the order of their names, in a ring):

- other, 1 exemplar: one view of each other scene in turn, its index alternating with scene and target;
- other, 4 exemplars: the views that case takes of the next four scenes, together;
- same, 1 exemplar: every other view of the same scene;
- itself, 1 exemplar: the target's own pair.

Every method gets the same cases. A refused exemplar is a failure: the case is scored with the picture that
has no look at all, and counted as refused.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from disque_studio.errors import DisqueError
from trainer.evaluation import metrics
from trainer.evaluation.baselines import METHODS as BASELINES
from trainer.evaluation.baselines import Method
from trainer.evaluation.product import Product
from trainer.evaluation.views import View

PRODUCT = "disque-studio"
METHODS: dict[str, Callable[[], Method]] = {PRODUCT: Product, **BASELINES}
"""Every method by its name, the product first."""

SEVERAL = 4

Pair = tuple[str, str]
"""An exemplar: the name of a view, and an operator."""


@dataclass(frozen=True)
class Case:
    """Imitate `operator` on `view`, shown the renditions by it of the views `shown`."""

    kind: str
    view: str
    operator: str
    shown: tuple[str, ...]

    @property
    def pairs(self) -> list[Pair]:
        """The exemplars."""
        return [(name, self.operator) for name in self.shown]


@dataclass(frozen=True)
class Score:
    """What a method reached in one case."""

    case: Case
    psnr: float
    ssim: float
    delta_e: float
    refusal: str
    """Why an exemplar was refused; empty where none was."""


@dataclass(frozen=True)
class Row:
    """Means over the cases of one kind: dB, SSIM in [-1, 1], CIEDE2000."""

    method: str
    case: str
    exemplars: int
    psnr: float
    ssim: float
    delta_e: float
    n: int
    refused: int
    operator: str = "all"

    def record(self) -> dict[str, Any]:
        """Give the row as it is written in JSON; "operator" only where it is one."""
        fields = asdict(self)
        if self.operator == "all":
            del fields["operator"]
        return {k: round(v, 4) if isinstance(v, float) else v for k, v in fields.items()}


def cases(views: Sequence[View], *, limit: int | None = None) -> list[Case]:
    """List all cases, or those of `limit` target views spread evenly over the folder."""
    scenes: dict[str, list[View]] = defaultdict(list)
    for view in views:
        scenes[view.scene].append(view)
    ring = list(scenes.values())
    found = [
        case
        for place, scene in enumerate(ring)
        for index, view in enumerate(scene)
        for operator in view.renditions
        for case in _cases_of(view, operator, ring, place, index)
    ]
    if limit is None or limit >= len(views):
        return found
    kept = {views[round(i)].name for i in np.linspace(0, len(views) - 1, limit)}
    return [case for case in found if case.view in kept]


def _cases_of(view: View, operator: str, ring: list[list[View]], place: int, index: int) -> Iterator[Case]:
    others = []
    for step in range(1, len(ring)):
        scene = ring[(place + step) % len(ring)]
        chosen = scene[(2 * place + step + index) % len(scene)]
        if operator in chosen.renditions:
            others.append(chosen.name)
    for name in others:
        yield Case("other", view.name, operator, (name,))
    if len(others) >= SEVERAL:
        yield Case("other", view.name, operator, tuple(others[:SEVERAL]))
    for sibling in ring[place]:
        if sibling is not view and operator in sibling.renditions:
            yield Case("same", view.name, operator, (sibling.name,))
    yield Case("itself", view.name, operator, (view.name,))


class Bench:
    """The views of a folder, ready to be coded and scored; each worker process holds one."""

    def __init__(self, views: Sequence[View], methods: Mapping[str, Callable[[], Method]] = METHODS) -> None:
        self.views = {view.name: view for view in views}
        self._methods = methods

    def code(self, method: str, name: str, operators: Iterable[str]) -> dict[Pair, Any]:
        """Code the named exemplars of one view; a refusal stands in place of its code."""
        coder = self._methods[method]()
        codes: dict[Pair, Any] = {}
        for operator in operators:
            try:
                codes[name, operator] = coder.code(self.views[name], operator)
            except DisqueError as error:
                codes[name, operator] = error
        return codes

    def score(self, method: str, work: Sequence[Case], codes: dict[Pair, Any]) -> list[Score]:
        """Render every case and measure it."""
        renderer = self._methods[method]()
        return [self._score(renderer, case, [codes[pair] for pair in case.pairs]) for case in work]

    def _score(self, renderer: Method, case: Case, codes: list[Any]) -> Score:
        view = self.views[case.view]
        refusal = "; ".join(str(code) for code in codes if isinstance(code, DisqueError))
        picture = view.neutral() if refusal else renderer.render(view, codes)
        reference = view.renditions[case.operator].as_float()
        return Score(
            case,
            metrics.psnr(picture, reference),
            metrics.ssim(picture, reference),
            metrics.mean_delta_e(picture, reference),
            refusal,
        )


def summarise(method: str, scores: Iterable[Score], *, by_operator: bool = False) -> list[Row]:
    """Average the scores of each kind of case; with `by_operator`, of each operator apart."""
    groups: dict[tuple[str, str, int], list[Score]] = defaultdict(list)
    for score in scores:
        operator = score.case.operator if by_operator else "all"
        groups[operator, score.case.kind, len(score.case.shown)].append(score)
    return [
        Row(
            method=method,
            case=kind,
            exemplars=exemplars,
            psnr=float(np.mean([score.psnr for score in group])),
            ssim=float(np.mean([score.ssim for score in group])),
            delta_e=float(np.mean([score.delta_e for score in group])),
            n=len(group),
            refused=sum(bool(score.refusal) for score in group),
            operator=operator,
        )
        for (operator, kind, exemplars), group in groups.items()
    ]
