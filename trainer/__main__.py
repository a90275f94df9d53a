"""`python -m trainer`: fit networks, and measure them."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from disque_studio.errors import CancelledError, DisqueError
from trainer.commands import data, fit
from trainer.commands.reproduce import add_reproduce
from trainer.leaving import leave


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 failed with a line on stderr, 2 wrong usage, 130 stopped by a signal."""
    parser = _parser()
    # Settings may stand behind options, which argparse does not take for a list of words.
    options, rest = parser.parse_known_args(arguments)
    if not hasattr(options, "settings") or any(word.startswith("-") for word in rest):
        if rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
    else:
        options.settings += rest
    try:
        return int(options.run(options))
    except CancelledError as error:
        sys.stderr.write(f"{error}\n")
        return 130
    except KeyboardInterrupt:
        return 130
    except DisqueError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Be this whole process: do what `main` does, and leave at once."""
    leave(main(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m trainer", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    fit.add_fit(commands.add_parser("fit", help="train a network"))
    data.add_survey(commands.add_parser("survey", help="look at what a recipe finds in a folder"))
    data.add_pack(commands.add_parser("pack", help="put a folder into few files, for another machine"))
    _add_adapt(commands.add_parser("adapt", help="adapt a scorer to pictures of a domain of one's own"))
    _add_bench(commands.add_parser("bench", help="measure the speed of training on this machine"))
    add_reproduce(commands.add_parser("reproduce", help="run a paper's protocol on its own data set"))
    evaluate = commands.add_parser("evaluate", help="measure what is shipped, and what it must beat")
    subjects = evaluate.add_subparsers(metavar="SUBJECT", required=True)
    _add_looks(subjects.add_parser("looks", help="how well a look carries over to another picture"))
    _add_own(subjects.add_parser("own", help="whether a look model of one's own pairs helps"))
    _add_scores(subjects.add_parser("scores", help="how well metrics agree with people's ratings"))
    _add_slider(subjects.add_parser("slider", help="whether a photo gets the quality that is asked for"))
    _add_disentanglement(subjects.add_parser("disentanglement", help="what is read from which code"))
    _add_ladder(subjects.add_parser("ladder", help="whether scores fall as distortions grow"))
    _add_adaptation(
        subjects.add_parser("adaptation", help="whether adapting helps, in a domain made by code")
    )
    return parser


def _add_adapt(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("system", choices=("causal",), metavar="causal")
    parser.add_argument(
        "--references", type=Path, required=True, metavar="DIR", help="pristine pictures of the domain"
    )
    parser.add_argument(
        "--distorted",
        type=Path,
        metavar="DIR",
        help="degraded ones, whose names begin with their reference's",
    )
    parser.add_argument(
        "--labels", type=Path, metavar="FILE.csv", help="image,reference,mos of 2 to 20 pairs, mos 0 to 100"
    )
    parser.add_argument("--name", metavar="NAME", help="of the scorer; default: that of --references")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: where the program finds it")
    parser.add_argument("--overwrite", action="store_true")
    parser.set_defaults(run=_adapt)


def _adapt(options: argparse.Namespace) -> int:
    from disque_studio.quality.registry import SUFFIX, bundled, user_folder
    from trainer.adapt import adapt, check_name, find_domain, refuse_existing, write
    from trainer.events import Reporter

    screen = Reporter(screen=sys.stderr)
    name = check_name(options.name or options.references.resolve().name, bundled())
    path = options.out or user_folder() / f"{name}{SUFFIX}"
    refuse_existing(path, overwrite=options.overwrite)
    domain = find_domain(options.references, options.distorted, options.labels)
    write(adapt(domain, progress=screen.preparing), path)
    screen.line(f"{path}: {path.stat().st_size / 2**20:.1f} MiB")
    return 0


def _add_bench(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--recipe", action="append", metavar="RECIPE", help="default: every one")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_bench)


def _bench(options: argparse.Namespace) -> int:
    from trainer.bench import bench
    from trainer.bench_data import BRIEF

    bench(options.recipe or list(BRIEF), sys.stdout, sys.stderr, as_json=options.json)
    return 0


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=Path, required=True, metavar="DIR")
    parser.add_argument("--methods", metavar="A,B,...", help="instead of all of them")
    parser.add_argument(
        "--limit", type=data.positive, metavar="N", help="only N target views, spread over the folder"
    )
    parser.add_argument("--by-operator", action="store_true", help="also tell operators apart")
    parser.add_argument(
        "--jobs", type=data.positive, default=os.cpu_count() or 1, metavar="N", help="processes"
    )
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_looks, parser=parser)


def _evaluate_looks(options: argparse.Namespace) -> int:
    from trainer.evaluation.looks import METHODS
    from trainer.evaluation.run import evaluate, report

    methods = options.methods.split(",") if options.methods else list(METHODS)
    for method in methods:
        if method not in METHODS:
            options.parser.error(f"there is no method {method!r}; there are {', '.join(METHODS)}")
    results = evaluate(options.pairs, methods, limit=options.limit, jobs=options.jobs)
    report(results, sys.stdout, sys.stderr, as_json=options.json, by_operator=options.by_operator)
    return 0


def _add_own(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=Path, required=True, metavar="DIR", help="of the looks benchmark")
    parser.add_argument(
        "--operator", action="append", default=[], metavar="NAME", help="the look; default: all in turn"
    )
    parser.add_argument("--minutes", type=float, default=5.0, metavar="M", help="of training, at most")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_own)


def _evaluate_own(options: argparse.Namespace) -> int:
    from trainer.evaluation.own import evaluate, report

    rows = evaluate(options.pairs, options.operator, minutes=options.minutes)
    report(rows, sys.stdout, as_json=options.json)
    return 0


def _add_scores(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="PATH", help="scores.csv, or a data set's folder"
    )
    parser.add_argument(
        "--metric", action="append", required=True, metavar="A,B,...", help="all: every one that fits"
    )
    parser.add_argument("--split", metavar="NAME", help="only these rows of the table")
    parser.add_argument(
        "--protocol", choices=("whole", "splits"), default="whole", help="splits: content-disjoint 80/20"
    )
    parser.add_argument("--repeats", type=data.positive, default=100, metavar="N", help="of the splits")
    parser.add_argument("--group", metavar="COLUMN", help="of the table that names a picture's content")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the splits")
    parser.add_argument(
        "--jobs", type=data.positive, default=os.cpu_count() or 1, metavar="N", help="processes"
    )
    parser.add_argument("--json", action="store_true", help="one object a line on stdout")
    parser.set_defaults(run=_evaluate_scores, parser=parser)


def _evaluate_scores(options: argparse.Namespace) -> int:
    from trainer.evaluation.scores import Protocol, evaluate, report
    from trainer.events import Reporter

    over_splits = options.protocol == "splits"
    if options.group and not over_splits:
        options.parser.error("--group says how to split; give --protocol splits with it")
    results = evaluate(
        options.data,
        [name for names in options.metric for name in names.split(",")],
        split=options.split,
        protocol=Protocol(options.repeats if over_splits else None, options.group, options.seed),
        jobs=options.jobs,
        reporter=Reporter(screen=sys.stderr if sys.stderr.isatty() and not options.json else None),
    )
    report(results, sys.stdout, sys.stderr, as_json=options.json)
    return 0


def _add_ladder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--references", type=Path, required=True, metavar="DIR", help="pristine pictures")
    parser.add_argument("--metric", metavar="A,B,...", help="instead of causal, disque, psnr and ms-ssim")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_ladder)


def _evaluate_ladder(options: argparse.Namespace) -> int:
    from trainer.evaluation.ladder import evaluate, installed, report
    from trainer.events import Reporter

    reporter = Reporter(screen=sys.stderr if sys.stderr.isatty() and not options.json else None)
    metrics = options.metric.split(",") if options.metric else installed()
    report(evaluate(options.references, metrics, reporter.preparing), sys.stdout, as_json=options.json)
    return 0


def _add_disentanglement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="pristine/kodak and looks")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_disentanglement)


def _evaluate_disentanglement(options: argparse.Namespace) -> int:
    from trainer.evaluation.disentanglement import evaluate, report
    from trainer.events import Reporter

    reporter = Reporter(screen=sys.stderr if sys.stderr.isatty() and not options.json else None)
    report(evaluate(options.data, reporter.preparing), sys.stdout, as_json=options.json)
    return 0


def _add_adaptation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_adaptation)


def _evaluate_adaptation(options: argparse.Namespace) -> int:
    from trainer.evaluation.adaptation import evaluate, report
    from trainer.events import Reporter

    reporter = Reporter(screen=sys.stderr if sys.stderr.isatty() and not options.json else None)
    report(evaluate(progress=reporter.preparing), sys.stdout, as_json=options.json)
    return 0


def _add_slider(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=Path, required=True, metavar="DIR")
    parser.add_argument("--model", type=Path, metavar="FILE", help="instead of the installed one")
    parser.add_argument("--limit", type=data.positive, metavar="N", help="only the first N views")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.set_defaults(run=_evaluate_slider)


def _evaluate_slider(options: argparse.Namespace) -> int:
    from trainer.evaluation.slider import evaluate, report

    tally = evaluate(options.pairs, model=options.model, limit=options.limit)
    report(tally, sys.stdout, as_json=options.json)
    return 0


if __name__ == "__main__":
    run()
