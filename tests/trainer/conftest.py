"""A recipe small enough to run in a test: fit a line through noisy points."""

import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import torch

from disque_studio.errors import CancelledError
from trainer.config import Training
from trainer.events import Reporter
from trainer.loop import fit
from trainer.watch import Job


@dataclass(frozen=True)
class LineConfig:
    batch: int = 8
    noise: float = 0.1
    name: str = "line"
    bias: bool = True
    widths: tuple[int, ...] = (4, 4)


@dataclass(frozen=True)
class Points:
    x: torch.Tensor
    y: torch.Tensor


def _draw(data, config, generator):
    x = torch.randn(config.batch, 1, generator=generator)
    return Points(x, 3 * x - 1 + config.noise * torch.randn(config.batch, 1, generator=generator))


def _losses(model, data, config, batch, ranks):
    error = (model(batch.x) - batch.y).square().mean()
    return {"loss": error, "largest": model(batch.x).abs().max()}


def _build(config, data):
    first, second = config.widths
    return torch.nn.Sequential(
        torch.nn.Linear(1, first), torch.nn.Tanh(), torch.nn.Linear(first, second), torch.nn.Linear(second, 1)
    )


def _export(model, config, data, path, history):
    path.write_text(json.dumps(history))


@pytest.fixture
def line():
    return SimpleNamespace(
        VERSION=1,
        Config=LineConfig,
        prepare=lambda config, data_dir, cache_dir, device, progress: "points",
        build=_build,
        draw=_draw,
        losses=_losses,
        export=_export,
    )


@pytest.fixture
def train(line, tmp_path):
    """Train `line`, or another recipe; gives the events, and the error that ended it."""

    def run(out="run", *, recipe=line, resume=False, force=False, config=None, told=None, **settings):
        training = replace(Training(steps=12, warmup=3, report_steps=1, learning_rate=0.02), **settings)
        events = told or io.StringIO()
        job = Job(
            name="line",
            recipe=recipe,
            config=config or recipe.Config(),
            training=training,
            data_dir=tmp_path,
            out=tmp_path / out,
            device=torch.device("cpu"),
            resume=resume,
            force=force,
        )
        stopped = None
        try:
            fit(job, Reporter(events=events))
        except CancelledError as error:
            stopped = error
        return [json.loads(text) for text in events.getvalue().splitlines()], stopped

    return run


@pytest.fixture
def hdr_folder(tmp_path) -> Path:
    """Three panoramas and a flat photo."""
    folder = tmp_path / "photos"
    (folder / "more").mkdir(parents=True)
    rng = np.random.default_rng(5)
    for name, shape in (("a", (32, 64)), ("b", (32, 64)), ("more/c", (32, 64)), ("flat", (40, 50))):
        stops = cv2.resize(rng.uniform(-4, 4, (4, 6, 3)), shape[::-1], interpolation=cv2.INTER_CUBIC)
        cv2.imwrite(str(folder / f"{name}.hdr"), np.exp2(stops).astype(np.float32))
    return folder
