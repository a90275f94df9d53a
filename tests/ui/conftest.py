"""A window to drive, over an engine that answers at once: the real codecs, and looks of plain arithmetic."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.errors import PairRefusedError
from disque_studio.imaging.frame import Frame
from disque_studio.looks.grade import NO_GRADE, Grade
from disque_studio.looks.look import Exemplar, Look
from disque_studio.studio.session import Choice, Edit
from disque_studio.ui import environment

environment.prepare()

from PySide6.QtCore import QTranslator  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from disque_studio.resources import resource_path  # noqa: E402
from disque_studio.ui import tasks, theme  # noqa: E402
from disque_studio.ui.main_window import MainWindow  # noqa: E402
from tests.ui.fake_coding import FakeCoding  # noqa: E402
from tests.ui.fake_quality import FakeQuality  # noqa: E402
from tests.ui.fake_thumbnails import FakeThumbnails  # noqa: E402
from tests.ui.guards import nothing_left_open  # noqa: E402

PATIENCE_MS = 30000
"""A busy machine may take long; a test that passes does not wait for it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fail each test of this folder on a warning from Qt."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The offscreen platform says this of every dialog that has a smallest size.
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@dataclass(frozen=True)
class FakeMapping:
    """Multiplies by `tint` to the power of `strength`; grey is brought to mid grey."""

    gain: float
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    strength: float = 1.0
    exposure: float = 0.0
    grade: Grade = NO_GRADE

    def with_(self, **changes: Any) -> "FakeMapping":
        return replace(self, **{name: value for name, value in changes.items() if value is not None})

    def framed(self, frame: Frame) -> "FakeMapping":
        return self


def exemplar(name: str, tint: tuple[float, float, float]) -> Exemplar:
    """Make a pair whose code is its tint."""
    thumb = np.full((60, 90, 3), 90, np.uint8)
    after = (thumb * np.array(tint)).clip(0, 255).astype(np.uint8)
    return Exemplar(name, thumb, after, {"tint": np.array(tint, np.float32)}, 1.5, "0123456789ab")


LOOKS = {"Natural": (1.0, 1.0, 1.0), "Warm": (1.4, 1.0, 0.6), "Cool": (0.7, 1.0, 1.4)}


class FakeEngine:
    """The engine's contract; `gate` holds back saving until it is set."""

    def __init__(self, demo: Path) -> None:
        from disque_studio.studio import photos

        self._read = photos.open_photo
        self.gate = threading.Event()
        self.gate.set()
        self._demo = demo
        self.quality = FakeQuality(view=self.view)
        self.thumbs = FakeThumbnails(self, self._read)
        self.coding = FakeCoding()
        self.locate = self.coding.locate
        self.coded_files, self.read_large = self.coding.coded_files, self.coding.read_large

    def __getattr__(self, name: str) -> Any:
        return getattr(self.quality, name)

    def thumbnails(self) -> FakeThumbnails:
        return self.thumbs

    def load(self) -> None:
        pass

    def open_photo(
        self, path: Path, *, space: Any = None, cancelled: Callable[[], bool] | None = None
    ) -> Any:
        return self._read(path) if space is None else self._read(path, space=space)

    def device(self) -> tuple[str, str]:
        return "cpu", "no other device was found"

    def builtin_looks(self) -> dict[str, Path]:
        return {name: Path(f"{name}.look") for name in LOOKS}

    def load_look(self, path: Path) -> Look:
        if path.stem in LOOKS:
            return Look(path.stem, (exemplar(path.stem, LOOKS[path.stem]),), (1.0,))
        return Look.load(path)

    def demo_photo(self) -> Path:
        return self._demo

    def code_pair(self, before: Path, after: Path) -> Exemplar:
        self.open_photo(before)
        if "other" in after.stem:
            raise PairRefusedError("the two pictures do not show the same scene: choose another pair")
        return exemplar(after.stem, (1.5, 1.0, 0.5))

    def code_own_pair(self, path: Path) -> Exemplar:
        return exemplar(path.stem, (0.5, 1.0, 1.5))

    def match_photo(
        self, photo: SimpleNamespace, edit: Edit, exemplars: dict[str, Exemplar], *, name: str
    ) -> Exemplar:
        mapping = self.graded(self.plan_choice(photo, edit.choice, exemplars), edit)
        return exemplar(name, tuple(part**mapping.strength for part in mapping.tint))

    def look_of(self, choice: Choice, exemplars: dict[str, Exemplar]) -> Look | None:
        if choice.kind == "none":
            return None
        if choice.kind in ("builtin", "file"):
            return self.load_look(Path(choice.name))
        used = [share for share in choice.mix if share.on and share.weight > 0]
        if not used:
            return None
        return Look("mix", tuple(exemplars[s.key] for s in used), tuple(s.weight for s in used))

    def look_fall_back(self, choice: Choice, exemplars: dict[str, Exemplar]) -> str | None:
        return None

    def neutral(self, photo: SimpleNamespace) -> FakeMapping:
        return FakeMapping(0.18 / max(float(photo.small.mean()), 1e-6))

    def plan_choice(
        self, photo: SimpleNamespace, choice: Choice, exemplars: dict[str, Exemplar]
    ) -> FakeMapping:
        look = self.look_of(choice, exemplars)
        if look is None:
            return self.neutral(photo)
        tints = np.array([e.arrays["tint"] for e in look.exemplars])
        mixed = np.average(tints, axis=0, weights=look.weights)
        return replace(self.neutral(photo), tint=tuple(round(float(part), 6) for part in mixed))

    def graded(self, mapping: FakeMapping, edit: Edit) -> FakeMapping:
        strength = 0.0 if edit.choice.kind == "none" else edit.strength
        return mapping.with_(strength=strength, exposure=edit.exposure, grade=edit.grade)

    def view(self, pixels: np.ndarray, mapping: FakeMapping, window: tuple[float, ...]) -> np.ndarray:
        light = pixels.astype(np.float32) * mapping.gain * 2.0**mapping.exposure
        light *= np.array(mapping.tint, np.float32) ** mapping.strength
        return (np.clip(light, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)

    def view_wide(self, pixels: np.ndarray, mapping: FakeMapping, window: tuple[float, ...]) -> np.ndarray:
        light = pixels.astype(np.float32) * mapping.gain * 2.0**mapping.exposure
        light *= np.array(mapping.tint, np.float32) ** mapping.strength
        return np.asarray(np.clip(light, 0, 1) ** (1 / 2.2), np.float32)

    def export(
        self,
        photo: SimpleNamespace,
        mapping: FakeMapping,
        path: Path,
        *,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
        **options: object,
    ) -> None:
        from disque_studio.errors import CancelledError

        progress(0.5)
        while not self.gate.wait(0.005):
            if cancelled():
                raise CancelledError("cancelled")
        path.write_bytes(self.view(photo.photo.rgb, mapping, (0, 0, 1, 1)).tobytes())


def write_pfm(path: Path, rgb: np.ndarray) -> Path:
    height, width = rgb.shape[:2]
    path.write_bytes(f"PF\n{width} {height}\n-1.0\n".encode() + rgb[::-1].astype("<f4").tobytes())
    return path


@pytest.fixture(autouse=True)
def guard_windows_and_timers(
    guard_threads_and_processes: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Fail a test that leaves windows open or timers ticking."""
    with nothing_left_open(monkeypatch):
        yield


@pytest.fixture
def hdr_file(tmp_path: Path) -> Path:
    """A photo of 120 × 80 pixels: light rises to the right over 12 stops, red rises downwards."""
    light = np.exp2(np.linspace(-6, 6, 120, dtype=np.float32))[None, :, None]
    red = np.linspace(0.5, 1.5, 80, dtype=np.float32)[:, None, None]
    rgb = np.broadcast_to(light, (80, 120, 3)) * np.concatenate([red, red * 0 + 1, red * 0 + 1], axis=2)
    return write_pfm(tmp_path / "scene.pfm", rgb)


@pytest.fixture
def finished_file(tmp_path: Path) -> Path:
    path = tmp_path / "scene_warm.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 a finished picture, which this engine does not read")
    return path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, hdr_file: Path) -> FakeEngine:
    fake = FakeEngine(hdr_file)
    monkeypatch.setattr(tasks, "engine", lambda: fake)
    return fake


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the user's own folders out of the tests."""
    for kind in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """Show what is written from now on in German."""
    translator = QTranslator()
    assert translator.load(str(resource_path("translations", "disque-studio_de.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def bare_window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window just shown, with nothing loaded; no thread may outlive it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    left = [t.name for t in threading.enumerate() if t.name.startswith("lane")]
    assert not left, f"threads outlive the window: {left}"


@pytest.fixture
def window(engine: FakeEngine, bare_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window as it is once everything has loaded, with no photo."""
    ready = [bare_window.document.started, bare_window.keeper.restored]
    with qtbot.waitSignals(ready, timeout=PATIENCE_MS):
        bare_window.start([])
    return bare_window


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot, hdr_file: Path) -> MainWindow:
    """The window with the photo on the canvas in the default look."""
    window.files.open_files([hdr_file])
    qtbot.waitUntil(lambda: window.canvas.frame is not None and window.workers.idle(), timeout=PATIENCE_MS)
    return window
