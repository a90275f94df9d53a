"""A run as seen from outside: what it says on the way, what it keeps, and the facts for its card."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from trainer import checkpoints, machine, samples
from trainer.config import Recipe, Training
from trainer.events import Reporter, duration
from trainer.ranks import ALONE, Ranks
from trainer.run import Run

_SMOOTHING = 0.98

_QUIET_SECONDS = 10.0
"""Steps may be so slow that what is told every so many of them would leave its reader in the dark."""


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
    reason: str = ""
    """Why the device is the CPU, where it was not asked for."""


class Watch:
    """What is told and kept on the way, by the main process, so that the loop above only trains."""

    def __init__(self, job: Job, run: Run, shelf: checkpoints.Shelf, reporter: Reporter) -> None:
        self._job, self._run, self._shelf, self._reporter = job, run, shelf, reporter
        self._measures: dict[str, float] = {}
        self._saved = self._told = run.seconds
        self._first_step, self._first_second = run.step, run.seconds
        self._where = {"device": str(job.device)} | ({"reason": job.reason} if job.reason else {})

    def start(self) -> None:
        """Say what is about to run."""
        job, device = self._job, machine.described(self._job.device)
        weights = sum(p.numel() for p in self._run.model.parameters())
        facts = {"recipe": job.name, "version": job.recipe.VERSION, **self._where, "device": device}
        settings = {"config": asdict(job.config), "training": asdict(job.training)}
        self._reporter.event("start", **facts, weights=weights, step=self._run.step, **settings)
        why = f" ({job.reason})" if job.reason else ""
        self._reporter.line(f"{job.name}: {weights:,} weights on {device}{why}")

    def stepped(self, losses: dict[str, float], rate: float) -> None:
        """Follow the losses; report them now and then."""
        run, told = self._run, self._job.training.report_steps
        for name, value in losses.items():
            run.smooth[name] = _SMOOTHING * run.smooth.get(name, value) + (1 - _SMOOTHING) * value
        speed = self._speed()
        left = self._left(speed["steps_per_second"])
        due = run.step % told == 0
        if due or run.seconds - self._told >= _QUIET_SECONDS:
            self._told = run.seconds
            self._reporter.event(
                "progress",
                **{"step": run.step, "share": run.share, "losses": losses, "learning_rate": rate},
                **speed,
                **self._where,
                **machine.memory(self._job.device),
                **{"seconds": run.seconds, "eta": left, "skipped": run.skipped, "retreats": run.retreats},
            )
        if due:
            run.history.append({"step": run.step, "seconds": round(run.seconds, 1), **run.smooth})
        shown = "  ".join(f"{name} {value:.4g}" for name, value in run.smooth.items())
        pace = " ".join(f"{value:.3g} {name[: name.index('_')]}/s" for name, value in speed.items())
        self._reporter.bar(run.share, f"step {run.step}  {shown}  {pace}  {duration(left)} left")

    def _speed(self) -> dict[str, float]:
        steps, seconds = self._run.step - self._first_step, self._run.seconds - self._first_second
        speed = {"steps_per_second": max(steps, 0) / max(seconds, 1e-9)}
        if (batch := getattr(self._job.config, "batch", None)) is not None:
            speed["images_per_second"] = speed["steps_per_second"] * batch
        return speed

    def _left(self, steps_per_second: float) -> float:
        """Estimate the seconds to the end, by whichever limit comes first."""
        training, left = self._job.training, []
        if training.steps > 0:
            left.append((training.steps - self._run.step) / max(steps_per_second, 1e-9))
        if training.minutes > 0:
            left.append(training.minutes * 60 - self._run.seconds)
        return max(0.0, min(left))

    def due(self) -> bool:
        """Say whether it is time for a checkpoint."""
        return self._run.seconds - self._saved >= self._job.training.checkpoint_minutes * 60

    def keep(self) -> None:
        """Keep the state without measuring it."""
        if self._job.ranks.main:
            self._keep(better=False)

    def checkpoint(self, data: Any) -> None:
        """Measure the average weights, show samples, and keep the state, as the best where it is."""
        run, job = self._run, self._job
        if not job.ranks.main:
            return
        run.average.eval()
        with torch.no_grad():
            if (evaluate := getattr(job.recipe, "evaluate", None)) is not None:
                self._measures = evaluate(run.average, data, job.config)
            if (show := getattr(job.recipe, "samples", None)) is not None:
                written = samples.write(job.out / "samples", run.step, show(run.average, data, job.config))
                self._reporter.event("samples", step=run.step, samples=written)
        value = next(iter((self._measures or run.smooth).values()), float("inf"))
        better = value < run.best
        run.best = min(value, run.best)
        self._keep(better=better)

    def _keep(self, *, better: bool) -> None:
        run = self._run
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
            "device": machine.described(self._job.device),
            "torch": str(torch.__version__),
            "training": asdict(self._job.training),
            "losses": {name: round(value, 6) for name, value in run.smooth.items()},
            "measures": self._measures,
        }
