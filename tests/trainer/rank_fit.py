"""Training of a small recipe: in this process, or by the trainer's command line, started by torchrun.

As a program: FOLDER RECIPE ARGUMENTS, where FOLDER holds `checks.pt` and ARGUMENTS are those of the trainer.
"""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import torch

from trainer.__main__ import run
from trainer.config import configure, find_recipe
from trainer.events import Reporter
from trainer.loop import fit
from trainer.ranks import ALONE, Ranks
from trainer.watch import Job

SETTINGS = ("steps=14", "warmup=3", "report_steps=1", "learning_rate=0.0005")


def small(folder: Path, name: str) -> Any:
    """A recipe that takes its settings and data from `checks.pt`, and exports its facts alone."""
    config, data = torch.load(folder / "checks.pt", weights_only=False)[name]
    changed = {
        "Config": lambda: config,
        "prepare": lambda *_: data,
        "export": lambda model, config, data, path, history: path.write_text(json.dumps(history)),
    }
    known = {key: value for key, value in vars(find_recipe(name)).items() if key != "samples"}
    return SimpleNamespace(**{**known, **changed})


def trained(folder: Path, name: str, out: Path, ranks: Ranks = ALONE) -> list[dict[str, Any]]:
    """Train, and give the events, of which only the main process has any."""
    recipe = small(folder, name)
    config, training = configure(recipe, None, SETTINGS)
    events = io.StringIO()
    reporter = Reporter(events=events if ranks.main else None)
    fit(Job("tiny", recipe, config, training, folder, out, torch.device("cpu"), ranks=ranks), reporter)
    return [json.loads(line) for line in events.getvalue().splitlines()]


if __name__ == "__main__":
    # A module of its own among the recipes.
    tiny: Any = small(Path(sys.argv[1]), sys.argv[2])
    sys.modules["trainer.recipes.tiny"] = tiny
    with patch("trainer.config.recipe_names", lambda: ["tiny"]):
        run(sys.argv[3:])
