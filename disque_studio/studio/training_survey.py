"""What the trainer finds in a folder of data before a training starts, and what it misses there."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disque_studio.errors import DisqueError
from disque_studio.studio import training_process

_MOST = 40
_MOST_TEXT = 400


@dataclass(frozen=True)
class Found:
    """So many things of a `kind` in a folder; `what` says it in English."""

    kind: str
    what: str
    count: int


@dataclass(frozen=True)
class Problem:
    """A file that is left out, and why."""

    file: str
    reason: str


@dataclass(frozen=True)
class Survey:
    """Findings for one recipe; `missing` says what is needed besides, and what to do."""

    ready: bool
    found: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def from_json(cls, text: str) -> "Survey":
        """Read the trainer's answer.

        Raises:
            DisqueError: it is none.
        """
        try:
            record = json.loads(text)
            return cls(
                record["ready"] is True,
                tuple(
                    Found(_text(one["kind"]), _text(one["what"]), int(one["count"]))
                    for one in record["found"][:_MOST]
                ),
                tuple(_text(one) for one in record["missing"][:_MOST]),
                tuple(
                    Problem(_text(one["file"]), _text(one["reason"])) for one in record["problems"][:_MOST]
                ),
            )
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise DisqueError("the trainer gave an answer that cannot be read") from error


def survey(
    recipe: str,
    data: Path,
    *,
    home: Path,
    general: Path | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Survey:
    """Have the trainer look into a folder, for a training below `home`.

    `general` is the general feature that it would build upon.

    Raises:
        CancelledError: `cancelled` said so.
        DisqueError: the folder cannot be looked into.
    """
    words = ["survey", recipe, "--data", str(data), "--out", str(home / recipe), "--json"]
    if general is not None:
        words += ["--general", str(general)]
    return Survey.from_json(training_process.ask(words, cancelled=cancelled))


def _text(value: Any) -> str:
    return str(value)[:_MOST_TEXT]
