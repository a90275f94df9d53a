"""Decoding in another process: whoever has one names it once, and every function that decodes goes there."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Result = TypeVar("Result")
Reads = Callable[Concatenate[str | Path, Asked], Result]
Elsewhere = Callable[[Callable[[Path], Any], Path], Any]
"""Gives what a function, which can be pickled, makes of a file."""

_elsewhere: Elsewhere | None = None


def read_elsewhere(place: Elsewhere | None) -> None:
    """Let `place` do from now on what decodes files, so that a fault of a decoder ends nothing here.

    None: this process decodes.
    """
    global _elsewhere
    _elsewhere = place


def placed(reads: Reads[Asked, Result]) -> Reads[Asked, Result]:
    """Let a function that decodes a file do it where `read_elsewhere` says; its options are keywords."""

    @functools.wraps(reads)
    def read_there(path: str | Path, /, *_: Asked.args, **options: Asked.kwargs) -> Result:
        if _elsewhere is None:
            return reads(path, *_, **options)
        asked: Any = read_there
        found: Result = _elsewhere(functools.partial(asked, **options), Path(path))
        return found

    return read_there
