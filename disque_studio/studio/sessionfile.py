"""The session file: what is edited and its history, as versioned JSON that is written whole or not at all.

Equal photos of different steps are written once: the document's `shots` and `pairs` are tables, and a step
names their rows.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.imaging.frame import Frame
from disque_studio.looks.grade import SLIDERS, Grade
from disque_studio.studio.session import (
    EXPOSURES,
    RATINGS,
    STRENGTHS,
    Choice,
    Edit,
    Pair,
    Session,
    Share,
    Shot,
    Snapshot,
)

FORMAT = "disque-session"
VERSION = 1
LIMIT_BYTES = 64 << 20

# Coded pairs lie in files that are named after their keys.
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)

Json = dict[str, Any]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Saved:
    """A session with its history: `steps` are names and what each led to, the first being the start.

    `at` is the step whose session is the present one, `current` the photo that was last looked at.
    """

    steps: tuple[tuple[str, Session], ...] = (("", Session()),)
    at: int = 0
    current: Path | None = None

    @property
    def session(self) -> Session:
        """The present session."""
        return self.steps[self.at][1]


def save(path: Path, saved: Saved) -> None:
    """Write a session file in the place of the one before.

    Raises:
        FileRefusedError: the disk refuses.
    """
    replace_file(path, [to_bytes(saved)])


def to_bytes(saved: Saved) -> bytes:
    """Give what a session file holds."""
    shots, pairs = _Table[Shot](), _Table[Pair]()
    steps = [
        {
            "label": label,
            "shots": [shots.row(shot) for shot in session.shots],
            "pairs": [pairs.row(pair) for pair in session.pairs],
        }
        for label, session in saved.steps
    ]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "shots": [_shot_to_json(shot) for shot in shots.values],
        "pairs": [_pair_to_json(pair) for pair in pairs.values],
        "steps": steps,
        "at": saved.at,
        "current": None if saved.current is None else str(saved.current),
    }
    return json.dumps(document, allow_nan=False).encode()


def load(path: Path) -> Saved:
    """Read a session file.

    Raises:
        FileRefusedError: it cannot be read, is no session, is of an unknown version, or is damaged.
    """
    return from_bytes(path, _read(path))


def from_bytes(path: Path, data: bytes) -> Saved:
    """Understand what a session file holds; `path` is the file that held it.

    Raises:
        FileRefusedError: it is no session, is of an unknown version, or is damaged.
    """
    document = _document(path, data)
    version = document.get("version")
    if version != VERSION:
        reason = f"is a session of version {version!r:.20}, and this program reads version {VERSION}"
        raise FileRefusedError(path, f"{reason}; update Disque Studio")
    try:
        return _saved(document)
    except _MALFORMED as error:
        raise FileRefusedError(path, f"is a damaged session: {error}; use another copy of it") from error


def edit_to_json(edit: Edit) -> Json:
    """Write an edit as JSON values."""
    return {
        "look": {
            "kind": edit.choice.kind,
            "name": edit.choice.name,
            "mix": [[share.key, share.weight, share.on] for share in edit.choice.mix],
        },
        "strength": edit.strength,
        "exposure": edit.exposure,
        "grade": asdict(edit.grade),
        "frame": asdict(edit.frame),
        "target": edit.target,
        "input_space": edit.input_space,
    }


def edit_from_json(data: Json) -> Edit:
    """Read an edit.

    Raises:
        ValueError, TypeError, KeyError: the values are none of an edit.
    """
    look, target = data["look"], data["target"]
    kind = look["kind"]
    if kind not in ("none", "builtin", "file", "pairs"):
        raise ValueError(f"there is no look of the kind {kind!r:.40}")
    if "\0" in look["name"]:
        raise ValueError("the name of a look holds a zero byte")
    mix = tuple(Share(str(key), _number(weight, (0.0, 1.0)), bool(on)) for key, weight, on in look["mix"])
    return Edit(
        choice=Choice(kind, str(look["name"]), mix),
        strength=_number(data["strength"], STRENGTHS),
        exposure=_number(data["exposure"], EXPOSURES),
        grade=_grade(data["grade"]),
        frame=Frame(_box(data["frame"]["box"]), float(data["frame"]["angle"])),
        target=None if target is None else _number(target, (0.0, 100.0)),
        # Sessions that were saved before there was a choice have none.
        input_space=str(data.get("input_space", "")),
    )


class _Table(Generic[Value]):
    """Values in rows, equal ones in one row."""

    def __init__(self) -> None:
        self._rows: dict[Value, int] = {}

    @property
    def values(self) -> list[Value]:
        return list(self._rows)

    def row(self, value: Value) -> int:
        return self._rows.setdefault(value, len(self._rows))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise FileRefusedError(path, f"is above {LIMIT_BYTES >> 20} MiB, too large for a session")
        return path.read_bytes()
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror}") from error


def _document(path: Path, data: bytes) -> Json:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(path, "is no session file") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileRefusedError(path, "is no session file")
    return document


def _saved(document: Json) -> Saved:
    shots = [_shot(data) for data in document["shots"]]
    pairs = [_pair(data) for data in document["pairs"]]
    steps = tuple(
        (str(step["label"]), Session(_rows(shots, step["shots"]), _rows(pairs, step["pairs"])))
        for step in document["steps"]
    )
    at, current = document["at"], document["current"]
    if not (isinstance(at, int) and 0 <= at < len(steps)):
        raise ValueError(f"there is no step {at!r:.20}")
    return Saved(steps, at, None if current is None else _path(current))


def _rows(table: Sequence[Value], rows: Sequence[int]) -> tuple[Value, ...]:
    if any(not 0 <= row < len(table) for row in rows):
        raise ValueError("a step names a row that is not there")
    return tuple(table[row] for row in rows)


def _shot_to_json(shot: Shot) -> Json:
    return {
        "path": str(shot.path),
        "edit": edit_to_json(shot.edit),
        "flag": shot.flag,
        "rating": shot.rating,
        "snapshots": [{"name": kept.name, "edit": edit_to_json(kept.edit)} for kept in shot.snapshots],
    }


def _shot(data: Json) -> Shot:
    flag = data["flag"]
    if flag not in ("", "pick", "reject"):
        raise ValueError(f"there is no flag {flag!r:.40}")
    return Shot(
        path=_path(data["path"]),
        edit=edit_from_json(data["edit"]),
        flag=flag,
        rating=int(_number(data["rating"], RATINGS)),
        snapshots=tuple(
            Snapshot(str(kept["name"]), edit_from_json(kept["edit"])) for kept in data["snapshots"]
        ),
    )


def _pair_to_json(pair: Pair) -> Json:
    return {
        "key": pair.key,
        "name": pair.name,
        "before": None if pair.before is None else str(pair.before),
        "after": None if pair.after is None else str(pair.after),
    }


def _pair(data: Json) -> Pair:
    before, after = (None if text is None else _path(text) for text in (data["before"], data["after"]))
    key = str(data["key"])
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r:.40} is no key of a pair")
    return Pair(key, str(data["name"]), before, after)


def _path(text: str) -> Path:
    if "\0" in text:
        raise ValueError("a path holds a zero byte")
    return Path(text)


def _grade(data: Mapping[str, Any]) -> Grade:
    curve = tuple((float(x), float(y)) for x, y in data["curve"])
    return Grade(curve=curve, **{name: float(data[name]) for name in SLIDERS})


def _box(values: Sequence[Any]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(value) for value in values)
    return left, top, right, bottom


def _number(value: Any, span: tuple[float, float]) -> float:
    number = float(value)
    if not span[0] <= number <= span[1]:
        raise ValueError(f"{number} is not within {span[0]:g} to {span[1]:g}")
    return number
