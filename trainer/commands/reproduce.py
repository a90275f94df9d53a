"""The command that runs a paper's protocol on its own data set."""

import argparse
import sys
from pathlib import Path

from trainer.commands.data import positive


def add_reproduce(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `reproduce`."""
    parser.add_argument("system", choices=("disque", "qdnet", "dri", "causal"))
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        metavar="DIR",
        help="the data set's folder, or one that holds some",
    )
    parser.add_argument(
        "--repeats", type=positive, metavar="N", help="random splits; default: the protocol's"
    )
    parser.add_argument("--quick", action="store_true", help="few splits and short trainings, to try it")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_reproduce)


def _reproduce(options: argparse.Namespace) -> int:
    from trainer.events import Reporter
    from trainer.reproduce.run import Asked, report, reproduce

    reporter = Reporter(screen=sys.stderr if sys.stderr.isatty() and not options.json else None)
    cache = Path("runs") / "cache" / "reproduce"
    asked = Asked(options.system, options.data, cache, options.repeats, options.quick)
    rows = reproduce(asked, reporter.preparing)
    report(asked, rows, sys.stdout, sys.stderr, as_json=options.json)
    return 0
