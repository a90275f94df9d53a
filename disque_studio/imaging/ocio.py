"""OpenColorIO: what a configuration offers, pixels from its colour spaces, and its views of a scene.

A configuration is named as the library does: the path of a .ocio or .ocioz file, or `ocio://` and the name of
one that the library brings (the ACES configurations for computer graphics and for studios). Our linear
Rec.709 is found in a foreign configuration by its interchange roles, or as the library guesses them.

The library is loaded when it is first needed, and in this module alone.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import ColourConfigError
from disque_studio.imaging import spill
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.transfer import Floats

BUILT_IN = "ocio://"

_OURS = "ocio://cg-config-v5.0.0_aces-v2.1_ocio-v2.6"
_LINEAR, _SRGB = "Linear Rec.709 (sRGB)", "sRGB - Display"
"""Our own light and codes, as `_OURS` names them."""

_LARGEST = 1 << 30
_LONGEST_REASON = 300


@dataclass(frozen=True)
class Space:
    """A colour space and its place among the others: families, the outermost first, parted by "/"."""

    name: str
    family: str


@dataclass(frozen=True)
class Offer:
    """What a configuration offers: colour spaces of scenes, and views, each as (display, view)."""

    name: str
    spaces: tuple[Space, ...]
    views: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class View:
    """A view of scenes through a display; `name` and `display` are the configuration's."""

    display: str
    name: str
    processor: Any

    def __call__(self, light: npt.NDArray[np.floating], gain: float = 1.0) -> Floats:
        """Give the sRGB codes that show linear Rec.709 light (H, W, 3) times `gain`: float32, 1 for white.

        Colours of the display that sRGB has not lie outside [0, 1].
        """
        out = np.empty(light.shape, np.float32)

        def show(band: slice) -> None:
            part = out[band]
            np.multiply(light[band], np.float32(gain), out=part)
            self.processor.applyRGB(part)

        for_bands(len(out), show)
        return out


def offer(config: str) -> Offer:
    """Read what a configuration offers.

    Raises:
        ColourConfigError: it is missing or damaged.
    """
    loaded = _loaded(config)
    ocio = _library()
    with _refusing(config):
        names = loaded.getColorSpaceNames(ocio.SEARCH_REFERENCE_SPACE_SCENE, ocio.COLORSPACE_ACTIVE)
        spaces = [loaded.getColorSpace(name) for name in names]
        separator = loaded.getFamilySeparator() or "/"
        views = [(display, view) for display in loaded.getDisplays() for view in loaded.getViews(display)]
        return Offer(
            name=loaded.getName() or Path(config).name,
            spaces=tuple(
                Space(space.getName(), space.getFamily().replace(separator, "/"))
                for space in spaces
                if not space.isData()
            ),
            views=tuple(views),
        )


def to_linear(rgb: npt.NDArray[np.floating], config: str, space: str) -> npt.NDArray[np.float32]:
    """Bring pixels (H, W, 3) of a colour space, or its alias or role, to linear Rec.709; it may change `rgb`.

    Raises:
        ColourConfigError: the configuration is missing or damaged, or has no such colour space.
    """
    processor = _input_processor(config, space, _stamp(config))
    out = rgb if rgb.dtype == np.float32 and _is_plain(rgb) else spill.zeros(rgb.shape, np.float32)

    def convert(band: slice) -> None:
        if out is not rgb:
            out[band] = rgb[band]
        processor.applyRGB(out[band])
        spill.release(rgb[band])
        spill.release(out[band])

    for_bands(len(out), convert)
    return np.asarray(out, np.float32)


def check_space(config: str, space: str) -> None:
    """Find out whether pixels can be read in a colour space, before they are.

    Raises:
        ColourConfigError: as `to_linear`.
    """
    _input_processor(config, space, _stamp(config))


def view(config: str, display: str, name: str) -> View:
    """Make a view of scenes; its display's codes are brought to sRGB, where the configuration tells how.

    Raises:
        ColourConfigError: the configuration is missing or damaged, or has no such view.
    """
    loaded, own, ocio = _loaded(config), _loaded(_OURS), _library()
    with _refusing(config, display, name):
        if name not in loaded.getViews(display):
            raise ColourConfigError(f"{config}: it has no view “{name}” of “{display}”; choose another")
        forward = ocio.TRANSFORM_DIR_FORWARD
        find = ocio.Config.GetProcessorFromConfigs
        steps = [find(own, _LINEAR, loaded, display, name, forward)]
        shown = loaded.getDisplayViewColorSpaceName(display, name)
        space = loaded.getColorSpace(display if shown == ocio.OCIO_VIEW_USE_DISPLAY_NAME else shown)
        if space is not None and space.getReferenceSpaceType() == ocio.REFERENCE_SPACE_DISPLAY:
            steps.append(find(loaded, space.getName(), own, _SRGB))
        whole = ocio.GroupTransform([step.createGroupTransform() for step in steps])
        return View(display, name, own.getProcessor(whole).getDefaultCPUProcessor())


@lru_cache(maxsize=4)
def _input_processor(config: str, space: str, stamp: object) -> Any:
    loaded, own, ocio = _loaded(config), _loaded(_OURS), _library()
    with _refusing(config, space):
        if loaded.getColorSpace(space) is None:
            raise ColourConfigError(f"{config}: it has no colour space “{space}”; choose another")
        processor = ocio.Config.GetProcessorFromConfigs(loaded, space, own, _LINEAR)
        # The default takes short cuts in logarithms and powers.
        return processor.getOptimizedCPUProcessor(ocio.OPTIMIZATION_LOSSLESS)


def _loaded(config: str) -> Any:
    return _config(config, _stamp(config))


@lru_cache(maxsize=4)
def _config(config: str, stamp: object) -> Any:
    with _refusing(config):
        return _library().Config.CreateFromFile(config)


def _stamp(config: str) -> tuple[int, int]:
    """Name the state of a configuration's file.

    Raises:
        ColourConfigError: there is no such file.
    """
    if config.startswith(BUILT_IN):
        return 0, 0
    path = Path(config)
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise ColourConfigError(
            f"{config}: there is no such file; it may have been moved or renamed"
        ) from error
    if not path.is_file() or found.st_size > _LARGEST:
        raise ColourConfigError(f"{config}: is no OpenColorIO configuration; choose a .ocio or .ocioz file")
    return found.st_mtime_ns, found.st_size


def _is_plain(rgb: npt.NDArray[np.floating]) -> bool:
    return rgb.flags.c_contiguous and rgb.flags.writeable


@contextmanager
def _refusing(config: str, *names: str) -> Iterator[None]:
    """Tell the library's errors as ours; text and names that are no Unicode are such errors too."""
    ocio = _library()
    try:
        "".join((config, *names)).encode()
        yield
    except (ocio.Exception, ocio.ExceptionMissingFile, UnicodeError) as error:
        told = re.sub(r"^Error: Loading the OCIO profile .* failed\. ", "", " ".join(str(error).split()))
        told = told.replace(config, Path(config).name)  # whose place is told already
        told = told[:_LONGEST_REASON]
        raise ColourConfigError(f"{config}: cannot be used by OpenColorIO: {told}") from error


@cache
def _library() -> Any:
    import PyOpenColorIO

    return PyOpenColorIO
