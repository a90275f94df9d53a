"""The command line. Each command is one call into `studio`; without a command the window opens.

Stdout carries data alone: JSON lines, and the names that `look list` gives. People are told on stderr.
Exit status: 0 all done; 1 some inputs failed; 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from disque_studio.cli_options import (
    COMMANDS,
    check_metrics,
    command_parser,
    export_preset,
    input_space,
    output_format,
)
from disque_studio.errors import DisqueError
from disque_studio.studio import reentry
from disque_studio.studio.failure import FAILURES, reason

# What a command needs is imported by that command, so that each starts quickly.


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status; argparse leaves by SystemExit for wrong usage and help."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away; keep the interpreter from complaining about it when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except FAILURES as error:
        _say(reason(error))
        return 1
    return status


def entry() -> None:
    """Run the command line as a program of its own, and end the process."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    if "torch" in sys.modules and "PySide6" not in sys.modules:
        # Everything is written and closed; taking torch apart would cost another 0.4 s.
        os._exit(status)
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    if arguments[:1] == [reentry.READ]:
        from disque_studio.studio import reader

        return reader.serve(int(arguments[1]), int(arguments[2]))
    if arguments[:1] == [reentry.EXPORT]:
        from disque_studio.studio import batchwork

        return batchwork.serve()
    if arguments[:1] == [reentry.TRAIN]:
        from disque_studio.studio import training_process

        return training_process.serve(arguments[1:])
    parser = command_parser()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        options = parser.parse_args(arguments)
        return _RUN[options.command](options)
    for name in arguments:
        if not Path(name).exists():
            parser.error(f"there is no file or command {name}")
    from disque_studio.ui import app, environment

    if not environment.has_display():
        raise DisqueError("there is no display for the window; use disque-studio tonemap")
    return app.run([Path(name) for name in arguments])


def _tonemap(options: argparse.Namespace) -> int:
    from disque_studio.studio import reader
    from disque_studio.studio.presets import find_preset
    from disque_studio.studio.tonemap import PLAIN, Recipe, tonemap

    preset = PLAIN if options.preset is None else find_preset(options.preset)
    file_format = output_format(options, preset.format)
    recipe = Recipe(
        exemplars=tuple((Path(before), Path(after)) for before, after in options.exemplar),
        look=options.look,
        strength=options.strength,
        device=options.device,
        preset=export_preset(options, preset, file_format),
        named=options.preset is not None and options.output is None,
        overwrite=options.overwrite,
        target_quality=options.target_quality,
        input_space=input_space(options),
    )
    if options.output_dir is not None:
        options.output_dir.mkdir(parents=True, exist_ok=True)
        jobs = [
            (source, options.output_dir / f"{source.stem}{recipe.preset.suffix}") for source in options.inputs
        ]
    else:
        jobs = [(options.inputs[0], options.output)]

    def words(record: dict[str, Any]) -> str:
        size = f"{record['width']} x {record['height']}"
        score = "" if record["got"] is None else f", quality {record['got']:.1f}"
        return f"{record['input']} -> {record['output']} ({size}, {record['seconds']:.1f} s{score})"

    records = tonemap(jobs, recipe, tell=_ignore if options.quiet else _say)
    with reader.apart(many=len(jobs) > 1):
        return _report(records, "input", as_json=options.json, words=words, quiet=options.quiet)


def _info(options: argparse.Namespace) -> int:
    from disque_studio.studio import reader
    from disque_studio.studio.info import describe, records

    with reader.apart(many=len(options.files) > 1):
        return _report(records(options.files), "file", as_json=options.json, words=describe)


def _score(options: argparse.Namespace) -> int:
    from disque_studio.studio import reader, scoring

    check_metrics(options)

    def words(record: dict[str, Any]) -> str:
        low, high = record["range"]
        better = "higher" if record["higher_is_better"] else "lower"
        scale = f"{low:g} to {high:g}, {better} is better"
        return f"{record['file']}: {record['metric']} {record['score']:.4g} ({scale})"

    records = scoring.records(
        options.images,
        reference=options.reference,
        metrics=options.metric,
        tell=_ignore if options.json else _say,
    )
    with reader.apart(many=len(options.images) > 1):
        return _report(records, "file", as_json=options.json, words=words)


def _look(options: argparse.Namespace) -> int:
    from disque_studio.studio import lookfiles

    if options.action == "list":
        sys.stdout.writelines(f"{name}\n" for name in lookfiles.builtin_looks())
    elif options.action == "show":
        sys.stderr.write(lookfiles.describe(lookfiles.find_look(options.file)) + "\n")
    else:
        pairs = [(Path(before), Path(after)) for before, after in options.exemplar]
        look = lookfiles.create(pairs, options.output, overwrite=options.overwrite)
        sys.stderr.write(lookfiles.describe(look) + "\n")
    return 0


def _selftest(_options: argparse.Namespace) -> int:
    from disque_studio.studio.selftest import selftest

    failed = False
    for check in selftest():
        failed |= not check.passed
        sys.stderr.write(f"{'ok    ' if check.passed else 'FAILED'} {check.name}: {check.detail}\n")
    return 1 if failed else 0


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "tonemap": _tonemap,
    "score": _score,
    "info": _info,
    "look": _look,
    "selftest": _selftest,
}


def _report(
    records: Iterable[dict[str, Any]],
    key: str,
    *,
    as_json: bool,
    words: Callable[[dict[str, Any]], str],
    quiet: bool = False,
) -> int:
    """Print each record as it comes and name each failure on stderr; give the exit status."""
    failed = False
    for record in records:
        if as_json:
            sys.stdout.write(json.dumps(record, allow_nan=False) + "\n")
            sys.stdout.flush()
        if "error" in record:
            failed = True
            _say(f"{record[key]}: {record['error']}")
        elif not as_json and not quiet:
            sys.stderr.write(words(record) + "\n")
    return 1 if failed else 0


def _say(text: str) -> None:
    """Write one line to stderr; names and reasons may quote hostile files, so controls are spelt out."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    sys.stderr.write(f"disque-studio: {line}\n")


def _ignore(_text: str) -> None:
    pass
