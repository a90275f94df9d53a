"""Fixtures that every package's tests share."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real photos: $DISQUE_DATA, else ../shared/data beside the checkout."""
    folder = Path(os.environ.get("DISQUE_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real photos are not on this machine (looked in {folder}; set DISQUE_DATA)")
    return folder
