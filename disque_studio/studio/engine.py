"""What the window asks of the application: open a photo, code pairs, plan, view, export, score."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.looks.apply import render, render_u8, warm_up
from disque_studio.looks.mapping import Mapping
from disque_studio.looks.surroundings import neutral_of
from disque_studio.quality.hints import hints
from disque_studio.quality.registry import facts as metric_facts
from disque_studio.quality.registry import names as metric_names
from disque_studio.studio import reader
from disque_studio.studio.aiming import METRIC as AIMED_METRIC
from disque_studio.studio.aiming import aim_exact, build_walk
from disque_studio.studio.colourconfig import InputSpace
from disque_studio.studio.development import fall_back as look_fall_back
from disque_studio.studio.development import graded, look_of, plan_choice
from disque_studio.studio.device import device
from disque_studio.studio.export import export
from disque_studio.studio.latentmap_coding import coded_files, locate, read_large
from disque_studio.studio.lookfiles import builtin_looks, load_look
from disque_studio.studio.lookmodels import problem as look_model_problem
from disque_studio.studio.matching import match_photo
from disque_studio.studio.ownpairs import finish as finish_look_model
from disque_studio.studio.ownpairs import keep as keep_look_model
from disque_studio.studio.ownpairs import lay_out as lay_out_pairs
from disque_studio.studio.pairs import code_own_pair, code_pair
from disque_studio.studio.photos import OpenPhoto, demo_photo
from disque_studio.studio.renditions import exact_picture, quick_picture, reference_of
from disque_studio.studio.scoring import restored_preview, scores
from disque_studio.studio.thumbnails import thumbnails

__all__ = [
    "AIMED_METRIC",
    "OpenPhoto",
    "aim_exact",
    "build_walk",
    "builtin_looks",
    "code_own_pair",
    "code_pair",
    "coded_files",
    "demo_photo",
    "device",
    "exact_picture",
    "export",
    "finish_look_model",
    "graded",
    "hints",
    "keep_look_model",
    "lay_out_pairs",
    "load",
    "load_look",
    "locate",
    "look_fall_back",
    "look_model_problem",
    "look_of",
    "match_photo",
    "metric_facts",
    "metric_names",
    "neutral",
    "open_photo",
    "plan_choice",
    "quick_picture",
    "read_large",
    "reference_of",
    "restored_preview",
    "scores",
    "thumbnails",
    "view",
    "view_wide",
]


def load() -> None:
    """Load what a photo's first view and its first look need, which takes seconds: the networks come last."""
    reader.shared().start()
    warm_up()
    import_module("disque_studio.looks.plan")


def open_photo(
    path: str | Path, *, space: InputSpace | None = None, cancelled: Callable[[], bool] | None = None
) -> OpenPhoto:
    """Read a photo, in a colour space, in the process that does this for the window.

    Raises:
        FileRefusedError: as `studio.reader.Reader.open_photo`.
        CancelledError: `cancelled` said so.
    """
    return reader.shared().open_photo(path, space=space, cancelled=cancelled)


def neutral(open_photo: OpenPhoto) -> Mapping:
    """Give the mapping that shows the photo without a look, at its key."""
    return neutral_of(open_photo.small)


def view(
    pixels: npt.NDArray[np.floating],
    mapping: Mapping,
    window: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
) -> npt.NDArray[np.uint8]:
    """Render `pixels` for the screen: (h, w, 3) scene-linear in, (h, w, 3) sRGB-encoded uint8 out.

    `window` is (left, top, right, bottom) of `pixels` within the whole photo, as parts of its sides.
    """
    return render_u8(pixels, mapping, window=window)


def view_wide(
    pixels: npt.NDArray[np.floating],
    mapping: Mapping,
    window: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
) -> npt.NDArray[np.float32]:
    """Render as `view` does, to float32 of which 1 is white, with colours outside sRGB beyond 0 to 1."""
    return render(pixels, mapping, window=window)
