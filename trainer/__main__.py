"""`python -m trainer`: fit networks, and measure them."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from disque_studio.errors import DisqueError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 failed with a line on stderr, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DisqueError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m trainer", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    evaluate = commands.add_parser("evaluate", help="measure what is shipped, and what it must beat")
    subjects = evaluate.add_subparsers(metavar="SUBJECT", required=True)
    _add_looks(subjects.add_parser("looks", help="how well a look carries over to another picture"))
    return parser


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=Path, required=True, metavar="DIR")
    parser.add_argument("--methods", metavar="A,B,...", help="instead of all of them")
    parser.add_argument("--limit", type=int, metavar="N", help="only N target views, spread over the folder")
    parser.add_argument("--by-operator", action="store_true", help="also tell operators apart")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_looks, parser=parser)


def _evaluate_looks(options: argparse.Namespace) -> int:
    from trainer.evaluation.looks import METHODS
    from trainer.evaluation.run import evaluate, report

    methods = options.methods.split(",") if options.methods else list(METHODS)
    for method in methods:
        if method not in METHODS:
            options.parser.error(f"there is no method {method!r}; there are {', '.join(METHODS)}")
    if min(options.jobs, options.limit or 1) < 1:
        options.parser.error("--jobs and --limit are at least 1")
    results = evaluate(options.pairs, methods, limit=options.limit, jobs=options.jobs)
    report(results, sys.stdout, sys.stderr, as_json=options.json, by_operator=options.by_operator)
    return 0


if __name__ == "__main__":
    sys.exit(main())
