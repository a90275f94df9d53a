"""Distortions of colour. Pictures are sRGB-encoded float32 (H, W, 3); results are not yet clipped."""

import math

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_PALETTE_SAMPLES = 4096
_TABLE_SIDE = 32


def colour_diffusion(picture: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Blur the colour (a* and b*) by 1.5 times `amount` + 2 pixels and leave the lightness."""
    lab = to_lab(picture)
    lab[..., 1:] = cv2.GaussianBlur(np.ascontiguousarray(lab[..., 1:]), (0, 0), 1.5 * amount + 2)
    return from_lab(lab)


def colour_shift(picture: Floats, pixels: float, rng: np.random.Generator) -> Floats:
    """Move green by `pixels` in a direction by chance, where edges show it: weighted by the gradient."""
    angle = rng.uniform(0, 2 * math.pi)
    move = np.array([[1, 0, pixels * math.cos(angle)], [0, 1, pixels * math.sin(angle)]])
    green = np.ascontiguousarray(picture[..., 1])
    moved = cv2.warpAffine(green, move, green.shape[::-1], borderMode=cv2.BORDER_REFLECT_101)
    slope = cv2.GaussianBlur(_slope(green), (0, 0), 1.5)
    weight = np.clip(slope / max(float(np.quantile(slope, 0.95)), 1e-6), 0, 1)
    out = picture.copy()
    out[..., 1] += weight * (moved - green)
    return out


def _slope(plane: Floats) -> Floats:
    return np.asarray(cv2.magnitude(cv2.Sobel(plane, cv2.CV_32F, 1, 0), cv2.Sobel(plane, cv2.CV_32F, 0, 1)))


def colour_saturation_hsv(picture: Floats, factor: float, rng: np.random.Generator) -> Floats:
    """Multiply the saturation of HSV by `factor`; a negative one turns colours into their complements."""
    value = picture.max(axis=2, keepdims=True)
    return np.asarray(value + np.float32(factor) * (picture - value))


def colour_saturation_lab(picture: Floats, factor: float, rng: np.random.Generator) -> Floats:
    """Multiply a* and b* by `factor`."""
    lab = to_lab(picture)
    lab[..., 1:] *= np.float32(factor)
    return from_lab(lab)


def colour_quantisation(picture: Floats, colours: float, rng: np.random.Generator) -> Floats:
    """Show the picture in `colours` colours of its own, found by variance-based cutting, without dither."""
    palette = _palette(picture, round(colours))
    steps = (np.arange(_TABLE_SIDE, dtype=np.float32) + 0.5) / _TABLE_SIDE
    cells = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    nearest = (np.square(palette).sum(axis=1) - 2 * cells @ palette.T).argmin(axis=1)
    code = np.minimum((picture * _TABLE_SIDE).astype(np.int32), _TABLE_SIDE - 1)
    return np.asarray(
        palette[nearest[(code[..., 0] * _TABLE_SIDE + code[..., 1]) * _TABLE_SIDE + code[..., 2]]]
    )


def _palette(picture: Floats, colours: int) -> Floats:
    """Give (colours, 3) or fewer: halve the box of largest squared error at its mean, on its widest axis."""
    pixels = picture.reshape(-1, 3)
    boxes = [pixels[:: max(len(pixels) // _PALETTE_SAMPLES, 1)]]
    errors = [_error(boxes[0])]
    while len(boxes) < colours and max(errors) > 0:
        worst = int(np.argmax(errors))
        box = boxes.pop(worst)
        errors.pop(worst)
        axis = int(box.var(axis=0).argmax())
        below = box[:, axis] <= box[:, axis].mean(dtype=np.float64)
        for part in (box[below], box[~below]):
            if len(part):
                boxes.append(part)
                errors.append(_error(part))
    return np.stack([box.mean(axis=0) for box in boxes])


def _error(box: Floats) -> float:
    """Give the squared error of showing a box by its mean; 0 when its colours are one up to rounding."""
    spread = float(np.ptp(box, axis=0).max())
    return float(box.var(axis=0).sum()) * len(box) if spread > 1e-6 else 0.0


def to_lab(picture: Floats) -> Floats:
    """Give CIELAB, L* in [0, 100]."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2Lab))


def from_lab(lab: Floats) -> Floats:
    """Invert `to_lab`."""
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_Lab2RGB))
