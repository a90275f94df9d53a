"""Which way a picture is changed so that its score moves most, for the size of the change.

Two advisers: codes of QD-net's latent space that score better (or worse), fused and decoded (`latent`); and
the gradient of the score with regard to the picture. Both ask for a change of pixels, which is fitted by a
smooth change of the mapping's grid (`pushes`). Where it would lose structure or drive samples to black or
white faster than the guard of `stage` allows, as much of a change that keeps them is added as is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from disque_studio.imaging import logcode
from disque_studio.imaging.primaries import luminance
from disque_studio.looks.apply import render
from disque_studio.looks.mapping import CODE_TOP, Floats, Mapping
from disque_studio.quality import latent
from disque_studio.quality.fidelity import Fidelity
from disque_studio.quality.pushes import Doubles, Pusher
from disque_studio.quality.stage import Stage

FUSED, CANDIDATES = 32, 4
"""Codes for which equation 6 is solved, and how many of them, the nearest, are decoded."""

LATENT_AIM = 20.0
"""Points beyond the picture's score at which codes are searched."""

_EDGE, _WIDTH = 0.015, 0.008
"""Where a sample begins to count as clipped, and how softly, in display values."""

_FREE = 0.01


@dataclass(frozen=True, eq=False)
class Heading:
    """A change of the grid whose root mean square change of the picture is 1.

    `promise` is the raw score that it brings for each unit, as far as gradients tell; above 0 in the wanted
    direction.
    """

    grid: Floats
    promise: float


@dataclass(frozen=True)
class Request:
    """A picture to be moved: `sign` 1 up, -1 down, `score` as it is, and what of the guard it may use up.

    `room` is structural fidelity, and share of clipped samples, for a step of the length `step`.
    """

    sign: int
    score: float
    step: float
    room: tuple[float, float]


class Steering:
    """Finds headings for renditions of one photo; `mapping` is the one whose grid is changed."""

    def __init__(self, on: Stage, mapping: Mapping, size: tuple[int, int]) -> None:
        """Prepare for pictures of `size` (height, width), as the scorer sees them."""
        assert mapping.grid is not None
        self._strength = mapping.strength
        self._net, self._calibration = on.scorer.net, on.scorer.calibration
        self._quarter = (size[0] // 4, size[1] // 4)
        self._fidelity = Fidelity(on.light, on.scorer.device)
        self._half = on.light.shape
        self._draws = latent.drawn(self._net, on.scorer.device)
        base = render(on.rgb, Mapping(mapping.gain, mapping.table, None, exposure=mapping.exposure))
        light = np.maximum(luminance(on.rgb) * np.float32(mapping.scale), np.float32(0))
        place = np.clip(logcode.encode(light) / np.float32(CODE_TOP), 0, 1)
        height, width, depth = mapping.grid.shape[:3]
        self._pusher = Pusher(self._shrunk(base), self._shrunk(place), (height, width, depth))

    def headings(
        self, pictures: Sequence[Tensor], requests: Sequence[Request], *, by_code: bool, by_gradient: bool
    ) -> list[Heading | None]:
        """Give a heading for each picture (3, height, width); None where no adviser knows one.

        `by_code` and `by_gradient` say who advises.
        """
        half = (
            F.interpolate(torch.stack(list(pictures)), size=self._half, mode="area")
            .detach()
            .clone()
            .requires_grad_(True)
        )
        with torch.enable_grad():
            features = self._net.general(half, learned=by_code)
            z = self._net.encode(features)[0]
            (rise,) = torch.autograd.grad(self._net.judge(z).sum(), half, retain_graph=False)
            (structure,) = torch.autograd.grad(self._fidelity(half).sum(), half)
            (clipped,) = torch.autograd.grad(_clipped(half).sum(), half)
        free = ((half > _FREE) & (half < 1 - _FREE)).float()
        fields = [self._summed(rise * free), self._summed(structure), self._summed(-clipped)]
        found = []
        with torch.no_grad():
            content = self._net.content(features) if by_code else []
            for i, request in enumerate(requests):
                rises, *kept = (field[i] for field in fields)
                rises = request.sign * rises
                wishes = [rises] if by_gradient else []
                if by_code:
                    own = [stage[i : i + 1].detach() for stage in content]
                    decoded = self._decoded(own, z[i : i + 1].detach(), request, rises)
                    wishes += [] if decoded is None else [decoded]
                found.append(self._heading(wishes, rises, kept, request))
        return found

    def _decoded(self, content: list[Tensor], z: Tensor, request: Request, rises: Floats) -> Floats | None:
        """Give the change of the decoded code that promises most for its size, (pixels, 3) at a quarter."""
        net, calibration = self._net, self._calibration
        own = float(net.judge(z))
        goal = np.clip(request.score + request.sign * LATENT_AIM, 1.0, 99.0)
        shift = np.interp([goal, request.score], calibration.score, calibration.raw)
        target = own + float(shift[0] - shift[1])
        scores = net.judge(self._draws)
        furthest = float(scores.max() if request.sign > 0 else scores.min())
        if request.sign * (furthest - own) <= 0:
            return None
        if request.sign * (furthest - target) < 0:
            target = (own + furthest) / 2  # no drawn code passes: as far as the prior reaches well
        codes = latent.passing(net, self._draws, z, target)[:FUSED]
        fused = latent.fuse(net, z, codes, target)
        best, chosen = 0.0, None
        for change in latent.decoded_changes(net, content, z, fused.codes[:CANDIDATES]):
            wish = cv2.resize(change.permute(1, 2, 0).cpu().numpy(), self._quarter[::-1]).reshape(-1, 3)
            promise = float((wish * rises).sum() / (np.sqrt(np.square(wish).mean()) + 1e-9))
            if promise > best:
                best, chosen = promise, wish
        return chosen

    def _heading(
        self, wishes: list[Floats], rises: Floats, kept: list[Floats], request: Request
    ) -> Heading | None:
        """Fit the wishes, each in the part of what it promises, and add what the guard needs."""
        affines = self._pusher.nothing()
        for part in map(self._pusher.fit, wishes):
            if part is not None:
                affines = affines + np.float32(max(float((rises * part.change).sum()), 0)) * part.affines
        change = self._pusher.changed(affines)
        size = float(np.sqrt(np.square(change).mean()))
        if not size > 0:
            return None
        wards = [
            (ward, field, room)
            for ward, field, room in zip(map(self._pusher.fit, kept), kept, request.room, strict=True)
            if ward is not None
        ]
        direct = np.array([(field * change).sum() / size for _, field, _ in wards])
        through = np.array([[(field * ward.change).sum() for ward, _, _ in wards] for _, field, _ in wards])
        amounts = _least_help(direct, through, np.array([-room / request.step for _, _, room in wards]))
        if amounts is None:
            return None
        for amount, (ward, _, _) in zip(amounts, wards, strict=True):
            affines = affines + np.float32(amount * size) * ward.affines
        change = self._pusher.changed(affines)
        size = float(np.sqrt(np.square(change).mean()))
        promise = float((rises * change).sum()) / size
        if not promise > 0:
            return None
        return Heading(self._pusher.spread(affines / np.float32(size * self._strength)), promise)

    def _shrunk(self, plane: Floats) -> Floats:
        return np.asarray(cv2.resize(plane, self._quarter[::-1], interpolation=cv2.INTER_AREA), np.float32)

    def _summed(self, field: Tensor) -> Floats:
        """Bring derivatives to a quarter of the size: (n, pixels, 3), those of a cell added up."""
        ratio = field.shape[2] * field.shape[3] / (self._quarter[0] * self._quarter[1])
        cells = F.interpolate(field.float(), size=self._quarter, mode="area") * ratio
        return np.ascontiguousarray(cells.flatten(2).swapaxes(1, 2).cpu().numpy())


def _clipped(pictures: Tensor) -> Tensor:
    """Give the share of samples near black or white, softly, (n,)."""
    bright = torch.sigmoid((pictures - (1 - _EDGE)) / _WIDTH)
    dark = torch.sigmoid((_EDGE - pictures) / _WIDTH)
    return (bright + dark).mean((1, 2, 3))


def _least_help(direct: Doubles, through: Doubles, floors: Doubles) -> Doubles | None:
    """Find least amounts a >= 0 with direct + through @ a >= floors, by trying what is active; None: none."""
    count = len(direct)
    for active in ([], *([i] for i in range(count)), list(range(count))):
        amounts = np.zeros(count)
        if active:
            matrix = through[np.ix_(active, active)]
            if abs(np.linalg.det(matrix)) < 1e-12:
                continue
            amounts[active] = np.linalg.solve(matrix, (floors - direct)[active])
        if (amounts >= 0).all() and (direct + through @ amounts >= floors - 1e-9).all():
            return amounts
    return None
