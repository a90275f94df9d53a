"""Training, top to bottom."""

import math
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import torch

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from trainer import checkpoints, feed, gate
from trainer.batch_statistics import unite
from trainer.events import Reporter, duration
from trainer.ranks import restarted
from trainer.run import Run
from trainer.watch import Job, Watch

PATIENCE = 20
"""Steps in a row whose loss or gradient may be not finite before training gives up."""


def fit(job: Job, reporter: Reporter) -> Path:
    """Train, and export the model to OUT/NAME.safetensors, if `gate` lets it; give its file.

    Raises:
        CancelledError: SIGINT or SIGTERM came; the state is saved, and `resume` takes it up.
        DisqueError: the data can't be used, OUT holds a run that is not to be resumed, or the loss is not
            finite for too long.
    """
    config, training, device, ranks = job.config, job.training, job.device, job.ranks
    shelf = checkpoints.Shelf(job.out / "checkpoints", training.keep)
    if shelf.steps() and not (job.resume or restarted()):
        raise FileRefusedError(
            job.out, "holds a run already; --resume goes on with it, or give another --out"
        )
    torch.manual_seed(training.seed)
    if training.threads > 0:
        torch.set_num_threads(training.threads)
    on_gpu = device.type == "cuda"
    if on_gpu:
        torch.backends.cudnn.benchmark = True

    with ranks.main_first():
        data = job.recipe.prepare(config, job.data_dir, job.out.parent / "cache", device, reporter.preparing)
    model = job.recipe.build(config, data).to(device)
    if on_gpu:
        model = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    ranks.broadcast_state(model)
    unite(model, ranks)
    run = Run(config, training, model)
    if shelf.steps():
        run.restore(shelf.steps()[-1])
    ranks.check_same(run.step, job.out)
    watch = Watch(job, run, shelf, reporter)
    watch.start()

    bad = 0

    def draw(step: int, retreats: int) -> Any:
        batch = job.recipe.draw(data, config, feed.generator_of(training.seed, step, retreats))
        return ranks.share(batch, config)

    with _signals() as stopped, closing(feed.Feed(draw)) as batches:
        while (share := ranks.of_main(run.share)) < 1:
            rate = run.set_rate(share)
            run.model.train()
            batch = feed.moved(batches.take(run.step, run.retreats), device)
            # Dropout differs between processes, as it does between pictures.
            torch.manual_seed(feed.step_seed(training.seed, run.step, run.retreats) + ranks.rank)
            with torch.autocast(device.type, torch.bfloat16, enabled=on_gpu and training.mixed):
                losses = job.recipe.losses(run.model, data, config, batch, ranks)
            run.optimizer.zero_grad(set_to_none=True)
            losses["loss"].backward()
            ranks.mean_gradients(run.model)
            norm = torch.nn.utils.clip_grad_norm_(run.model.parameters(), training.clip)
            # Fetched at once: every fetch waits for the GPU.
            size, *fetched = ranks.mean(torch.stack([norm, *losses.values()])).tolist()
            values = dict(zip(losses, fetched, strict=True))
            if math.isfinite(size) and math.isfinite(values["loss"]):
                run.optimizer.step()
                bad = 0
            else:
                run.skipped, bad = run.skipped + 1, bad + 1
                if bad == PATIENCE:
                    raise DisqueError(
                        f"the loss was not finite for {PATIENCE} steps in a row (step {run.step}); "
                        "a smaller learning_rate may help"
                    )
            run.step += 1
            if not bad:
                run.follow()
                watch.stepped(values, rate)
            if ranks.any(stopped()):
                watch.checkpoint(data)
                raise CancelledError(f"stopped at step {run.step}; --resume goes on from there")
            if watch.due():
                watch.checkpoint(data)
    watch.checkpoint(data)

    if hasattr(job.recipe, "evaluate") and shelf.best.is_file():
        run.restore_average(shelf.best)
    if not ranks.main:
        return job.out / f"{job.name}.safetensors"
    verdict = gate.hand_out(job, data, run.average, watch.card(), reporter)
    outcome = {"path": str(verdict.path), "exported": verdict.exported, "reason": verdict.reason}
    reporter.event("done", **outcome, **watch.card())
    reporter.line(f"done: {verdict.path} ({run.step} steps in {duration(run.seconds)}); {verdict.reason}")
    return verdict.path


def choose_device(asked: str) -> torch.device:
    """Choose "auto", "cpu" or "cuda".

    Raises:
        DisqueError: cuda was asked for, and is not there.
    """
    if asked == "cuda" and not torch.cuda.is_available():
        raise DisqueError("cuda is not available here; use --device cpu or auto")
    return torch.device("cuda" if asked != "cpu" and torch.cuda.is_available() else "cpu")


@contextmanager
def _signals() -> Iterator[Callable[[], bool]]:
    """Turn the first SIGINT or SIGTERM into a wish to stop; a second one acts as usual."""
    wish = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield wish.is_set
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(_number: int, _frame: Any) -> None:
        wish.set()
        restore()

    for number in before:
        signal.signal(number, stop)
    try:
        yield wish.is_set
    finally:
        restore()
