"""Where the bundled files are: demo photo, looks and models."""

import sys
from pathlib import Path


def folder(name: str) -> Path:
    """Give the bundled folder `name` ("demo", "looks", "models"), in a checkout or a frozen program."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
    return root / "resources" / name
