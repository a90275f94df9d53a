"""The quality slider's search: given a photo, its look and a target score, the nearest picture that has it.

Built once for a photo and a mapping, a `Walk` leads from the look to lower and to higher scores of QD-net:

1. equations 5 and 6 of the paper (`quality.latent`): codes drawn from the prior, fused with the picture's
   own, decoded; the change that they ask of the picture becomes a smooth change of the mapping's grid
   (`quality.pushes`), so that full resolution is rendered by the same kernel and nothing is synthesised;
2. from there, steps along the gradient of the score with regard to the picture, made into changes of the grid
   in the same way: a small decoder knows the direction better than the distance.

Every step is rendered and scored. One that loses structure, or moves the score the wrong way, is shortened or
not taken; so the score rises along the walk, and every place on it keeps the guard of `quality.stage`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.errors import CancelledError
from disque_studio.imaging import logcode
from disque_studio.imaging.primaries import luminance
from disque_studio.looks.apply import render
from disque_studio.looks.mapping import AFFINE, CODE_TOP, Floats, Mapping, neutral_mapping
from disque_studio.quality import latent
from disque_studio.quality.pushes import FINE, Push, Pusher
from disque_studio.quality.qdnet import QdNetScorer
from disque_studio.quality.stage import Reading, Stage, stage
from disque_studio.quality.walk import Knot, Walk

STEPS = 6
"""Most steps to either side, the first in the latent space."""

WANTED = 6.0
"""Points of score that a step aims at."""

LONGEST_STEP = 0.06
"""Root mean square change of the picture in one step, in display values."""

LEAST_GAIN = 0.4
"""Points below which a step is not worth its change, and the walk ends."""

CANDIDATES = 6
"""Fused codes that are decoded for each side."""

LATENT_AIM = 25.0
"""Points from the look's own score at which codes are searched."""

WEAKEST = 0.25
"""Strength below which the look is rewritten at full strength, where the grid has its full effect."""

GUARD = "beyond this the picture would lose structure of the photo"
SATURATED = "no smooth change of tone and colour brings the score further"
UNKNOWN = "the score knows no such picture"
"""Why a walk ends, in words for the user."""


@dataclass(eq=False)
class _Side:
    """One direction of a walk, growing: `sign` 1 up, -1 down; `grids` and `readings` from the look on."""

    sign: int
    grids: list[Floats]
    readings: list[Reading]
    picture: Tensor
    why: str = ""
    length: float = LONGEST_STEP / 3
    pushes: list[Push] = field(default_factory=list)


def search(
    rgb: npt.NDArray[np.floating],
    mapping: Mapping,
    scorer: QdNetScorer,
    *,
    refine: bool = True,
    cancelled: Callable[[], bool] | None = None,
) -> Walk:
    """Build the walk of a photo's scene-linear Rec.709 pixels (H, W, 3) from `mapping`; deterministic.

    Without `refine` the walk ends with its first, latent step.

    Raises:
        CancelledError: `cancelled` said so.
    """
    return _Search(stage(rgb, scorer), mapping, cancelled or _never).walk(STEPS if refine else 1)


class _Search:
    """One search: what is known of the photo, and the two sides of the walk."""

    def __init__(self, on: Stage, mapping: Mapping, cancelled: Callable[[], bool]) -> None:
        self._stage, self._look, self._cancelled = on, mapping, cancelled
        self._steered = _steerable(mapping)
        grid = self._steered.grid
        assert grid is not None
        pictures = on.pictures([mapping])
        own = on.read(pictures)[0]
        self._check()
        self._quarter = (pictures.shape[2] // 4, pictures.shape[3] // 4)
        self._pusher = self._make_pusher(grid.shape[:3])
        self._grid = grid
        self._sides = [_Side(sign, [grid], [own], pictures[0]) for sign in (1, -1) if self._room(sign, own)]
        self._own = own

    def walk(self, steps: int) -> Walk:
        """Take steps to both sides, and give the walk."""
        active = list(self._sides)
        for step in range(steps):
            active = [side for side in active if not side.why]
            if not active:
                break
            self._check()
            changes = self._latent_changes(active) if step == 0 else self._gradients(active)
            for side, change in zip(active, changes, strict=True):
                push = None if change is None else self._pusher.fit(change)
                side.pushes = [] if push is None else [push]
            self._advance([side for side in active if side.pushes], last=step == steps - 1)
        return self._made()

    def _advance(self, sides: Sequence[_Side], *, last: bool) -> None:
        """Try a step on every side; the shorter one where it fails."""
        waiting = list(sides)
        for attempt in range(3):
            if not waiting:
                return
            self._check()
            grids = [side.grids[-1] + np.float32(side.length) * side.pushes[0].grid for side in waiting]
            pictures = self._stage.pictures([replace(self._steered, grid=grid) for grid in grids])
            readings = self._stage.read(pictures)
            failed = []
            for side, grid, reading, picture in zip(waiting, grids, readings, pictures, strict=True):
                gain = side.sign * (reading.score - side.readings[-1].score)
                if gain < LEAST_GAIN or not reading.keeps(self._own):
                    side.why = SATURATED if gain < LEAST_GAIN else GUARD
                    side.length /= 3
                    failed.append(side)
                    continue
                if attempt and side.why == GUARD:
                    # Shortened by the guard: it stands at the guard now.
                    pass
                else:
                    side.why = ""
                side.grids.append(grid)
                side.readings.append(reading)
                side.picture = picture
                side.length = min(side.length * min(max(WANTED / gain, 0.5), 2.0), LONGEST_STEP)
            waiting = failed

    def _gradients(self, sides: Sequence[_Side]) -> list[Floats | None]:
        """Give the change of the picture that moves the score most, for its size: (h, w, 3) at a quarter."""
        net = self._stage.scorer.net
        pictures = torch.stack([side.picture for side in sides])
        half = torch.nn.functional.interpolate(pictures, scale_factor=0.5, mode="area")
        half = half.detach().clone().requires_grad_(True)
        with torch.enable_grad():
            raw = net.judge(net.encode(net.general(half))[0]).sum()
            (gradient,) = torch.autograd.grad(raw, half)
        free = ((half > 0.01) & (half < 0.99)).float()
        coarse = torch.nn.functional.interpolate(gradient * free, size=self._quarter, mode="area")
        return [
            side.sign * change.permute(1, 2, 0).cpu().numpy()
            for side, change in zip(sides, coarse, strict=True)
        ]

    def _latent_changes(self, sides: Sequence[_Side]) -> list[Floats | None]:
        """Give what the decoded codes ask for, of those that promise most for their change."""
        net, scorer = self._stage.scorer.net, self._stage.scorer
        with torch.inference_mode():
            features = net.general(sides[0].picture[None])
            z = net.encode(features)[0]
            own = float(net.judge(z))
            content = net.content(features)
            draws = latent.drawn(net, scorer.device)
            changes: list[Tensor | None] = []
            for side in sides:
                goal = float(np.clip(self._own.score + side.sign * LATENT_AIM, 1, 99))
                target = float(np.interp(goal, scorer.calibration.score, scorer.calibration.raw))
                codes = latent.passing(net, draws, own, target)
                if not len(codes):
                    changes.append(None)
                    continue
                fused = latent.fuse(net, z, codes, target)
                changes.append(latent.decoded_changes(net, content, z, fused.codes[:CANDIDATES]))
        return [
            None if change is None else self._chosen(change, gradient)
            for change, gradient in zip(changes, self._gradients(sides), strict=True)
        ]

    def _chosen(self, changes: Tensor, gradient: Floats | None) -> Floats | None:
        """Choose the change that raises the score most for its size, as far as the gradient tells."""
        best, chosen = 0.0, None
        for change in changes:
            size = self._quarter[::-1]
            wanted = cv2.resize(change.permute(1, 2, 0).cpu().numpy(), size, interpolation=cv2.INTER_LINEAR)
            promise = float((wanted * gradient).mean() / (np.sqrt(np.square(wanted).mean()) + 1e-9))
            if promise > best:
                best, chosen = promise, wanted
        return chosen

    def _made(self) -> Walk:
        knots = [Knot(0.0, self._grid, self._own)]
        why = {1: UNKNOWN, -1: UNKNOWN}
        for side in self._sides:
            why[side.sign] = side.why or SATURATED
            count = len(side.grids) - 1
            knots += [
                Knot(side.sign * (i + 1) / count, side.grids[i + 1], side.readings[i + 1])
                for i in range(count)
            ]
        knots.sort(key=lambda knot: knot.t)
        return Walk(self._stage, self._look, self._steered, knots, why[-1], why[1])

    def _make_pusher(self, shape: tuple[int, int, int]) -> Pusher:
        on, mapping = self._stage, self._steered
        size = self._quarter[::-1]
        base = render(on.rgb, replace(mapping, grid=None, strength=1.0))
        light = np.maximum(luminance(on.rgb) * np.float32(mapping.scale), np.float32(0))
        place = np.clip(logcode.encode(light) / np.float32(CODE_TOP), 0, 1)
        return Pusher(
            np.asarray(cv2.resize(base, size, interpolation=cv2.INTER_AREA)),
            np.asarray(cv2.resize(place, size, interpolation=cv2.INTER_AREA)),
            shape,
        )

    def _room(self, sign: int, own: Reading) -> bool:
        return own.score < 99.5 if sign > 0 else own.score > 0.5

    def _check(self) -> None:
        if self._cancelled():
            raise CancelledError("the search was cancelled")


def _steerable(mapping: Mapping) -> Mapping:
    """Give a mapping that renders as this one does, with a grid that has its full effect."""
    grid = mapping.grid if mapping.grid is not None else np.zeros((*FINE, AFFINE), np.float32)
    if mapping.strength >= WEAKEST:
        return replace(mapping, grid=grid)
    neutral = neutral_mapping(mapping.gain).table
    share = np.float32(mapping.strength)
    table = neutral + share * (mapping.table - neutral)
    return replace(mapping, table=table, grid=share * grid, strength=1.0)


def _never() -> bool:
    return False
