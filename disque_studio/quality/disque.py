"""DisQUE's full-reference quality (arXiv 2404.13484): what lies between two pictures' appearances.

Features are |a_ref - a_dist|, a being mean and deviation of every stage of the appearance encoder at full and
at half scale. Two networks share this one face. Against a finished picture, the one that was trained on
distorted pictures; differences are those of regions, averaged, for damage often shows in one place and is
made up for in another. Against an HDR photo, the look model's encoder, which sees the photo in key-normalised
log code; its head rates the rendition.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError, ReferenceMissingError
from disque_studio.imaging import logcode
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.model import LookModel, shipped
from disque_studio.nets import checkpoint
from disque_studio.nets.disque import CODE_TOP
from disque_studio.nets.disque_sdr import (
    COMPARED,
    ClosenessHead,
    DisqueSdr,
    RatingHead,
    by_region,
    look,
    overall,
)
from disque_studio.nets.encoders import Encoder
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.scorer import Assessment, Facts, Reference
from disque_studio.quality.views import paired_views, resized

Floats = npt.NDArray[np.float32]

PICTURE_KIND = "disque-sdr"
PHOTO_KIND = "disque-hdr"
PHOTO_SIDE = 256
"""Pixels of the longer side at which a photo and its rendition are compared."""

_PAPER = "Venkataramanan, Stejerean, Katsavounidis, Tmar, Bovik 2024, arXiv 2404.13484"
_FEWEST_CELLS, _MOST_CELLS = 16, 48
_SMALLEST = 32
_CELL = 32


class Comparison:
    """An appearance encoder, a head over differences, and the calibration of its answers.

    With `by_region`, a picture's differences are the means of its regions'; else those of its own moments.
    """

    def __init__(
        self, encoder: Encoder, head: nn.Module, calibration: Calibration, card: Any, *, by_region: bool
    ) -> None:
        self.by_region = by_region
        # A copy, because the look model's own encoder keeps its layout, and with it its last digits.
        self.encoder = deepcopy(encoder).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.head = head.eval()
        self.calibration = calibration
        self.card: dict[str, Any] = card

    @property
    def device(self) -> torch.device:
        """Where the networks are."""
        return next(self.encoder.parameters()).device

    @torch.inference_mode()
    def compare(self, reference: Floats, picture: Floats) -> Assessment:
        """Compare two working copies of one size, float32 (h, w, 3), as the encoder was trained on them."""
        seen = look(self.encoder, to_batch([reference, picture], self.device))
        height, width = picture.shape[:2]
        cells = _between(by_region(seen, *_cells(height, width)))
        rows, columns = cells.shape[-2:]
        if self.by_region:
            whole = _between(by_region(seen, *_lattice(height, width))).mean((2, 3))
        else:
            whole = _between(overall(seen))
        answers = self.head(torch.cat([whole, cells.flatten(2).transpose(1, 2)[0]])).double().cpu().numpy()
        scores = self.calibration.apply(answers)
        return Assessment(float(scores[0]), scores[1:].reshape(rows, columns).astype(np.float32))


class DisqueScorer:
    """Scores a finished picture against the picture, or the photo, that it was made of."""

    def __init__(self, pictures: Comparison, photos: Comparison) -> None:
        self._pictures, self._photos = pictures, photos
        self._codes: WeakKeyDictionary[Photo, Floats] = WeakKeyDictionary()

    @property
    def facts(self) -> Facts:
        """What this scorer is."""
        measured = dict(self._pictures.card.get("measured", {}))
        measured |= {f"{k} (photos)": v for k, v in self._photos.card.get("measured", {}).items()}
        trained = "; ".join(c.card.get("trained_on", "") for c in (self._pictures, self._photos))
        return Facts("disque", "DisQUE", _PAPER, "either", trained, measured)

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture against its reference, of either kind.

        Raises:
            ReferenceMissingError: there is none.
        """
        if isinstance(reference, Picture):
            copy, original = paired_views(picture, reference)
            return self._pictures.compare(original, copy)
        if reference is None:
            raise ReferenceMissingError("disque compares with a reference; give the photo or a picture")
        code = self._codes.get(reference)
        if code is None:
            code = photo_code(reference.rgb)
            self._codes[reference] = code
        return self._photos.compare(code, resized(picture, *code.shape[:2]))


def photo_code(rgb: npt.NDArray[np.floating]) -> Floats:
    """Give the key-normalised log code of a photo at `PHOTO_SIDE`: float32 (h, w, 3)."""
    small = np.maximum(small_copy(rgb, PHOTO_SIDE), np.float32(0))
    height, width = small.shape[:2]
    if min(height, width) < _SMALLEST:
        small = cv2.resize(
            small, (max(width, _SMALLEST), max(height, _SMALLEST)), interpolation=cv2.INTER_LINEAR
        )
    code = logcode.encode(small * np.float32(logcode.key_gain(small)))
    return np.minimum(code, np.float32(CODE_TOP))


def to_batch(pictures: list[Floats], device: torch.device) -> Tensor:
    """Stack (h, w, 3) pictures of one size to (B, 3, h, w), channels last in memory."""
    return torch.from_numpy(np.stack(pictures)).to(device).permute(0, 3, 1, 2)


def create(name: str, model: Path | None, device: str) -> DisqueScorer:
    """Make the scorer of the SDR model file; the HDR head lies beside it.

    Raises:
        FileRefusedError: a model file is missing, damaged, or does not fit this program's look model.
    """
    if model is None:
        raise FileRefusedError("disque-sdr.safetensors", "is missing; train it with python -m trainer fit")
    return DisqueScorer(
        load_pictures(model, device), load_photos(model.with_name("disque-hdr.safetensors"), device)
    )


def load_pictures(path: Path, device: str) -> Comparison:
    """Read the network for finished pictures."""
    tensors, shape, card = checkpoint.load(path, kind=PICTURE_KIND)
    net, head = DisqueSdr(), ClosenessHead()
    _fill(path, net, tensors, "net.")
    _fill(path, head, tensors, "head.")
    return Comparison(
        net.appearance.to(device), head.to(device), _calibration(path, shape), card, by_region=True
    )


def load_photos(path: Path, device: str, looks: LookModel | None = None) -> Comparison:
    """Read the head for photos; the encoder is that of the look model, which is the shipped one if None."""
    tensors, shape, card = checkpoint.load(path, kind=PHOTO_KIND)
    looks = looks or shipped(device)
    if shape.get("looks") != looks.identity:
        raise FileRefusedError(
            path, "was fitted to another look model; run python -m trainer fit disque-hdr anew"
        )
    head = RatingHead(COMPARED)
    _fill(path, head, tensors, "head.")
    return Comparison(looks.net.appearance, head.to(device), _calibration(path, shape), card, by_region=False)


def compared_regions(encoder: Encoder, pictures: Tensor) -> Tensor:
    """Give |a_ref - a_dist| of every region: the first of (1 + n, 3, h, w) with the others.

    (n, COMPARED, rows, columns), the regions being those that a score is made of.
    """
    return _between(by_region(look(encoder, pictures), *_lattice(*pictures.shape[-2:])))


def _between(features: Tensor) -> Tensor:
    return (features[1:] - features[:1]).abs()


def _lattice(height: int, width: int) -> tuple[int, int]:
    """Give the rows and columns of regions that a score is made of."""
    return max(round(height / _CELL), 1), max(round(width / _CELL), 1)


def _cells(height: int, width: int) -> tuple[int, int]:
    """Give the map's rows and columns: 16 along the shorter side, about square, at most 48."""
    short = min(height, width)
    rows, columns = (min(round(_FEWEST_CELLS * side / short), _MOST_CELLS) for side in (height, width))
    return rows, columns


def _fill(path: Path, module: nn.Module, tensors: dict[str, Tensor], prefix: str) -> None:
    own = {name.removeprefix(prefix): t for name, t in tensors.items() if name.startswith(prefix)}
    try:
        module.load_state_dict(own)
    except RuntimeError as error:
        raise FileRefusedError(path, f"does not hold the expected weights: {error}") from error


def _calibration(path: Path, shape: dict[str, Any]) -> Calibration:
    try:
        return Calibration.from_json(shape["calibration"])
    except (KeyError, TypeError, ValueError) as error:
        raise FileRefusedError(path, f"holds no calibration: {error}") from error
