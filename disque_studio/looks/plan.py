"""From a photo's small copy and a look to the mapping that renders it at any size."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.imaging import logcode
from disque_studio.looks import coding, fit
from disque_studio.looks.look import Look
from disque_studio.looks.mapping import Mapping, positions
from disque_studio.looks.model import LookModel, foreign, shipped
from disque_studio.looks.own import SHAPE
from disque_studio.looks.predict import Codes, Photos, Prediction, blend, predict
from disque_studio.looks.scene import QUANTILES
from disque_studio.looks.surroundings import surroundings

Array = npt.NDArray[np.float32]

SAME_PICTURE = (0.985, 0.998)
"""Correlation of fingerprints from which a photo counts as an exemplar's own source: not at all, wholly."""

NEAR = 0.1
"""Distance of two scenes' light, in units of six stops, beyond which a pair counts less in the fits."""

DOUBT = 0.6
"""Share of the network's confidence withheld with one pair: users' operators differ from the bank's."""


def plan(small: Array, look: Look, *, model: LookModel | None = None) -> Mapping:
    """Decide how `look` maps a photo, from its scene-linear small copy (h, w, 3), about 256 pixels long.

    Deterministic. Takes about a tenth of a second on a CPU; the mapping then renders any size. Codes of
    other encoders than the model's mean nothing to its networks: such looks go by the fits alone.
    """
    model = model or shipped()
    gain = logcode.key_gain(small)
    keyed = np.maximum(small, 0) * np.float32(gain)
    used = [(e, w) for e, w in zip(look.exemplars, look.weights, strict=True) if w > 0]
    weights = torch.tensor([w for _, w in used], device=model.device)
    weights = weights / weights.sum()
    codes = coding.from_arrays([e.arrays for e, _ in used], model.device)
    photos = coding.photos(keyed, model.device)
    with torch.inference_mode():
        count = 1 / weights.square().sum()
        confidence = 0.0 if foreign(look, model) else trust(count)
        found = predict(
            model.net,
            model.prior,
            photos,
            pooled(codes, photos, weights[None]),
            count[None],
            confidence=confidence,
        )
        table = _table(photos, found.coefficients, found.weights)
    grid = _grid(found)
    for i, (exemplar, _) in enumerate(used):
        share = float(weights[i]) * sameness(keyed, exemplar.arrays["signature"])
        if share > 0 and "own" in exemplar.arrays:
            own_table = exact_table(photos, codes, i, model)
            table = table + share * (own_table - table)
            grid = _resized(grid) + share * (exemplar.arrays["own"] - _resized(grid))
    return Mapping(
        gain=gain,
        table=np.ascontiguousarray(table, np.float32),
        grid=np.ascontiguousarray(grid, np.float32),
        aspect=small.shape[1] / small.shape[0],
        surroundings=surroundings(small, gain),
    )


def pooled(codes: Codes, photos: Photos, weights: Tensor) -> Codes:
    """Pool pairs for each of T photos: `weights` (T, B), rows summing to 1.

    In the fits, pairs count the more, the more their scenes are lit as the photo is: by the inverse of the
    mean squared distance of luminances of equal rank. The appearance goes by the weights alone, because its
    change differs little between scenes.
    """
    apart = photos.sampled.quantiles()[:, None] - codes.profile[:, :QUANTILES]
    near = weights / (NEAR**2 + apart.square().mean(2))
    fits = codes.moments.mixed(near / near.sum(1, keepdim=True))
    return replace(codes.mixed(weights), moments=fits)


def trust(count: Tensor) -> Tensor:
    """Say how far the networks are trusted with a look of `count` pairs, 0 to 1."""
    return 1 - DOUBT / count


def sameness(keyed: Array, fingerprint: Array) -> float:
    """Say from 0 to 1 how surely a photo is the very picture that a fingerprint was taken of."""
    low, high = SAME_PICTURE
    correlation = float((coding.signature(keyed) * fingerprint).sum())
    t = np.clip((correlation - low) / (high - low), 0, 1)
    return float(t * t * (3 - 2 * t))


def exact_table(photos: Photos, codes: Codes, index: int, model: LookModel) -> Array:
    """Fit one exemplar as closely as the features allow, for its own picture: (ENTRIES, 21)."""
    only = torch.zeros(1, len(codes.profile), device=model.device)
    only[0, index] = 1
    moments = codes.moments.mixed(only)
    with torch.inference_mode():
        coefficients = fit.solve(moments, model.prior, fit.EXACT_NOISE)
        sharp = (-8 * fit.errors(moments, coefficients).log()).softmax(1)
        weights = sharp[..., None].expand(
            -1, -1, photos.sampled.bins(photos.sampled.log_luminance[:, :1]).shape[-1]
        )
        return _table(photos, coefficients, weights)


def _table(photos: Photos, coefficients: Tensor, weights: Tensor) -> Array:
    places = torch.from_numpy(np.log2(positions()).astype(np.float32))[None].to(weights.device)
    table: Array = blend(photos.sampled, coefficients, weights, places)[0].cpu().numpy()
    return table


def _grid(found: Prediction) -> Array:
    grid: Array = found.grid[0].permute(2, 3, 1, 0).cpu().numpy()
    return grid


def _resized(grid: Array) -> Array:
    """Resample a grid (h, w, d, 12) to the size of exemplars' own grids."""
    height, width, depth = SHAPE
    if grid.shape[:3] == SHAPE:
        return grid
    flat = grid.reshape(*grid.shape[:2], -1)
    planes = [
        cv2.resize(flat[..., i], (width, height), interpolation=cv2.INTER_LINEAR)
        for i in range(flat.shape[2])
    ]
    return np.stack(planes, -1).reshape(height, width, depth, 12).astype(np.float32)
