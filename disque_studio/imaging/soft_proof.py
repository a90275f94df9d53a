"""What a picture becomes on paper or in another colour space, shown on a screen; and what is lost there."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import screen
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.difference import delta_e2000, to_lab
from disque_studio.imaging.display_profile import (
    Picture,
    ScreenTransform,
    cms,
    cms_cube,
    cube_codes,
    decoding,
    primaries_matrix,
    screen_transform,
    shaper,
    through_cube,
    wide_matrix,
    wide_profile,
)
from disque_studio.imaging.icc import is_table, srgb_profile
from disque_studio.imaging.primaries import convert
from disque_studio.imaging.screen import Bytes
from disque_studio.imaging.transfer import Floats, srgb_decode, srgb_encode

INTENTS = ("perceptual", "relative", "saturation", "absolute")

SEEN_DIFFERENCE = 4.0
"""CIEDE2000 between a colour and what a table makes of it, from which on it counts as out of the gamut."""

_CODES_OUTSIDE = 2.0
_LIMITS = (
    np.float32(-_CODES_OUTSIDE / 255 / 12.92),
    np.float32(((1 + _CODES_OUTSIDE / 255 + 0.055) / 1.055) ** 2.4),
)
"""Light that lies two codes of 255 outside 0 to 1, so that rounding at the border is no warning."""


@dataclass(frozen=True)
class Proof:
    """The output to be shown: its ICC profile, RGB or CMYK, and how colours are brought into it.

    `intent` is one of `INTENTS` and, like `black_point` (black becomes the output's darkest), of no effect
    where the profile is primaries and curves. `paper` shows the output's white and black as they are beside
    the screen's, else they are the screen's.
    """

    profile: bytes
    intent: str = "relative"
    black_point: bool = True
    paper: bool = False

    def __post_init__(self) -> None:
        if self.intent not in INTENTS:
            raise ValueError(f"an intent is one of {', '.join(INTENTS)}, not {self.intent!r}")


def proof_transform(proof: Proof, display: bytes) -> ScreenTransform:
    """Make the transform that shows a proof on a screen with an ICC profile.

    Raises:
        ValueError: one of the profiles is damaged, or not for RGB (or, of the output, CMYK) pictures.
    """
    if not is_table(proof.profile):
        return screen_transform(display, (primaries_matrix(proof.profile),))
    intent = "absolute" if proof.paper else "relative"

    def through_proof(codes: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
        there = _to_proof(codes, proof)
        return cms(there, proof.profile, display, intent=intent, black_point=not proof.paper)

    return through_cube(cms_cube(through_proof))


def _to_proof(codes: npt.NDArray[np.uint16], proof: Proof) -> npt.NDArray[np.uint16]:
    return cms(codes, wide_profile(), proof.profile, intent=proof.intent, black_point=proof.black_point)


@dataclass(frozen=True, eq=False)
class Gamut:
    """What an output can hold.

    `matrices` lead from linear Rec.709 to the wide space and from there to the output's primaries; with a
    `cube`, float32 (SIDE³, 1) of differences in CIEDE2000, there is only the first.
    """

    matrices: Floats
    cube: Floats = field(default_factory=lambda: np.zeros((0, 1), np.float32))

    def outside(self, picture: Picture) -> Bytes:
        """Give where a picture (H, W, 3) leaves the gamut: uint8 (H, W), 0 or 255."""
        out = np.empty(picture.shape[:2], np.uint8)
        table, scale = decoding(picture.dtype.str)

        def look(band: slice) -> None:
            source = np.ascontiguousarray(picture[band]).reshape(-1, 3 * picture.shape[1])
            mask = out[band]
            if len(self.cube):
                limit = np.float32(SEEN_DIFFERENCE)
                screen.outside_cube(source, table, scale, self.matrices[0], shaper(), self.cube, limit, mask)
            else:
                screen.outside_primaries(source, table, scale, self.matrices, _LIMITS, mask)

        for_bands(len(picture), look)
        return out


def gamut(proof: Proof) -> Gamut:
    """Find what a proof's output can hold.

    Raises:
        ValueError: its profile is damaged, or neither for RGB nor for CMYK pictures.
    """
    wide = wide_matrix() @ np.linalg.inv(primaries_matrix(srgb_profile()))
    if not is_table(proof.profile):
        last = primaries_matrix(proof.profile) @ np.linalg.inv(wide_matrix())
        return Gamut(np.stack([wide, last]).astype(np.float32))
    return Gamut(wide[None].astype(np.float32), _differences(proof))


def _differences(proof: Proof) -> Floats:
    """Give how far each vertex's colour is from what the output makes of it: float32 (SIDE³, 1).

    Colours are brought there and back relative to white and, where the proof does so, to black: paper that
    is not white and ink that is not black are no lack of colours.
    """
    compared = Proof(proof.profile, "relative", proof.black_point)
    codes = cube_codes()
    there = _to_proof(codes, compared)
    back = cms(there, proof.profile, wide_profile(), black_point=proof.black_point)
    lost = delta_e2000(_lab(codes), _lab(back))
    return np.asarray(lost, np.float32).reshape(-1, 1)


def _lab(codes: npt.NDArray[np.uint16]) -> Floats:
    light = srgb_decode(codes.astype(np.float32) / 65535)
    back = np.asarray(np.linalg.inv(wide_matrix()), np.float64)
    return to_lab(srgb_encode(convert(light, back)))
