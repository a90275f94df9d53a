"""Where the application keeps its own files: the folders that each system means for them.

On Linux these follow XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_CACHE_HOME. A folder is made when it is asked
for; where the disk refuses that, its path is given all the same, and whoever writes there tells the user.
"""

import contextlib
from pathlib import Path

import platformdirs

from disque_studio.resources import resource_path

_NAME = "disque-studio"


def config() -> Path:
    """Give the folder of what the user has set."""
    return _made(platformdirs.user_config_path(_NAME, appauthor=False))


def data() -> Path:
    """Give the folder of what must not be lost: the session, looks, presets, recent files."""
    return _made(platformdirs.user_data_path(_NAME, appauthor=False))


def cache() -> Path:
    """Give the folder of what can be made anew."""
    return _made(platformdirs.user_cache_path(_NAME, appauthor=False))


def beside(original: Path) -> Path:
    """Give the folder that finished pictures of a photo go to: its own.

    Those of a bundled photo go to the user's pictures: nothing is written into the program.
    """
    if not original.resolve().is_relative_to(resource_path()):
        return original.parent
    pictures = platformdirs.user_pictures_path()
    return pictures if pictures.is_dir() else Path.home()


def _made(folder: Path) -> Path:
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
