"""The folder of a run: who holds it, what it says of itself, and its checkpoints."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import replace_file
from trainer.checkpoints import Shelf
from trainer.ranks import launch, restarted
from trainer.watch import Job

VERSION = 1
"""Of run.json."""


@contextmanager
def claimed(job: Job) -> Iterator[Shelf]:
    """Hold OUT while training, write OUT/run.json, and give the checkpoints.

    Raises:
        FileRefusedError: another process holds it, it holds a run that is not to be resumed, or the disk
            refuses.
    """
    shelf = Shelf(job.out / "checkpoints", job.training.keep)
    if not job.ranks.main:
        yield shelf
        return
    with _locked(job.out):
        if shelf.steps() and not (job.resume or restarted(_launch_of(job.out))):
            raise FileRefusedError(
                job.out, "holds a run already; --resume goes on with it, or give another --out"
            )
        shelf.clean()
        replace_file(job.out / "run.json", [json.dumps(_facts(job), indent=1).encode()])
        yield shelf


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    lock = FileLock(out / "lock", blocking=False)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise FileRefusedError(
            out, "is in use by another training; stop that one first, or train in another folder"
        ) from error
    except OSError as error:
        raise FileRefusedError(out, f"cannot be written: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()


def _launch_of(out: Path) -> str | None:
    """Read from OUT/run.json which launch by torchrun began the run, if any did."""
    try:
        facts = json.loads((out / "run.json").read_text(encoding="utf-8"))
        return facts.get("launch") or None
    except (OSError, ValueError, AttributeError, RecursionError):
        return None


def _facts(job: Job) -> dict[str, object]:
    return {
        "version": VERSION,
        "recipe": job.name,
        "recipe_version": job.recipe.VERSION,
        "data": str(job.data_dir),
        "config": asdict(job.config),
        "training": asdict(job.training),
        "device": str(job.device),
        "process": os.getpid(),
        "started": time.time(),
        "launch": launch(),
    }
