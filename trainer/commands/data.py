"""The commands about data: what a recipe finds in a folder, and packing for another machine."""

import argparse
import json
import sys
from pathlib import Path

from disque_studio.errors import FileRefusedError


def add_survey(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `survey`."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("--data", type=Path, required=True, metavar="PATH", help="what `fit` would train on")
    parser.add_argument("--out", type=Path, metavar="DIR", help="of the run; default: runs/RECIPE")
    parser.add_argument(
        "--general", type=Path, metavar="FILE", help="default: runs/general/general.safetensors"
    )
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    parser.set_defaults(run=_survey)


def _survey(options: argparse.Namespace) -> int:
    from trainer.data.survey import described, survey

    found = survey(options.recipe, options.data, options.out, options.general)
    text = json.dumps(found.to_json()) if options.json else described(found)
    sys.stdout.write(f"{text}\n")
    return 0 if found.ready else 1


def add_pack(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `pack`."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.npy", help="with --shards: a new folder"
    )
    parser.add_argument("--size", type=positive, default=72, metavar="PIXELS")
    parser.add_argument("--views", type=positive, default=32, metavar="N", help="of every photo")
    parser.add_argument(
        "--shards", type=positive, metavar="N", help="copy the photos into N tar archives, undecoded"
    )
    parser.set_defaults(run=_pack)


def _pack(options: argparse.Namespace) -> int:
    from trainer.data import tars
    from trainer.data.cache import pack
    from trainer.events import Reporter

    if options.output.exists():
        raise FileRefusedError(options.output, "exists already; give another name")
    screen = Reporter(screen=sys.stderr)
    if options.shards:
        written = tars.write(options.data, options.output, shards=options.shards, progress=screen.preparing)
        screen.line(f"{options.output}: {len(written)} archives")
        return 0
    pack(options.data, options.output, count=options.views, size=options.size, progress=screen.preparing)
    screen.line(f"{options.output}: {options.output.stat().st_size / 2**20:.1f} MiB")
    return 0


def positive(text: str) -> int:
    """Read a whole number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("is at least 1")
    return number
