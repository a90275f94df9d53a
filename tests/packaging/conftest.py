"""The packaging's modules, which are programs beside the package and no part of it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [str(ROOT / "packaging" / name) for name in ("frozen", "ship", "linux")]


@pytest.fixture(autouse=True, scope="session")
def packaging_modules() -> Iterator[None]:
    """Let tests import what lies in the packaging's folders, by its plain name."""
    sys.path[:0] = FOLDERS
    yield
    for folder in FOLDERS:
        sys.path.remove(folder)
