"""Fixtures that every package's tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards import nothing_left_running

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def guard_threads_and_processes() -> Iterator[None]:
    """Fail a test that leaves threads or processes running."""
    with nothing_left_running():
        yield


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real photos: $DISQUE_DATA, else ../shared/data beside the checkout."""
    folder = Path(os.environ.get("DISQUE_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real photos are not on this machine (looked in {folder}; set DISQUE_DATA)")
    return folder
