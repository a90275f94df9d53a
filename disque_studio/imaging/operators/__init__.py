"""Six classical tone mapping operators: baselines, and sources of looks.

Each takes scene-linear Rec.709 (H, W, 3) of any exposure and gives an sRGB-encoded picture, float32 (H, W, 3)
in [0, 1]. They differ from their papers in nothing but this: luminance is Rec.709's, and the display encoding
is sRGB's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.operators.curves import drago, hable, log_sigmoid, reinhard_global
from disque_studio.imaging.operators.local import durand, reinhard_local
from disque_studio.imaging.transfer import Floats

__all__ = ["OPERATORS", "Operator"]


@dataclass(frozen=True)
class Operator:
    """A named operator; call it with a picture and, by keyword, parameters within `ranges`."""

    name: str
    title: str
    citation: str
    function: Callable[..., Floats]
    ranges: Mapping[str, tuple[float, float]]

    def __call__(self, rgb: npt.NDArray[np.floating], **parameters: float) -> Floats:
        """Tone-map scene-linear (H, W, 3) to an sRGB-encoded picture in [0, 1].

        Raises:
            ValueError: not three channels, an unknown parameter, or one out of its range.
        """
        if rgb.ndim != 3 or rgb.shape[2] != 3:
            raise ValueError(f"a picture is (H, W, 3), not {rgb.shape}")
        for name, value in parameters.items():
            if name not in self.ranges:
                raise ValueError(f"{self.name} has no parameter {name!r}; it has {', '.join(self.ranges)}")
            low, high = self.ranges[name]
            if not low <= value <= high:
                raise ValueError(f"{self.name}: {name} is {low:g} to {high:g}, not {value:g}")
        return self.function(rgb, **parameters)


_KEY = (0.045, 0.72)
_REINHARD = "Reinhard et al.: Photographic tone reproduction for digital images (SIGGRAPH 2002)"

OPERATORS = {
    operator.name: operator
    for operator in (
        Operator(
            "reinhard-global",
            "Reinhard 2002, global",
            _REINHARD,
            reinhard_global,
            {"key": _KEY, "white": (0.25, float("inf"))},
        ),
        Operator(
            "reinhard-local",
            "Reinhard 2002, dodging and burning",
            _REINHARD,
            reinhard_local,
            {"key": _KEY, "sharpening": (1, 15), "threshold": (0.01, 0.5)},
        ),
        Operator(
            "drago",
            "Drago 2003, adaptive logarithm",
            "Drago et al.: Adaptive logarithmic mapping for high contrast scenes (Eurographics 2003)",
            drago,
            {"bias": (0.5, 1.0)},
        ),
        Operator(
            "durand",
            "Durand 2002, bilateral",
            "Durand and Dorsey: Fast bilateral filtering for the display of HDR images (SIGGRAPH 2002)",
            durand,
            {"contrast": (1.5, 100), "spatial": (0.005, 0.1), "tonal": (0.1, 1)},
        ),
        Operator(
            "hable",
            "Hable 2010, filmic",
            "Hable: Uncharted 2: HDR lighting (Game Developers Conference 2010)",
            hable,
            {"exposure": (0.25, 16), "white": (1, 100)},
        ),
        Operator(
            "log-sigmoid",
            "Log-sigmoid, like AgX",
            "Sobotka: AgX (2022, github.com/sobotka/AgX)",
            log_sigmoid,
            {"contrast": (1.5, 4), "power": (1, 4), "inset": (0, 0.5)},
        ),
    )
}
"""Every operator by its name."""
