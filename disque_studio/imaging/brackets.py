"""A series of exposures of one scene, merged to scene-linear light.

The frames are laid over each other, what moved is taken from one of them, and of the rest each pixel is the
mean of all frames, weighed by how well each knows its light (see `brackets_frames`). Work goes by bands of
rows, so that beside the frames and the result hardly any memory is needed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.brackets_align import Matrix, Seen, align, enlarge, see
from disque_studio.imaging.brackets_facts import check_series
from disque_studio.imaging.brackets_frames import SRGB_RESPONSE, Frame, Light, Response, check_sizes
from disque_studio.imaging.brackets_ghosts import Mask, find_ghosts
from disque_studio.imaging.brackets_response import find_response

MOST_PIXELS = 500_000_000
"""Of all frames of a series together: 3 GB as half-float light."""

_SMALL_SIDE = 1024
_BAND_ROWS = 96
_TRUST = 1e-5
_LAST_RESORT = 1e-9
"""Weight of a full or black pixel where a sound one has about 1; it counts where there is nothing else."""
_NOTHING = np.float32(1e-20)
_MOST_LIGHT = 65_504.0
_INVERSE = cv2.WARP_INVERSE_MAP | cv2.INTER_LINEAR


@dataclass(frozen=True)
class Options:
    """Whether frames are laid over each other, and whether what moved is shown once."""

    align: bool = True
    deghost: bool = True


@dataclass(frozen=True, eq=False)
class Merged:
    """The scene's light (H, W, 3), float16, linear Rec.709; 1 is the white of the reference frame.

    `unaligned` names the frames that could not be aligned and lie as they are; `ghosts` is the part of the
    picture that moved, 0 to 1. `exif` is that of the reference.
    """

    rgb: npt.NDArray[np.float16]
    reference: Path
    unaligned: tuple[Path, ...] = ()
    ghosts: float = 0.0
    exif: bytes | None = None


def merge(
    frames: Sequence[Frame],
    options: Options = Options(),
    *,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda part: None,
) -> Merged:
    """Merge the frames of a series, in any order.

    `check` is called between the steps and may raise to stop; `progress` is told the part done, 0 to 1.

    Raises:
        FileRefusedError: a frame is of another size than the others, or all are exposed alike.
        DisqueError: the series is too large.
    """
    frames = sorted(frames, key=lambda frame: (frame.facts.exposure, frame.facts.path))
    check_series([frame.facts for frame in frames])
    check_sizes(frames)
    if sum(frame.size[0] * frame.size[1] for frame in frames) > MOST_PIXELS:
        raise DisqueError(
            f"the series has more than {MOST_PIXELS // 1_000_000} megapixels in all; leave some frames out"
        )
    study = _Study.of(frames)
    matrices, lost = study.align(check) if options.align else ([np.eye(3) for _ in frames], [])
    progress(0.4)
    check()
    response = study.response(matrices)
    masks = study.ghosts(matrices, response) if options.deghost else [None] * len(frames)
    progress(0.5)
    scale = frames[0].size[0] / study.small[0].size[0]
    layers = [
        _Layer(frame, enlarge(matrix, scale), mask, exposure, response)
        for frame, matrix, mask, exposure in zip(frames, matrices, masks, study.exposures, strict=True)
    ]
    rgb = _merged(layers, check, lambda part: progress(0.5 + 0.5 * part))
    return Merged(
        rgb=rgb,
        reference=frames[study.reference].facts.path,
        unaligned=tuple(frames[index].facts.path for index in lost),
        ghosts=_part([mask for mask in masks if mask is not None]),
        exif=frames[study.reference].exif,
    )


@dataclass(frozen=True, eq=False)
class _Study:
    """Small copies of the frames, from which all is judged. Exposures are relative to the reference's."""

    small: list[Frame]
    exposures: list[float]
    reference: int

    @classmethod
    def of(cls, frames: Sequence[Frame]) -> "_Study":
        small = [frame.shrunk(_SMALL_SIDE) for frame in frames]
        reference = max(range(len(small)), key=lambda index: _soundness(small[index]))
        first = frames[reference].facts.exposure
        return cls(small, [frame.facts.exposure / first for frame in frames], reference)

    def align(self, check: Callable[[], None]) -> tuple[list[Matrix], list[int]]:
        seen: list[Seen] = []
        for frame in self.small:
            check()
            seen.append(see(_whole_light(frame, SRGB_RESPONSE)))
        return align(seen, self.reference, check=check)

    def response(self, matrices: Sequence[Matrix]) -> Response:
        """Find the response of finished pictures; of those with 16 bits by their upper 8."""
        if not all(frame.coded for frame in self.small):
            return SRGB_RESPONSE
        codes = [_eight_bits(frame) for frame in self.small]
        aligned = [_moved(each, matrix) for each, matrix in zip(codes, matrices, strict=True)]
        return find_response(aligned, self.exposures)

    def ghosts(self, matrices: Sequence[Matrix], response: Response) -> list[Mask | None]:
        lights = [
            _moved(_whole_light(frame, response), matrix, border=np.nan)
            for frame, matrix in zip(self.small, matrices, strict=True)
        ]
        return list(find_ghosts(lights, self.exposures, self.reference))


@dataclass(frozen=True, eq=False)
class _Layer:
    """A frame in its place."""

    frame: Frame
    matrix: Matrix
    mask: Mask | None
    exposure: float
    response: Response

    def rows(self, band: slice) -> tuple[Light, Light]:
        """Give weighed light (rows, W, 3) and the weight (rows, W) of a band of the result."""
        light, weight = self._placed(band)
        if self.mask is not None:
            weight = weight * (1 - self._ghosts(band))
        return light * weight[..., None], weight

    def _placed(self, band: slice) -> tuple[Light, Light]:
        if np.array_equal(self.matrix, np.eye(3)):
            return self._weighed(band)
        width = self.frame.size[0]
        needed = self._needed(band)
        if needed.start >= needed.stop:
            rows = band.stop - band.start
            return np.zeros((rows, width, 3), np.float32), np.zeros((rows, width), np.float32)
        light, weight = self._weighed(needed)
        down = np.array([[1, 0, 0], [0, 1, band.start], [0, 0, 1]], np.float64)
        up = np.array([[1, 0, 0], [0, 1, -needed.start], [0, 0, 1]], np.float64)
        size = (width, band.stop - band.start)
        place = up @ self.matrix @ down
        product = cv2.warpPerspective(light * weight[..., None], place, size, flags=_INVERSE)
        placed = np.asarray(cv2.warpPerspective(weight, place, size, flags=_INVERSE), np.float32)
        return np.asarray(product / np.maximum(placed, _NOTHING)[..., None], np.float32), placed

    def _needed(self, band: slice) -> slice:
        """Give the frame's rows that a band of the result is made of."""
        width, height = self.frame.size
        xs, ys = np.meshgrid([0, width / 2, width], [band.start, band.stop])
        places = self.matrix @ np.stack([xs.ravel(), ys.ravel(), np.ones(xs.size)])
        rows = places[1] / places[2]
        return slice(max(int(rows.min()) - 2, 0), min(int(rows.max()) + 3, height))

    def _weighed(self, rows: slice) -> tuple[Light, Light]:
        light = self.frame.light(rows, self.response)
        gained = self.exposure**2
        trust = self.frame.trust(rows, light, self.response) * np.float32(_TRUST * gained)
        # Of full pixels the shortest exposure is nearest to the truth, of black ones the longest.
        last = np.where(light.mean(axis=2) > 0.5, _LAST_RESORT / gained, _LAST_RESORT * gained)
        return light / np.float32(self.exposure), np.asarray(trust + last, np.float32)

    def _ghosts(self, band: slice) -> Light:
        assert self.mask is not None
        height, width = self.mask.shape
        across, along = width / self.frame.size[0], height / self.frame.size[1]
        to_mask = np.array(
            [[across, 0, (across - 1) / 2], [0, along, along * (band.start + 0.5) - 0.5]], np.float64
        )
        size = (self.frame.size[0], band.stop - band.start)
        mask = cv2.warpAffine(self.mask, to_mask, size, flags=_INVERSE, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(mask, np.float32) * np.float32(1 / 255)


def _merged(
    layers: Sequence[_Layer], check: Callable[[], None], progress: Callable[[float], None]
) -> npt.NDArray[np.float16]:
    width, height = layers[0].frame.size
    result = np.empty((height, width, 3), np.float16)
    done = 0

    def fill(band: slice) -> None:
        nonlocal done
        check()
        light = np.zeros((band.stop - band.start, width, 3), np.float32)
        weight = np.zeros((band.stop - band.start, width), np.float32)
        for layer in layers:
            more, its = layer.rows(band)
            light += more
            weight += its
        light /= np.maximum(weight, _NOTHING)[..., None]
        result[band] = np.clip(light, -_MOST_LIGHT, _MOST_LIGHT)
        done += band.stop - band.start
        progress(done / height)

    for_bands(height, fill, rows=_BAND_ROWS)
    return result


def _soundness(frame: Frame) -> float:
    """Give the part of a frame that is neither full nor dark."""
    light = _whole_light(frame, SRGB_RESPONSE)
    return float(np.mean((light.max(axis=2) < 0.9) & (light.mean(axis=2) > 0.02)))


def _whole_light(frame: Frame, response: Response) -> Light:
    return frame.light(slice(0, frame.size[1]), response)


def _eight_bits(frame: Frame) -> npt.NDArray[np.uint8]:
    return frame.pixels if frame.pixels.dtype == np.uint8 else (frame.pixels >> 8).astype(np.uint8)


def _moved(pixels: npt.NDArray, matrix: Matrix, *, border: float = 0.0) -> npt.NDArray:
    size = pixels.shape[1::-1]
    return np.asarray(cv2.warpPerspective(pixels, matrix, size, flags=_INVERSE, borderValue=[border] * 4))


def _part(masks: Sequence[Mask]) -> float:
    """Give the part of the picture where any frame has a ghost."""
    if not masks:
        return 0.0
    return float(np.mean(np.maximum.reduce(list(masks)) > 127))
