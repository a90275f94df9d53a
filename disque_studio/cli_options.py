"""The options of every command, and what is refused as wrong usage."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disque_studio.errors import DisqueError
from disque_studio.imaging.finish import (
    COLOUR_SPACES,
    FORMATS,
    SUFFIXES,
    USUAL_DEPTH,
    Format,
    fits_name,
    unfit,
)

if TYPE_CHECKING:
    from disque_studio.studio.colourconfig import InputSpace
    from disque_studio.studio.presets import ExportPreset

COMMANDS = ("tonemap", "score", "info", "look", "selftest")
"""First arguments that name a command even where a file is called the same."""


def command_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands; it sets `command`, `parser` and the command's own options."""
    parser = argparse.ArgumentParser(
        prog="disque-studio",
        usage="disque-studio [FILE ...]\n       disque-studio COMMAND ...",
        description="Tone-map HDR photos in the look of your own before/after examples. "
        "With files, or with nothing at all, the window opens.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", prog="disque-studio", metavar="COMMAND", required=True)
    _add_tonemap(commands.add_parser("tonemap", help="finish photos in a look, without the window"))
    _add_score(commands.add_parser("score", help="score finished pictures, 0 to 100"))
    _add_info(commands.add_parser("info", help="tell what a file holds"))
    _add_look(commands.add_parser("look", help="make, show or list looks"))
    commands.add_parser("selftest", help="check this installation")
    return parser


def output_format(options: argparse.Namespace, preset_format: Format = "jpg") -> Format:
    """Check what `tonemap` was asked for; give its format: by --format, else OUTPUT's name, else the preset.

    Leaves with status 2 for anything that does not fit together.
    """
    refuse = options.parser.error
    suffix = "" if options.output is None else options.output.suffix.lower()
    if suffix and suffix not in SUFFIXES:
        refuse(f"this version does not write {suffix} files; it writes {' '.join(SUFFIXES)}")
    chosen: Format = options.format or SUFFIXES.get(suffix) or preset_format
    if suffix and not fits_name(chosen, suffix):
        refuse(f"--format {chosen} does not fit the name {options.output}")
    depth = options.bit_depth or USUAL_DEPTH.get(chosen, 8)
    if (reason := unfit(chosen, depth, options.colour_space or "srgb")) is not None:
        refuse(reason)
    if options.output is not None and len(options.inputs) > 1:
        refuse("several inputs need --output-dir DIR instead of -o")
    if options.exemplar and options.look is not None:
        refuse("give --exemplar or --look, not both")
    if options.ocio is not None and options.input_space is None:
        refuse("--ocio is where the colour space is looked up; give --input-space NAME")
    return chosen


def input_space(options: argparse.Namespace) -> "InputSpace | None":
    """Give the colour space that `tonemap` was asked to read its inputs in; None for what each file says."""
    from disque_studio.studio.colourconfig import ACES_CG, FROM_ENVIRONMENT, InputSpace, resolved

    if options.input_space is None:
        return None
    return InputSpace(options.ocio or resolved(FROM_ENVIRONMENT) or ACES_CG, options.input_space)


def export_preset(options: argparse.Namespace, preset: "ExportPreset", file_format: Format) -> "ExportPreset":
    """Put what was asked for in the options into a preset."""
    same = preset.format == file_format
    usual_depth = preset.bit_depth if same else USUAL_DEPTH.get(file_format, 8)
    depth, space = options.bit_depth or usual_depth, options.colour_space or preset.colour_space
    if unfit(file_format, depth, space) is not None:
        space = "srgb"  # the preset's own, which another format may not hold; what was asked for is checked
    return replace(
        preset,
        format=file_format,
        bit_depth=depth,
        quality=options.quality or preset.quality,
        colour_space=space,
        location=preset.location and not options.no_location,
    )


def check_metrics(options: argparse.Namespace) -> None:
    """Check what `score` was asked for; leaves with status 2 for an unknown metric or a missing reference."""
    from disque_studio.quality import registry

    for name in options.metric or ():
        try:
            needs = registry.needs(name)
        except DisqueError as error:
            options.parser.error(str(error))
        if needs != "none" and options.reference is None:
            options.parser.error(f"{name} compares with a reference; give --reference FILE")


def _add_tonemap(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(parser=parser)
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT")
    _add_exemplar(parser, required=False)
    parser.add_argument("--look", metavar="FILE_OR_NAME", help="a .look file or a built-in look")
    parser.add_argument(
        "--strength", type=_number(0.0, 1.5), default=1.0, help="0 no look, 1 as shown, 1.5 beyond (1)"
    )
    parser.add_argument(
        "--target-quality",
        type=_number(0.0, 100.0),
        metavar="N",
        help="the score to aim at, 0 to 100, staying near the look",
    )
    parser.add_argument(
        "--input-space",
        metavar="NAME",
        help="the colour space of the inputs' pixels, such as ACEScg (as each file says)",
    )
    parser.add_argument(
        "--ocio",
        metavar="CONFIG",
        help="the OpenColorIO configuration that has it: a file, or ocio://NAME of a built-in one "
        "($OCIO, else ACES for computer graphics)",
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=Path, help="the file to write, for one input")
    where.add_argument("--output-dir", type=Path, metavar="DIR", help="the folder for all results")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        metavar="|".join(FORMATS),
        help="by OUTPUT's name, else jpg; uhdr is an Ultra HDR JPEG",
    )
    parser.add_argument(
        "--bit-depth", type=int, choices=(8, 10, 16), help="of png, tif and jxl (8; tif 16); avif has 10"
    )
    parser.add_argument("--quality", type=_whole(1, 100), help="of jpg, uhdr, jxl and avif, 1 to 100 (95)")
    parser.add_argument(
        "--colour-space", choices=COLOUR_SPACES, help="(srgb); uhdr, jxl and avif hold no adobe-rgb"
    )
    parser.add_argument(
        "--no-location", action="store_true", help="leave out where the photo was taken, and makers' notes"
    )
    parser.add_argument(
        "--preset",
        metavar="NAME_OR_FILE",
        help="an export preset of the window: format, size, sharpening, names in DIR; options go before it",
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout")
    parser.add_argument("--quiet", action="store_true", help="name failures only")


def _add_score(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(parser=parser)
    parser.add_argument("images", nargs="+", type=Path, metavar="IMAGE")
    parser.add_argument(
        "--reference",
        type=Path,
        metavar="FILE",
        help="the HDR photo or the undistorted picture that every IMAGE shows",
    )
    parser.add_argument(
        "--metric", action="append", metavar="NAME", help="may be given several times (all that fit)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout")


def _add_info(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout")


def _add_look(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    create = actions.add_parser("create", help="make a .look file of before/after pairs")
    _add_exemplar(create, required=True)
    create.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.look")
    create.add_argument("--overwrite", action="store_true", help="replace a file that exists")
    show = actions.add_parser("show", help="tell what a look is made of")
    show.add_argument("file", metavar="FILE_OR_NAME")
    actions.add_parser("list", help="name the built-in looks")


def _add_exemplar(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--exemplar",
        nargs=2,
        action="append",
        default=[] if not required else None,
        required=required,
        metavar=("IN", "OUT"),
        help="an HDR photo and the same photo finished in the look; may be given several times",
    )


def _number(low: float, high: float) -> Any:
    def parse(text: str) -> float:
        value = float(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low:g} and {high:g}")
        return value

    parse.__name__ = "number"
    return parse


def _whole(low: int, high: int) -> Any:
    def parse(text: str) -> int:
        return int(_number(low, high)(str(int(text))))

    parse.__name__ = "whole number"
    return parse


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> None:
        from importlib.metadata import version  # slow to import, and seldom asked for

        sys.stdout.write(f"disque-studio {version('disque-studio')}\n")
        parser.exit()
