"""Training, top to bottom."""

from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from disque_studio.errors import CancelledError
from trainer import gate, machine
from trainer.batch_statistics import unite
from trainer.checkpoints import DamagedStateError, Shelf
from trainer.courtesy import give_way, giving_way
from trainer.events import Reporter, duration
from trainer.failures import explained
from trainer.feed import Feed, generator_of, moved, pinned, step_seed
from trainer.folder import claimed
from trainer.guard import Guard
from trainer.run import Run, begin_with
from trainer.watch import Job, Watch
from trainer.wishes import Wish, Wishes, signals


def fit(job: Job, reporter: Reporter) -> Path:
    """Train, and export the model to OUT/NAME.safetensors, if `gate` lets it; give its file.

    Raises:
        CancelledError: it was wished to stop; the state is saved, and `resume` takes it up.
        DisqueError: the data can't be used, OUT holds a run that is not to be resumed or is held by another
            process, the loss is not finite for too long, the disk is full, or the GPU is lost.
    """
    with (
        explained(job.device),
        machine.set_up(job.training, job.device),
        signals() as stopped,
        claimed(job) as shelf,
        Wishes(job.out, stopped, reporter).answered() as wishes,
    ):
        with job.ranks.main_first():
            data = job.recipe.prepare(
                job.config, job.data_dir, job.out.parent / "cache", job.device, wishes.preparing
            )
        run = _begin(job, data, shelf, reporter)
        watch = Watch(job, run, shelf, reporter)
        watch.start()
        _train(job, data, run, watch, wishes, reporter)
        watch.checkpoint(data)
        return _export(job, data, run, watch, shelf, wishes, reporter)


def _begin(job: Job, data: Any, shelf: Shelf, reporter: Reporter) -> Run:
    """Make the network and all that changes with it; take it up where the newest checkpoint left it."""
    torch.manual_seed(job.training.seed)
    model = machine.placed(job.recipe.build(job.config, data), job.device)
    found = shelf.steps()
    if job.training.start and not found:
        begin_with(Path(job.training.start), job.recipe, model, data)
    job.ranks.broadcast_state(model)
    unite(model, job.ranks)
    run = Run(job.config, job.training, model, job.recipe.VERSION)
    if found:
        _resume(job, run, shelf, reporter)
    job.ranks.check_same(run.step, job.out)
    return run


def _resume(job: Job, run: Run, shelf: Shelf, reporter: Reporter) -> None:
    """Take up the newest checkpoint that can be read; damaged ones are laid aside."""
    *older, newest = shelf.steps()
    while True:
        try:
            run.restore(newest)
            return
        except DamagedStateError:
            if not older:
                raise
        reporter.event("warning", text=f"{newest} is damaged; going on from {older[-1].name}")
        if job.ranks.main:
            shelf.lay_aside(newest)
        newest = older.pop()


def _train(job: Job, data: Any, run: Run, watch: Watch, wishes: Wishes, reporter: Reporter) -> None:
    training, ranks, device = job.training, job.ranks, job.device

    def draw(step: int, retreats: int) -> tuple[Any, Any]:
        give_way(job.out)
        now = data.at(step) if hasattr(data, "at") else data
        batch = job.recipe.draw(now, job.config, generator_of(training.seed, step, retreats))
        batch = ranks.share(batch, job.config)
        return now, pinned(batch) if device.type == "cuda" else batch

    def losses_of(drawn: tuple[Any, Any], step: int) -> dict[str, Tensor]:
        now, batch = drawn
        # Dropout differs between processes, as it does between pictures.
        torch.manual_seed(step_seed(training.seed, step, run.retreats) + ranks.rank)
        with machine.half(training, device):
            return job.recipe.losses(run.model, now, job.config, moved(batch, device), ranks)

    run.model.train()
    courtesy = giving_way(run, job.out, device, layers=training.compile != "on")
    # The data are closed first, so that nobody waits for pictures that are still being decoded.
    with closing(Feed(draw)) as feed, _ended(data), courtesy:
        why = machine.compiled(
            run.model, training.compile, device, lambda: losses_of(draw(run.step, run.retreats), run.step)
        )
        if why:
            reporter.event("warning", text=f"training goes on uncompiled: {why}")
        guard = Guard(run, reporter)
        while (share := ranks.of_main(run.share)) < 1:
            rate = run.set_rate(share)
            losses = losses_of(feed.take(run.step, run.retreats), run.step)
            run.optimizer.zero_grad(set_to_none=True)
            losses["loss"].backward()
            ranks.mean_gradients(run.model)
            norm = torch.nn.utils.clip_grad_norm_(run.model.parameters(), training.clip)
            # Fetched at once: every fetch waits for the GPU.
            size, *fetched = ranks.mean(torch.stack([norm, *losses.values()])).tolist()
            values = dict(zip(losses, fetched, strict=True))
            if guard.passes(size, values["loss"]):
                run.advance()
                watch.stepped(values, rate)
                guard.stepped()
            for text in data.warnings() if hasattr(data, "warnings") else ():
                reporter.event("warning", text=text)
            _answer(job, run, watch, wishes)
            if ranks.of_main(watch.due()):
                watch.checkpoint(data)
                guard.keep()


def _ended(data: Any) -> AbstractContextManager[Any]:
    """Close at the end what the data keep open, if they do."""
    return closing(data) if hasattr(data, "close") else nullcontext()


def _answer(job: Job, run: Run, watch: Watch, wishes: Wishes) -> None:
    """Do what is wished, in all processes alike: keep the state, then wait, or stop."""
    wish = Wish(round(job.ranks.largest(wishes.heard())))
    if wish is Wish.PAUSE:
        watch.keep()
        run.rest(wishes.wait() if job.ranks.main else 0.0)
        wish = Wish(round(job.ranks.largest(wishes.heard())))
    if wish is Wish.STOP:
        watch.keep()
        wishes.obeyed()
        raise CancelledError(f"stopped at step {run.step}; --resume goes on from there")


def _export(
    job: Job, data: Any, run: Run, watch: Watch, shelf: Shelf, wishes: Wishes, reporter: Reporter
) -> Path:
    """Let the best average out of the run, if it may."""
    if hasattr(job.recipe, "evaluate") and shelf.best.is_file():
        try:
            run.restore_average(shelf.best)
        except DamagedStateError:
            reporter.event("warning", text=f"{shelf.best} is damaged; the last weights are taken instead")
    if not job.ranks.main:
        return job.out / f"{job.name}.safetensors"
    verdict = gate.hand_out(job, data, run.average, watch.card(), wishes.comparing)
    if verdict.comparison is not None:
        reporter.event("compared", **verdict.comparison.fields())
    outcome = {"path": str(verdict.path), "exported": verdict.exported, "reason": verdict.reason}
    reporter.event("done", **outcome, **watch.card())
    reporter.line(f"done: {verdict.path} ({run.step} steps in {duration(run.seconds)}); {verdict.reason}")
    return verdict.path
