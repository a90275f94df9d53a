"""Labels made by measures, where nobody has scored: how near a distorted picture is to its original.

Every label is 0 to 100, 100 best.
"""

import numpy as np
import numpy.typing as npt

from disque_studio.quality.calibration import Calibration
from disque_studio.quality.classical import ms_ssim, vif
from disque_studio.quality.tmqi import light_of, luma_of, tmqi
from trainer.evaluation.metrics import mean_delta_e

Floats = npt.NDArray[np.float32]

_RANKS = (0, 2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 98, 100)

# The inner points are the percentiles `_RANKS` of each measure over 1,375 pictures: the 25 distortions at 5
# levels of a crop, 256 x 256, of each of the first 11 Kodak pictures that are not held out (2, 3, 5, 6, 8, 9,
# 11, 12, 14, 15, 17). So a measure's points say which share of those is worse. The ends are its own.
_STRUCTURE = Calibration(
    (0, 0.631, 0.8271, 0.8917, 0.9287, 0.9505, 0.9652, 0.9768, 0.985, 0.9916, 0.997, 0.9996, 1), _RANKS
)
_INFORMATION = Calibration(
    (0, 0.1137, 0.2216, 0.3084, 0.3943, 0.4703, 0.5553, 0.6556, 0.7606, 0.8759, 0.9546, 0.9925, 1), _RANKS
)
_NEARNESS = Calibration(
    (-100, -20.61, -14.29, -10.25, -7.277, -5.478, -4.146, -3.187, -2.379, -1.698, -0.9217, -0.2748, 0),
    _RANKS,
)
"""Of the colour difference with its sign turned, so that it ascends with quality."""


def fused(reference: Floats, distorted: Floats) -> float:
    """Label a distorted picture by its original: the mean of the points of MS-SSIM, VIF and mean CIEDE2000.

    Both are sRGB-encoded float32 (H, W, 3) in [0, 1] of one size; equal ones have exactly 100. Each
    sees what others do not: MS-SSIM and VIF look at luma alone, CIEDE2000 at single pixels.

    Raises:
        ValueError: the pictures are of two sizes, or have a side below 41 pixels, which VIF needs.
    """
    structure, information = ms_ssim(distorted, reference), vif(distorted, reference)
    if np.array_equal(reference, distorted):
        return 100.0
    difference = mean_delta_e(distorted, reference)
    points = (_STRUCTURE.apply(structure), _INFORMATION.apply(information), _NEARNESS.apply(-difference))
    return float(np.mean(points))


def tone_mapped(photo_rgb: npt.NDArray[np.floating], picture: Floats) -> float:
    """Label a rendition by its photo: a hundred times TMQI's Q.

    The photo is scene-linear Rec.709 (H, W, 3) of any exposure, the picture sRGB-encoded float32 (h, w, 3) in
    [0, 1]; a photo of another size is brought to the picture's.

    Raises:
        ValueError: the picture has a side below 11 pixels, which TMQI needs.
    """
    height, width = picture.shape[:2]
    return 100 * tmqi(light_of(photo_rgb, height, width), luma_of(picture)).q
