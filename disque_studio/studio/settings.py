"""What the user can set, declared once: the settings dialog and the checks of the file follow from it.

The file is versioned JSON. Keys of a newer version are kept when the file is written again; a value that
does not fit its declaration falls back to its default, a file that is no JSON is put aside; both are told.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from disque_studio.imaging.files import replace_file
from disque_studio.studio.colourconfig import (
    ACES_1_CG,
    ACES_1_STUDIO,
    ACES_CG,
    ACES_STUDIO,
    FROM_ENVIRONMENT,
    OFF,
)

VERSION = 1
FILE = "settings.json"
LOOKS = "looks"
"""The source of an option's choices that are known only in the window: the names of the looks."""
LOOK_MODELS = "look-models"
"""The source of the choices that are the user's own look models."""
VIEWS = "views"
"""The source of the choices that are the views of the colour configuration."""
FROM_SYSTEM, SRGB = "system", "srgb"
"""Where the screen's colour profile comes from, besides a file; the latter is a space to proof too."""
NO_LOOK = "none"
"""The name of no look among the names of looks."""

_LIMIT_BYTES = 1 << 20


@dataclass(frozen=True)
class Option:
    """How a setting is shown and checked.

    `choices` are values with their names, `bounds` the lowest and highest number. `source` names choices that
    the window knows, and `files` the kind of file whose path may be set too, so that any text passes here: an
    ICC profile or an OpenColorIO configuration. `restart` marks what works only from the next start on.
    """

    title: str
    tip: str
    section: str
    choices: tuple[tuple[str, str], ...] = ()
    bounds: tuple[int, int] | None = None
    source: str = ""
    files: Literal["", "profile", "configuration"] = ""
    restart: bool = False

    def allows(self, value: object) -> bool:
        """Tell whether a value of the right type may be set."""
        if self.choices and not (self.source or self.files):
            return any(value == known for known, _ in self.choices)
        if self.bounds is not None:
            return isinstance(value, int) and self.bounds[0] <= value <= self.bounds[1]
        return True


def option(default: Any, title: str, tip: str, section: str, **more: Any) -> Any:
    """Declare a setting: a dataclass field with an `Option`, whose other fields `more` names."""
    return field(default=default, metadata={"option": Option(title, tip, section, **more)})


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults."""

    theme: str = option(
        "dark",
        "Theme",
        "The greys of the window; both themes are neutral so that they do not tint the picture",
        "Appearance",
        choices=(("dark", "Dark"), ("light", "Light"), ("system", "As the system")),
    )
    surround: str = option(
        "theme",
        "Behind the photo",
        "The grey around the photo: a picture looks darker on white and lighter on black",
        "Appearance",
        choices=(
            ("theme", "As the theme"),
            ("black", "Black"),
            ("grey", "Middle grey"),
            ("white", "White"),
        ),
    )
    language: str = option(
        "system",
        "Language",
        "The language of the window",
        "Appearance",
        choices=(("system", "As the system"), ("en", "English"), ("de", "Deutsch")),
        restart=True,
    )
    display_profile: str = option(
        FROM_SYSTEM,
        "Screen profile",
        "What tells the screen's colours, so that pictures look on it as they are meant",
        "Colour",
        choices=((FROM_SYSTEM, "From the system"), (SRGB, "sRGB")),
        files="profile",
    )
    proof_profile: str = option(
        SRGB,
        "Soft proof of",
        "The output that soft proof shows and that the gamut warning is about",
        "Colour",
        choices=((SRGB, "sRGB"), ("display-p3", "Display P3"), ("adobe-rgb", "Adobe RGB (1998)")),
        files="profile",
    )
    proof_intent: str = option(
        "relative",
        "Rendering intent",
        "How colours are brought into the output of a soft proof, where its profile is a look-up table",
        "Colour",
        choices=(
            ("perceptual", "Perceptual"),
            ("relative", "Relative colorimetric"),
            ("saturation", "Saturation"),
            ("absolute", "Absolute colorimetric"),
        ),
    )
    proof_black_point: bool = option(
        True,
        "Black point compensation",
        "Black becomes the darkest that the output has, so that shadows keep their steps",
        "Colour",
    )
    proof_paper: bool = option(
        False,
        "Simulate paper and ink",
        "A soft proof shows the paper's white and the ink's black as they are beside the screen's",
        "Colour",
    )
    colour_config: str = option(
        OFF,
        "Colour configuration",
        "The OpenColorIO configuration of a studio: it names the input spaces of photos, and views",
        "Studio colours",
        choices=(
            (OFF, "Off"),
            (ACES_CG, "ACES 2, computer graphics"),
            (ACES_STUDIO, "ACES 2, studio with cameras"),
            (ACES_1_CG, "ACES 1.3, computer graphics"),
            (ACES_1_STUDIO, "ACES 1.3, studio with cameras"),
            (FROM_ENVIRONMENT, "As $OCIO says"),
        ),
        files="configuration",
    )
    before_view: str = option(
        "",
        "Before is shown",
        "How the photo before its look is shown: plainly, or by a view of the colour configuration",
        "Studio colours",
        choices=(("", "Plainly"),),
        source=VIEWS,
    )
    first_look: str = option(
        "Natural",
        "Look of new photos",
        "The built-in look that a photo has when it is opened for the first time",
        "Photos",
        choices=((NO_LOOK, "No look"),),
        source=LOOKS,
    )
    look_model: str = option(
        "",
        "Look model",
        "What plans the looks of your own pairs: the model that comes with the program, or one made of them",
        "Photos",
        choices=(("", "Shipped with the program"),),
        source=LOOK_MODELS,
    )
    recent_files: int = option(
        10,
        "Recent files",
        "How many photos the File menu and the empty canvas offer again; 0 keeps no list",
        "Photos",
        bounds=(0, 30),
    )
    training_on_close: str = option(
        "ask",
        "When the window is closed",
        "What becomes of a training that runs while the window is closed",
        "Training",
        choices=(("ask", "Ask me"), ("continue", "It goes on"), ("stop", "It stops")),
    )


@dataclass(frozen=True)
class Loaded:
    """Settings as found in a file: with what the file holds besides, and what was wrong with it."""

    settings: Settings = Settings()
    others: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


def options() -> dict[str, Option]:
    """Give every setting's option, in the order of the dialog."""
    return {known.name: known.metadata["option"] for known in fields(Settings)}


def load(path: Path) -> Loaded:
    """Read a settings file; one that is missing gives the defaults.

    Never raises for what the file holds: `problem` says what was not understood, and where a damaged file
    was put. A file that cannot be read at all gives the defaults and a problem too.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LIMIT_BYTES + 1)
        if len(text) > _LIMIT_BYTES:
            raise ValueError("too long")
        found = json.loads(text)
        kept = dict(found["settings"])
    except FileNotFoundError:
        return Loaded()
    except OSError as error:
        return Loaded(problem=f"{path} cannot be read ({error.strerror}); the settings are the defaults")
    except (ValueError, TypeError, KeyError, RecursionError):
        return Loaded(problem=_put_aside(path))
    return _checked(path, kept)


def save(path: Path, settings: Settings, others: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Write a settings file in the place of the one before; `others` are the keys that `load` did not know.

    Raises:
        FileRefusedError: the disk refuses; the old file is as it was.
    """
    values = {known.name: getattr(settings, known.name) for known in fields(Settings)}
    document = {"version": VERSION, "settings": {**others, **values}}
    replace_file(path, [json.dumps(document, indent=2).encode()])


def _checked(path: Path, kept: dict[str, Any]) -> Loaded:
    known, wrong = {}, []
    for name, declared in options().items():
        if name not in kept:
            continue
        value, default = kept.pop(name), getattr(Settings(), name)
        if type(value) is type(default) and declared.allows(value):
            known[name] = value
        else:
            wrong.append(name)
    problem = ""
    if wrong:
        problem = f"{path} holds values that do not fit: {', '.join(wrong)}; their defaults are used"
    return Loaded(Settings(**known), kept, problem)


def _put_aside(path: Path) -> str:
    """Move a damaged file out of the way, so that it is not overwritten, and say so."""
    aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
    told = f"{path} is damaged; the settings are the defaults."
    try:
        path.replace(aside)
    except OSError as error:
        return f"{told} It cannot be moved aside ({error.strerror})."
    return f"{told} The damaged file is kept as {aside.name}."
