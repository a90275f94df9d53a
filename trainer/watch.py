"""A run as seen from outside: what it says on the way, what it keeps, and the facts for its card."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from trainer import checkpoints
from trainer.config import Recipe, Training
from trainer.events import Reporter, duration
from trainer.ranks import ALONE, Ranks
from trainer.run import Run

_SMOOTHING = 0.98


@dataclass(frozen=True)
class Job:
    """What to train, on what, and where it goes."""

    name: str
    recipe: Recipe
    config: Any
    training: Training
    data_dir: Path
    out: Path
    device: torch.device
    resume: bool = False
    ranks: Ranks = ALONE
    force: bool = False
    """Whether the model is exported even if the installed one is better."""


class Watch:
    """What is told and kept on the way, so that the loop above only trains."""

    def __init__(self, job: Job, run: Run, shelf: checkpoints.Shelf, reporter: Reporter) -> None:
        self._job, self._run, self._shelf, self._reporter = job, run, shelf, reporter
        self._measures: dict[str, float] = {}
        self._saved = run.seconds
        self._first_step, self._first_second = run.step, run.seconds

    def start(self) -> None:
        """Say what is about to run."""
        weights = sum(p.numel() for p in self._run.model.parameters())
        facts = {
            "recipe": self._job.name,
            "device": self._device(),
            "weights": weights,
            "step": self._run.step,
        }
        settings = {"config": asdict(self._job.config), "training": asdict(self._job.training)}
        self._reporter.event("start", **facts, **settings)
        self._reporter.line(f"{self._job.name}: {weights:,} weights on {self._device()}")

    def stepped(self, losses: dict[str, float], rate: float) -> None:
        """Follow the losses; report them now and then."""
        run = self._run
        for name, value in losses.items():
            run.smooth[name] = _SMOOTHING * run.smooth.get(name, value) + (1 - _SMOOTHING) * value
        steps_per_second = (run.step - self._first_step) / max(run.seconds - self._first_second, 1e-9)
        left = self._left(steps_per_second)
        speed = {"steps_per_second": steps_per_second}
        if (batch := getattr(self._job.config, "batch", None)) is not None:
            speed["images_per_second"] = steps_per_second * batch
        fields = {"step": run.step, "share": run.share, "losses": losses, "learning_rate": rate, **speed}
        fields |= {
            "device": str(self._job.device),
            "seconds": run.seconds,
            "eta": left,
            "skipped": run.skipped,
        }
        if run.step % self._job.training.report_steps == 0:
            self._reporter.event("progress", **fields)
            run.history.append({"step": run.step, "seconds": round(run.seconds, 1), **run.smooth})
        shown = "  ".join(f"{name} {value:.4g}" for name, value in run.smooth.items())
        pace = " ".join(f"{value:.3g} {name[: name.index('_')]}/s" for name, value in speed.items())
        self._reporter.bar(run.share, f"step {run.step}  {shown}  {pace}  {duration(left)} left")

    def _left(self, steps_per_second: float) -> float:
        """Estimate the seconds to the end, by whichever limit comes first."""
        training, left = self._job.training, []
        if training.steps > 0:
            left.append((training.steps - self._run.step) / steps_per_second)
        if training.minutes > 0:
            left.append(training.minutes * 60 - self._run.seconds)
        return max(0.0, min(left))

    def due(self) -> bool:
        """Say whether it is time for a checkpoint."""
        return self._run.seconds - self._saved >= self._job.training.checkpoint_minutes * 60

    def checkpoint(self, data: Any) -> None:
        """Measure the average weights, and keep the state, as the best where it is; in the main process."""
        run = self._run
        if not self._job.ranks.main:
            return
        evaluate: Callable[..., dict[str, float]] | None = getattr(self._job.recipe, "evaluate", None)
        if evaluate is not None:
            run.average.eval()
            with torch.no_grad():
                self._measures = evaluate(run.average, data, self._job.config)
        value = next(iter((self._measures or run.smooth).values()), float("inf"))
        better = value < run.best
        run.best = min(value, run.best)
        tensors, state = run.parts()
        path = self._shelf.add(run.step, tensors, state)
        if better:
            checkpoints.save(self._shelf.best, tensors, state)
        self._saved = run.seconds
        self._reporter.event(
            "checkpoint", path=str(path), step=run.step, best=better, measures=self._measures
        )

    def card(self) -> dict[str, Any]:
        """Give the facts of the run for the model card."""
        run = self._run
        return {
            "steps": run.step,
            "seconds": round(run.seconds, 1),
            "device": self._device(),
            "torch": str(torch.__version__),
            "training": asdict(self._job.training),
            "losses": {name: round(value, 6) for name, value in run.smooth.items()},
            "measures": self._measures,
        }

    def _device(self) -> str:
        device = self._job.device
        if device.type == "cuda":
            return f"{device} ({torch.cuda.get_device_name(device)})"
        return f"{device} ({torch.get_num_threads()} threads)"
