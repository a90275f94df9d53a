"""Where the networks place a finished picture: QD-net's quality code and DisQUE's appearance code.

The quality code is the mean of q(z | x) (Wang et al., section III; their figure 5 shows it); the appearance
code is what the look model's appearance encoder sees in the picture (arXiv 2404.13484, section 3), at the
size at which looks are learnt.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from disque_studio.imaging.photo import Picture
from disque_studio.looks import coding
from disque_studio.looks.model import shipped
from disque_studio.quality import blind, registry
from disque_studio.quality.qdnet import KIND, QdNetScorer
from disque_studio.quality.views import resized

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Codes:
    """A picture's codes: `quality` (latent,) and `appearance` (SUMMARY,), float32.

    `score` is that of the quality code, 0 to 100, as the scorer gives it.
    """

    quality: Floats
    appearance: Floats
    score: float


def code(picture: Picture, *, device: str = "cpu") -> Codes:
    """Give the codes of a finished picture.

    Raises:
        DisqueError: QD-net is not installed, or a model file is damaged.
    """
    scorer = registry.scorer(KIND, device)
    assert isinstance(scorer, QdNetScorer)
    looks = shipped(device)
    height, width = coding.network_size(*picture.rgb.shape[:2])
    with torch.inference_mode():
        seen = scorer.net.general(blind.as_tensor(picture, device), learned=False)
        quality = scorer.net.encode(seen)[0]
        raw = float(scorer.net.judge(quality))
        appearance = looks.net.appear(coding.to_tensor(resized(picture, height, width), looks.device))
    score = float(scorer.calibration.apply(raw))
    return Codes(quality[0].cpu().numpy(), appearance[0].cpu().numpy(), score)
