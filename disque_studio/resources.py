"""Where the bundled files are, in a checkout and in a frozen program."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Give the path of a bundled file or folder below `resources`."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[1]))
    return root.joinpath("resources", *parts)
