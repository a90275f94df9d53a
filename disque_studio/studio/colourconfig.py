"""The OpenColorIO configuration in use, from which photos get their input spaces.

Which one that is is a setting. A process that works for the window is told, as that may change meanwhile; the
command line names its own.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from disque_studio.errors import ColourConfigError, FileRefusedError

if TYPE_CHECKING:
    from disque_studio.imaging.ocio import Offer, View

OFF, FROM_ENVIRONMENT = "", "env"
"""What may be set besides the path of a configuration, or its name with ocio:// before it."""
VARIABLE = "OCIO"
"""Names the configuration for all programs, as is usual in studios."""
ACES_CG, ACES_STUDIO = (
    "ocio://cg-config-v5.0.0_aces-v2.1_ocio-v2.6",
    "ocio://studio-config-v5.0.0_aces-v2.1_ocio-v2.6",
)
ACES_1_CG, ACES_1_STUDIO = (
    "ocio://cg-config-v2.2.0_aces-v1.3_ocio-v2.4",
    "ocio://studio-config-v2.2.0_aces-v1.3_ocio-v2.4",
)

_used = OFF

Made = TypeVar("Made")


@dataclass(frozen=True)
class InputSpace:
    """A colour space in which a photo's pixels are to be read: its name in a configuration."""

    config: str
    name: str

    @property
    def state(self) -> str:
        """Name the space and the state of its configuration, so that what was made by it is known again."""
        return f"{self.name}\n{stamp(self.config)}"


def use(setting: str) -> None:
    """Let this process use a configuration; see `OFF` for what may be set."""
    global _used
    _used = setting


def used() -> str:
    """Give what is set."""
    return _used


def resolved(setting: str) -> str:
    """Give a setting's configuration as OpenColorIO names it; "" for none."""
    return os.environ.get(VARIABLE, "") if setting == FROM_ENVIRONMENT else setting


def stamp(config: str) -> str:
    """Name a configuration with the state of its file, if it is one."""
    try:
        found = Path(config).stat()
    except (OSError, ValueError):
        return config
    return f"{config}\n{found.st_size} {found.st_mtime_ns}"


def input_space(name: str) -> InputSpace | None:
    """Give the space of this name in the configuration in use; None for "", which is as the file says."""
    return InputSpace(resolved(_used), name) if name else None


def offer(config: str) -> "Offer":
    """Read what a configuration offers, in the process that reads files: a damaged one harms none but that.

    Raises:
        ColourConfigError: it is missing or damaged.
    """
    return _offer(config, stamp(config))


def view(config: str, display: str, name: str) -> "View":
    """Make a view of a configuration, once it is known that it can be made.

    Raises:
        ColourConfigError: it cannot be.
    """
    return _view(config, display, name, stamp(config))


@lru_cache(maxsize=4)
def _offer(config: str, state: str) -> "Offer":
    return _apart(_read_offer, config)


@lru_cache(maxsize=2)
def _view(config: str, display: str, name: str, state: str) -> "View":
    from disque_studio.imaging import ocio

    _apart(_try_view, config, display, name)
    return ocio.view(config, display, name)


def _apart(work: Callable[..., Made], config: str, *arguments: str) -> Made:
    from disque_studio.studio import reader

    try:
        return reader.shared().call(work, config, *arguments)
    except FileRefusedError as error:
        raise ColourConfigError(f"{config}: {error.reason}") from error


def _read_offer(config: str) -> "Offer":
    from disque_studio.imaging import ocio

    return ocio.offer(config)


def _try_view(config: str, display: str, name: str) -> None:
    from disque_studio.imaging import ocio

    ocio.view(config, display, name)
