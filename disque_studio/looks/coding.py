"""Small copies to tensors, and exemplar codes to and from the arrays that a .look file keeps."""

from collections.abc import Mapping as ArrayMapping
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.errors import DisqueError
from disque_studio.imaging import logcode
from disque_studio.looks import own
from disque_studio.looks.fit import FEATURES, Moments
from disque_studio.looks.predict import PROFILE, Codes, Photos
from disque_studio.looks.scene import COORDINATES
from disque_studio.nets.encoders import SUMMARY

Array = npt.NDArray[np.float32]

NETWORK_AREA = 72 * 72
SIGNATURE_SIDE = 32
_UPPER = np.triu_indices(FEATURES)

SHAPES = {
    "features": (len(COORDINATES), len(_UPPER[0])),
    "cross": (len(COORDINATES), FEATURES, 3),
    "target": (1,),
    "profile": (PROFILE,),
    "change": (SUMMARY,),
    "signature": (SIGNATURE_SIDE, SIGNATURE_SIDE),
    "own": (*own.SHAPE, 12),
}
"""The arrays of an exemplar's code."""

OPTIONAL = {"own"}
"""Left out where a look only has to carry over to other pictures."""


def network_size(height: int, width: int) -> tuple[int, int]:
    """Give the (height, width) at which the network looks at a picture: its shape, 72² pixels in all."""
    scale = np.sqrt(NETWORK_AREA / (height * width))
    return max(16, round(height * scale)), max(16, round(width * scale))


def to_tensor(picture: Array, device: torch.device) -> Tensor:
    """Resize (h, w, 3) by area to the network's size: (1, 3, h', w')."""
    height, width = network_size(*picture.shape[:2])
    resized = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(np.ascontiguousarray(resized.transpose(2, 0, 1)))[None].to(device)


def samples(picture: Array, device: torch.device) -> Tensor:
    """Choose the pixels of a small copy that the fits see: every second one each way, (1, N, 3)."""
    return torch.from_numpy(np.ascontiguousarray(picture[::2, ::2].reshape(1, -1, 3))).to(device)


def photos(keyed: Array, device: torch.device) -> Photos:
    """Measure one key-normalised small copy (h, w, 3)."""
    return Photos.of(to_tensor(keyed, device), samples(keyed, device))


def signature(keyed: Array) -> Array:
    """Give a 32x32 fingerprint of a key-normalised picture: log codes, zero mean, unit length."""
    luminance = cv2.resize(
        keyed @ np.array((0.2126, 0.7152, 0.0722), np.float32),
        (SIGNATURE_SIDE,) * 2,
        interpolation=cv2.INTER_AREA,
    )
    code = logcode.encode(luminance)
    code -= code.mean()
    return code / max(float(np.linalg.norm(code)), 1e-6)


def to_arrays(codes: Codes) -> dict[str, Array]:
    """Take one pair's codes apart into named arrays."""
    return {
        "features": codes.moments.features[0].cpu().numpy()[:, *_UPPER],
        "cross": codes.moments.cross[0].cpu().numpy(),
        "target": codes.moments.target.cpu().numpy(),
        "profile": codes.profile[0].cpu().numpy(),
        "change": codes.change[0].cpu().numpy(),
    }


def _check(pair: ArrayMapping[str, Array]) -> None:
    for name, shape in SHAPES.items():
        if name not in pair and name in OPTIONAL:
            continue
        if name not in pair or pair[name].shape != shape:
            raise DisqueError(
                f"the look's code (array {name!r}) does not fit this program; make the look anew"
            )


def from_arrays(arrays: Sequence[ArrayMapping[str, Array]], device: torch.device) -> Codes:
    """Put the codes of several pairs together again, batched.

    Raises:
        DisqueError: an array is missing or has another shape than this program's codes.
    """

    for pair in arrays:
        _check(pair)

    def stacked(name: str) -> Tensor:
        return torch.from_numpy(np.stack([a[name] for a in arrays])).to(device)

    upper = stacked("features")
    features = torch.zeros(*upper.shape[:2], FEATURES, FEATURES, device=device)
    rows, columns = (torch.from_numpy(i).to(device) for i in _UPPER)
    features[..., rows, columns] = upper
    features[..., columns, rows] = upper
    target = stacked("target")[:, 0]
    return Codes(Moments(features, stacked("cross"), target), stacked("profile"), stacked("change"))
