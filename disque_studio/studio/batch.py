"""A batch of exports as values: what is asked of the process that does it, and what that tells.

The process (`studio.batchwork`) reads one JSON line that describes the batch, then one word a line: "pause",
"resume" or "cancel". It writes one JSON line for each event.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

from disque_studio.errors import DisqueError
from disque_studio.studio.presets import ExportPreset
from disque_studio.studio.session import Edit
from disque_studio.studio.sessionfile import edit_from_json, edit_to_json

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar

VERSION = 1
PAUSE, RESUME, CANCEL = "pause", "resume", "cancel"

Happening = Literal["started", "progress", "done", "skipped", "failed", "finished"]
HAPPENINGS: tuple[Happening, ...] = get_args(Happening)

_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class Item:
    """A photo to be exported, with its edit.

    `output` is the file to write, else the preset names it; `replaces` tells that a file may be there.
    """

    path: Path
    edit: Edit
    rating: int = 0
    output: Path | None = None
    replaces: bool = False


@dataclass(frozen=True)
class Batch:
    """Photos, what is made of them, the .look files of the pairs that they mix, and files never to touch.

    `look_model` names the user's own look model that is in use; "" is the shipped one. `colour_config` is
    the OpenColorIO configuration of the photos' input spaces, as `studio.colourconfig.use` takes it.
    """

    items: tuple[Item, ...]
    preset: ExportPreset
    exemplars: Mapping[str, Path] = field(default_factory=dict)
    originals: tuple[Path, ...] = ()
    look_model: str = ""
    colour_config: str = ""

    def to_line(self) -> str:
        """Write the batch as one line of JSON."""
        document = {
            "version": VERSION,
            "preset": self.preset.to_json(),
            "exemplars": {key: str(path) for key, path in self.exemplars.items()},
            "originals": [str(path) for path in self.originals],
            "look_model": self.look_model,
            "colour_config": self.colour_config,
            "items": [_item_to_json(item) for item in self.items],
        }
        return json.dumps(document, allow_nan=False)

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read a batch.

        Raises:
            DisqueError: the line is none.
        """
        try:
            document = json.loads(line)
            if document["version"] != VERSION:
                raise ValueError(f"version {document['version']!r:.20}")
            return cls(
                items=tuple(_item_from_json(item) for item in document["items"]),
                preset=ExportPreset.from_json(document["preset"]),
                exemplars={str(key): Path(path) for key, path in document["exemplars"].items()},
                originals=tuple(Path(path) for path in document["originals"]),
                look_model=str(document["look_model"]),
                colour_config=str(document["colour_config"]),
            )
        except _MALFORMED as error:
            raise DisqueError(f"this is no batch of exports: {error}") from error


@dataclass(frozen=True)
class Event:
    """What happened to item number `item`.

    "progress" has the `part` done, 0 to 1, and once the file is named its `output`, which "done" has too;
    "skipped" and "failed" have the `reason`.
    "finished" is the last one, with no item.
    """

    happening: Happening
    item: int = -1
    part: float = 0.0
    output: str = ""
    reason: str = ""

    def to_line(self) -> str:
        """Write the event as one line of JSON."""
        return json.dumps(asdict(self), allow_nan=False)

    @classmethod
    def from_line(cls, line: str | bytes) -> Self:
        """Read an event.

        Raises:
            DisqueError: the line is none.
        """
        try:
            values = json.loads(line)
            event = cls(**values)
            if event.happening not in HAPPENINGS or not isinstance(event.item, int):
                raise ValueError(f"{event.happening!r:.40}")
        except _MALFORMED as error:
            raise DisqueError(f"the export process wrote what is no event: {error}") from error
        return event


def used_pairs(items: Iterable[Item]) -> set[str]:
    """Give the keys of the pairs that the edits mix."""
    choices = [item.edit.choice for item in items if item.edit.choice.kind == "pairs"]
    return {share.key for choice in choices for share in choice.mix if share.on and share.weight > 0}


def save_exemplars(folder: Path, exemplars: "Mapping[str, Exemplar]") -> dict[str, Path]:
    """Write coded pairs as .look files of one exemplar each, and give them by their keys.

    Raises:
        FileRefusedError: the disk refuses.
    """
    from disque_studio.looks.look import Look

    files = {}
    for number, (key, exemplar) in enumerate(exemplars.items()):
        files[key] = folder / f"{number}.look"
        Look(exemplar.name, (exemplar,), (1.0,)).save(files[key])
    return files


def _item_to_json(item: Item) -> dict[str, Any]:
    return {
        "path": str(item.path),
        "edit": edit_to_json(item.edit),
        "rating": item.rating,
        "output": None if item.output is None else str(item.output),
        "replaces": item.replaces,
    }


def _item_from_json(data: dict[str, Any]) -> Item:
    output = data["output"]
    return Item(
        path=Path(data["path"]),
        edit=edit_from_json(data["edit"]),
        rating=int(data["rating"]),
        output=None if output is None else Path(output),
        replaces=data["replaces"] is True,
    )
