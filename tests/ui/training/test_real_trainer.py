"""The window beside the real trainer's process, with a recipe so small that a step takes no time."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.studio import training, training_process
from disque_studio.studio.training import Asked
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.training import closing
from tests.conftest import REPOSITORY

STARTS_MS = 100_000
"""What a busy machine may take to load torch."""

RECIPE = """
import time
from dataclasses import dataclass
import numpy as np
import torch
from trainer.samples import Sample

VERSION = 1

@dataclass(frozen=True)
class Config:
    scale: float = 1.0

@dataclass(frozen=True)
class Batch:
    x: torch.Tensor

def prepare(config, data_dir, cache_dir, device, progress):
    progress(1.0, "points")

def build(config, data):
    return torch.nn.Linear(1, 1)

def draw(data, config, generator):
    time.sleep(0.01)
    return Batch(torch.randn(4, 1, generator=generator))

def losses(model, data, config, batch, ranks):
    return {"loss": (model(batch.x) - config.scale).square().mean()}

def samples(model, data, config):
    grey = np.full((16, 24, 3), 90, np.uint8)
    return [Sample(grey, grey, grey)]

def export(model, config, data, path, history):
    path.write_text("weights")
"""

PROGRAM = """
import sys
sys.path.insert(0, {repository!r})
import trainer.recipes
trainer.recipes.__path__.append({folder!r})
from disque_studio.studio.training_process import serve
sys.exit(serve(sys.argv[1:]))
"""


@pytest.mark.timeout(400)
def test_the_real_trainer_speaks_as_the_window_hears(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "recipes"
    folder.mkdir()
    (folder / "tiny.py").write_text(RECIPE)
    script = tmp_path / "program.py"
    script.write_text(PROGRAM.format(repository=str(REPOSITORY), folder=str(folder)))
    monkeypatch.setattr(training_process, "program", lambda: [sys.executable, str(script)])
    monkeypatch.setattr(training, "MANNERS", ())
    window.preferences.set(closing.SETTING, closing.CONTINUE)
    part, trainings = window.training, window.training.watcher.trainings
    try:
        window.docks.show("training")
        # One more photo would do nothing for points, so there is no survey of them.
        part.watcher.start(Asked("tiny", tmp_path, minutes=5, settings=("steps=100000",)))
        view = part.panel.view

        def phase(*wanted: str) -> None:
            qtbot.waitUntil(lambda: view.told is not None and view.told.phase in wanted, timeout=STARTS_MS)

        phase("training")
        assert view.told is not None
        qtbot.waitUntil(lambda: bool(view.told.standing.curves[0].steps), timeout=STARTS_MS)
        standing = view.told.standing
        assert [curve.name for curve in standing.curves] == ["loss"]
        assert standing.device.startswith("cpu") and standing.memory and standing.learning_rate
        window.actions_by_name["training_pause"].trigger()
        phase("paused")
        window.actions_by_name["training_pause"].trigger()
        phase("training")
        window.actions_by_name["training_stop"].trigger()
        phase("stopped")
        assert view.told.standing.checkpoint is not None
        qtbot.waitUntil(lambda: part.watcher.live is None and view.pause.isEnabled(), timeout=STARTS_MS)
        assert list((part.watcher.shown / "checkpoints").glob("step-*.safetensors"))
    finally:
        for run in trainings.runs():
            trainings.kill(run.out)
