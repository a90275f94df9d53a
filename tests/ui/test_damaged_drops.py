"""Damaged files that are dropped on the window: it says once of each what is wrong, and goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from disque_studio.studio import inspecting
from disque_studio.ui.main_window import MainWindow

SOAK = Path(__file__).resolve().parents[2] / "packaging" / "soak"
FILES = 30


@pytest.fixture(scope="module")
def fuzz_window() -> Iterator[ModuleType]:
    before = list(sys.path)
    sys.path.insert(0, str(SOAK))
    import fuzz_window

    yield fuzz_window
    sys.path[:] = before


@pytest.fixture(autouse=True)
def plain_inspection(fuzz_window: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "records", fuzz_window.plain_records)


def test_each_damaged_file_is_opened_or_told_of_once(
    fuzz_window: ModuleType, window: MainWindow, tmp_path: Path, hdr_file: Path
) -> None:
    dropper = fuzz_window.Dropper(window)
    (tmp_path / "dropped").mkdir()
    fates = {}
    for number, path in enumerate(fuzz_window.damaged(None, FILES, 3, tmp_path / "dropped")):
        fates[path.name] = dropper.drop(path)
        if number % 10 == 9:
            dropper.clear()
    assert not {name: fate for name, fate in fates.items() if fate.kind not in fuzz_window.GOOD}
    assert sum(fate.kind == "told" for fate in fates.values()) > FILES / 3
    assert dropper.drop(hdr_file).kind == "opened"
    assert not window.isHidden()


def test_what_holds_the_window_is_measured(
    fuzz_window: ModuleType, window: MainWindow, monkeypatch: pytest.MonkeyPatch, hdr_file: Path
) -> None:
    dropper = fuzz_window.Dropper(window)

    def busy(files: list[Path]) -> None:
        end = fuzz_window.time.thread_time() + 2 * fuzz_window.LONGEST_HOLD
        while fuzz_window.time.thread_time() < end:
            pass

    monkeypatch.setattr(window.files, "open_files", busy)
    fate = dropper.drop(hdr_file)
    assert fate.kind == "silent" and fate.held > fuzz_window.LONGEST_HOLD and fate.fault
