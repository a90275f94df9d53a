"""Export presets: all that decides what an exported file is and where it lies, as a typed, versioned file.

The built-in ones are below; the user's own are one JSON file each in the folder ``presets`` of
`folders.data()`. A file is checked value by value before anything is believed of it.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal, Self, get_args

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.imaging.finish import (
    COLOUR_SPACES,
    FORMATS,
    FULL_SIZE,
    LEVELS,
    Format,
    Level,
    OutputSize,
    Space,
    suffix_of,
    unfit,
)
from disque_studio.studio import folders, naming
from disque_studio.studio.naming import CONFLICTS, Conflict, check_template, safe_name

FORMAT = "disque-export-preset"
VERSION = 1
SUFFIX = ".preset.json"

Rule = Literal["subfolder", "folder"]
RULES: tuple[Rule, ...] = get_args(Rule)
"""Where files go: into a folder named `ExportPreset.folder` beside each original, or into that folder."""

_LAST = f"last-export{SUFFIX}"
_LIMIT_BYTES = 1 << 16
_LONGEST = {"name": 100, "folder": 2000}
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class ExportPreset:
    """What an export makes of each photo, and where it puts it.

    `quality`, 1 to 100, is for the formats of `finish.WITH_QUALITY`. Without `location` a file does not tell
    where its photo was taken. `template` names the files (`studio.naming`). With `rule` "subfolder",
    `folder` is a name within the original's folder ("" for that folder itself), else a whole path ("" where
    one must be chosen). `conflict` says what happens where a name is taken; originals are never replaced.

    Raises:
        ValueError: naming the field that is not so.
    """

    name: str
    format: Format = "jpg"
    bit_depth: int = 8
    quality: int = 95
    colour_space: Space = "srgb"
    size: OutputSize = FULL_SIZE
    sharpening: Level = "off"
    location: bool = True
    template: str = "{name}_{look}"
    rule: Rule = "subfolder"
    folder: str = "export"
    conflict: Conflict = "number"

    def __post_init__(self) -> None:
        for field, longest in _LONGEST.items():
            text = getattr(self, field)
            if len(text) > longest or not text.isprintable():
                raise ValueError(f"{field} must be printable, of at most {longest} characters")
        if not self.name.strip():
            raise ValueError("name must not be empty")
        for field, known in _CHOICES.items():
            if getattr(self, field) not in known:
                raise ValueError(
                    f"{field} must be one of {', '.join(known)}, not {getattr(self, field)!r:.40}"
                )
        if (reason := unfit(self.format, self.bit_depth, self.colour_space)) is not None:
            raise ValueError(reason)
        if not 1 <= self.quality <= 100:
            raise ValueError(f"quality must be 1 to 100, not {self.quality}")
        check_template(self.template)
        if self.rule == "subfolder" and not _within(self.folder):
            raise ValueError(f"folder must be a name within the photo's folder, not {self.folder!r:.80}")

    @property
    def suffix(self) -> str:
        """The suffix of the files."""
        return suffix_of(self.format)

    def folder_for(self, original: Path) -> Path:
        """Give the folder of an original's file.

        Raises:
            DisqueError: a folder must be chosen first.
        """
        return naming.folder_for(original, self.rule, self.folder)

    def to_json(self) -> dict[str, Any]:
        """Write the preset as JSON values."""
        return {"format": FORMAT, "version": VERSION, "preset": asdict(self)}

    @classmethod
    def from_json(cls, document: Any) -> Self:
        """Read a preset.

        Raises:
            ValueError, TypeError, LookupError: the values are none of a preset of this version.
        """
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise ValueError("it is no export preset")
        if document.get("version") != VERSION:
            raise ValueError(f"it is of version {document.get('version')!r:.20}, and {VERSION} is known here")
        values = dict(document["preset"])
        size = values.pop("size")
        return cls(**_typed(cls, values), size=OutputSize(**_typed(OutputSize, size)))


def _within(folder: str) -> bool:
    """Tell whether a folder's name stays within the folder that it is in, on every system."""
    kinds = (PurePosixPath(folder), PureWindowsPath(folder))
    return all(not path.anchor and ".." not in path.parts for path in kinds)


_CHOICES: dict[str, tuple[str, ...]] = {
    "format": FORMATS,
    "colour_space": COLOUR_SPACES,
    "sharpening": LEVELS,
    "rule": RULES,
    "conflict": CONFLICTS,
}

BUILTIN = (
    ExportPreset("Full-size JPEG"),
    ExportPreset(
        "Web 2048 px",
        quality=85,
        size=OutputSize("long", 2048),
        sharpening="standard",
        location=False,
        folder="web",
    ),
    ExportPreset(
        "E-mail 1200 px",
        quality=80,
        size=OutputSize("long", 1200),
        sharpening="standard",
        location=False,
        folder="mail",
    ),
    ExportPreset("4K screen", quality=90, size=OutputSize("height", 2160), sharpening="low", folder="screen"),
    ExportPreset("Ultra HDR JPEG", format="uhdr", colour_space="display-p3", folder="hdr"),
    ExportPreset(
        "Web AVIF 2048 px",
        format="avif",
        bit_depth=10,
        quality=80,
        size=OutputSize("long", 2048),
        sharpening="standard",
        location=False,
        folder="web",
    ),
    ExportPreset("JPEG XL", format="jxl", bit_depth=16, quality=90, colour_space="display-p3"),
    ExportPreset("16-bit TIFF", format="tif", bit_depth=16, colour_space="adobe-rgb"),
    ExportPreset("8-bit PNG", format="png"),
    ExportPreset("OpenEXR", format="exr", bit_depth=16),
)
"""The presets that come with the program; the first is the one to begin with."""


class Presets:
    """The user's presets in a folder, beside the built-in ones; and the one that was used last."""

    def __init__(self, folder: Path | None = None, told: Callable[[Exception], None] | None = None) -> None:
        """Look in `folder` (by default the user's own); damaged presets are left out and `told`."""
        self._folder = folder or folders.data() / "presets"
        self._told = told

    def all(self) -> list[ExportPreset]:
        """List all presets: the built-in ones, then the user's by name."""
        own = sorted((preset for preset, _ in self._own()), key=lambda preset: preset.name.casefold())
        return [*BUILTIN, *own]

    def find(self, name: str) -> ExportPreset | None:
        """Give the preset of a name, in any case."""
        return next((each for each in self.all() if each.name.casefold() == name.casefold()), None)

    def is_own(self, name: str) -> bool:
        """Tell whether a preset is the user's, which can be replaced and deleted."""
        return self.find(name) is not None and not is_builtin(name)

    def save(self, preset: ExportPreset) -> None:
        """Keep a preset in the place of the user's one of its name.

        Raises:
            DisqueError: a built-in preset has that name.
            FileRefusedError: the disk refuses.
        """
        if is_builtin(preset.name):
            raise DisqueError(f"{preset.name} is a built-in preset; choose another name")
        known = [path for own, path in self._own() if own.name.casefold() == preset.name.casefold()]
        self._write(known[0] if known else self._free(safe_name(preset.name)), preset)

    def delete(self, name: str) -> None:
        """Delete the user's preset of a name.

        Raises:
            FileRefusedError: the disk refuses.
        """
        for preset, path in self._own():
            if preset.name.casefold() == name.casefold():
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    raise FileRefusedError(path, f"cannot be deleted: {error.strerror or error}") from error

    def last(self) -> ExportPreset:
        """Give what was exported with last; at first the first built-in preset."""
        return self._read(self._folder / _LAST) or BUILTIN[0]

    def keep_last(self, preset: ExportPreset) -> None:
        """Remember what was exported with; where the disk refuses, it is forgotten at the end.

        Raises:
            FileRefusedError: the disk refuses.
        """
        self._write(self._folder / _LAST, preset)

    def _own(self) -> list[tuple[ExportPreset, Path]]:
        found: dict[str, tuple[ExportPreset, Path]] = {}
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            preset = None if path.name == _LAST else self._read(path)
            if preset is not None and not is_builtin(preset.name):
                found.setdefault(preset.name.casefold(), (preset, path))
        return list(found.values())

    def _read(self, path: Path) -> ExportPreset | None:
        if not path.is_file():
            return None
        try:
            return load_preset(path)
        except FileRefusedError as error:
            if self._told is not None:
                self._told(error)
            return None

    def _free(self, stem: str) -> Path:
        number, path = 1, self._folder / f"{stem}{SUFFIX}"
        while path.exists() or path.name == _LAST:
            number += 1
            path = self._folder / f"{naming.next_name(stem, number)}{SUFFIX}"
        return path

    def _write(self, path: Path, preset: ExportPreset) -> None:
        with contextlib.suppress(OSError):  # writing tells better what is wrong with the folder
            self._folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, [json.dumps(preset.to_json(), indent=2).encode()])


def is_builtin(name: str) -> bool:
    """Tell whether a name is a built-in preset's."""
    return any(preset.name.casefold() == name.casefold() for preset in BUILTIN)


def load_preset(path: Path) -> ExportPreset:
    """Read a preset's file.

    Raises:
        FileRefusedError: it cannot be read, is no preset, or of another version.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LIMIT_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
    try:
        if len(text) > _LIMIT_BYTES:
            raise ValueError("it is too long")
        return ExportPreset.from_json(json.loads(text))
    except _MALFORMED as error:
        raise FileRefusedError(path, f"is no export preset that can be used: {error}") from error


def find_preset(name_or_file: str) -> ExportPreset:
    """Give a preset by its name (in any case) or its file.

    Raises:
        DisqueError: there is no such preset.
    """
    known = Presets()
    preset = known.find(name_or_file)
    if preset is not None:
        return preset
    if Path(name_or_file).is_file() or name_or_file.lower().endswith(".json"):
        return load_preset(Path(name_or_file))
    names = ", ".join(each.name for each in known.all())
    raise DisqueError(f'there is no export preset "{name_or_file}"; there are: {names}')


def _typed(cls: type, values: dict[str, Any]) -> dict[str, Any]:
    """Check that JSON values fit the fields of a dataclass by name and type; a missing one is its default."""
    defaults = {field.name: field.default for field in fields(cls)}
    for name, value in values.items():
        if name not in defaults:
            raise ValueError(f"there is no {name!r:.40}")
        wanted = defaults[name]
        kind = str if name == "name" else type(wanted)
        fits = isinstance(value, (int, float)) if kind is float else isinstance(value, kind)
        if not fits or (isinstance(value, bool) and kind is not bool):
            raise TypeError(f"{name} must be {kind.__name__}, not {value!r:.40}")
    return values
