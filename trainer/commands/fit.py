"""The command that trains."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.errors import CancelledError, DisqueError

if TYPE_CHECKING:
    from trainer.events import Reporter
    from trainer.ranks import Ranks
    from trainer.watch import Job


def add_fit(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `fit`."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("settings", nargs="*", metavar="KEY=VALUE", help="of the recipe and of the loop")
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="default: data")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: runs/RECIPE")
    parser.add_argument("--resume", action="store_true", help="go on with the run in --out")
    parser.add_argument(
        "--force", action="store_true", help="export it even if the installed model is better"
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings as TOML; KEY=VALUE goes before")
    parser.add_argument("--background", action="store_true", help="lowest priority, and a core left free")
    parser.add_argument("--tensorboard", action="store_true", help="write OUT/tensorboard too")
    parser.add_argument("--json", action="store_true", help="events on stdout, as when it is no terminal")
    parser.set_defaults(run=_fit)


def _fit(options: argparse.Namespace) -> int:
    from trainer.data.survey import NEEDS, survey
    from trainer.loop import fit
    from trainer.machine import stand_back
    from trainer.ranks import launched

    if options.background:
        stand_back()
    ranks = launched()
    with _reporter(options, ranks) as reporter:
        try:
            job = _job(options, ranks)
            if job.name in NEEDS:
                # Settings may ask for less than a recipe's own: so what is missing ends nothing here.
                reporter.event("found", **survey(job.name, job.data_dir, job.out).to_json())
            with ranks.joined(job.device):
                fit(job, reporter)
        except CancelledError as error:
            _last_words(reporter, "stopped", reason=str(error))
            if ranks.world > 1:
                # Any other exit status makes torchrun start again what was to stop.
                return 0
            raise
        except DisqueError as error:
            _last_words(reporter, "failed", error=str(error))
            raise
        except Exception as error:
            kind = type(error).__name__
            _last_words(reporter, "failed", error=f"a fault of the program: {kind}: {error}", unexpected=kind)
            raise
    return 0


def _last_words(reporter: "Reporter", event: str, **fields: str) -> None:
    """Tell how it ended, unless events can't be told any more: their disk may be what is full."""
    try:
        reporter.event(event, **fields)
    except OSError:
        # Else Python would fail at its end, where it writes what it still holds.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _job(options: argparse.Namespace, ranks: "Ranks") -> "Job":
    from trainer.config import configure, find_recipe
    from trainer.machine import choose_device, reason_for
    from trainer.ranks import own_device
    from trainer.watch import Job

    recipe = find_recipe(options.recipe)
    config, training = configure(recipe, options.config, options.settings)
    device = own_device(choose_device(options.device))
    return Job(
        name=options.recipe,
        recipe=recipe,
        config=config,
        training=training,
        data_dir=options.data,
        out=_out(options),
        device=device,
        resume=options.resume,
        ranks=ranks,
        force=options.force,
        reason=reason_for(options.device, device),
    )


def _out(options: argparse.Namespace) -> Path:
    return options.out or Path("runs") / options.recipe


@contextmanager
def _reporter(options: argparse.Namespace, ranks: "Ranks") -> "Iterator[Reporter]":
    """Speak to programs and people, where this is the main process."""
    from trainer.board import Board
    from trainer.events import Reporter

    if not ranks.main:
        yield Reporter()
        return
    events = sys.stdout if options.json or not sys.stdout.isatty() else None
    screen = sys.stderr if sys.stderr.isatty() and not options.json else None
    plain = Reporter(events=events, screen=screen)
    if not options.tensorboard:
        yield plain
        return
    try:
        board = Board(_out(options) / "tensorboard")
    except DisqueError as error:
        plain.event("failed", error=str(error))
        raise
    try:
        yield Reporter(events=events, screen=screen, board=board.event)
    finally:
        board.close()
