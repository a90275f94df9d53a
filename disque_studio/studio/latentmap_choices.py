"""What the latent map shows and how, kept from one window to the next in a JSON file."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from disque_studio.imaging.files import replace_file

FILE = "latentmap.json"
_LIMIT_BYTES = 1 << 20


@dataclass(frozen=True)
class Choices:
    """The files and folders that are mapped (none: the session), and how points are placed and shown."""

    paths: tuple[Path, ...] = ()
    appearance: bool = False
    tsne: bool = False
    by_look: bool = False
    pictures: bool = True


def load(path: Path) -> Choices:
    """Read what was chosen; what is not there or cannot be understood is as at first.

    Nothing but a convenience is lost then, so nobody is told.
    """
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LIMIT_BYTES))
    except (OSError, ValueError, RecursionError):
        return Choices()
    if not isinstance(found, dict):
        return Choices()
    paths = found.get("paths")
    named = [one for one in paths if isinstance(one, str) and one] if isinstance(paths, list) else []
    ticks = {one.name: found.get(one.name) for one in fields(Choices) if one.type is bool}
    known = {name: value for name, value in ticks.items() if isinstance(value, bool)}
    return Choices(paths=tuple(Path(one) for one in named), **known)


def save(path: Path, choices: Choices) -> None:
    """Write what is chosen in the place of what was.

    Raises:
        FileRefusedError: the disk refuses.
    """
    record = {**asdict(choices), "paths": [str(one) for one in choices.paths]}
    replace_file(path, [json.dumps(record).encode()])
