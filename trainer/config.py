"""Recipes by name, and their settings: dataclass defaults, then a TOML file, then key=value arguments."""

import tomllib
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Literal, Protocol, cast

import torch
from torch import Tensor, nn

import trainer.recipes
from disque_studio.errors import DisqueError, FileRefusedError
from trainer.data.cache import Progress
from trainer.ranks import Ranks


class Recipe(Protocol):
    """What a module of `trainer.recipes` offers.

    `VERSION` grows whenever its settings or its network change their meaning: checkpoints of another one are
    not taken up. `Config` is a frozen dataclass of defaults; where it has `batch` (pictures a step), speed is
    also told in pictures. A recipe may have

    - `TRAINING`, its own defaults of the loop;
    - `evaluate(model, data, config) -> dict[str, float]`, whose first value, the smaller the better, chooses
      the weights that are exported;
    - `samples(model, data, config) -> list[Sample]`, a few pictures that show how far it is;
    - `adopt(model, data, path)`, which takes over the weights of a model file, and refuses other files.

    Data may have `at(step)`, which gives the data that the batch of a step is drawn from.
    """

    VERSION: int
    Config: type[Any]

    def prepare(
        self, config: Any, data_dir: Path, cache_dir: Path, device: torch.device, progress: Progress
    ) -> Any:
        """Make ready all that training draws on."""

    def build(self, config: Any, data: Any) -> nn.Module:
        """Make the network, with fresh weights from torch's global generator."""

    def draw(self, data: Any, config: Any, generator: torch.Generator) -> Any:
        """Draw all random numbers of a step: a frozen dataclass of tensors on the CPU.

        Axis 0 of every field counts groups (pairs, semi-grids, scenes ...), of which each of several
        processes takes its share. The same state of the generator gives the same batch.
        """

    def losses(self, model: nn.Module, data: Any, config: Any, batch: Any, ranks: Ranks) -> dict[str, Tensor]:
        """Give scalars, means over the groups of a batch on the model's device; "loss" is minimised.

        A term that compares groups with each other gathers them by `ranks.gather`.
        """

    def export(self, model: nn.Module, config: Any, data: Any, path: Path, history: dict[str, Any]) -> None:
        """Write the model file; `history` belongs on its card."""


@dataclass(frozen=True)
class Training:
    """Settings of the loop. Training ends at `steps` or after `minutes`, whichever is first; 0: no limit."""

    steps: int = 20_000
    minutes: float = 0.0
    learning_rate: float = 1e-3
    final_rate: float = 0.01
    """Where the cosine ends, as a share of the learning rate."""
    warmup: int = 200
    """Steps of linear rise."""
    weight_decay: float = 1e-4
    clip: float = 1.0
    """Largest norm of the gradient."""
    average: float = 0.999
    """Decay of the running average of the weights, which is what is exported."""
    mixed: bool = True
    """Whether a GPU computes in bfloat16 where torch's autocast holds it safe."""
    compile: Literal["auto", "on", "off"] = "auto"
    """Whether torch compiles what convolves; "auto": on a GPU."""
    deterministic: Literal["auto", "on", "off"] = "auto"
    """Whether operations that could differ from run to run are avoided; "auto": on the CPU."""
    start: str = ""
    """A model file, or a checkpoint of the same network, whose weights training begins with."""
    report_steps: int = 50
    checkpoint_minutes: float = 5.0
    keep: int = 3
    threads: int = 0
    """Of torch on the CPU; 0: torch's own choice."""
    seed: int = 1


def recipe_names() -> list[str]:
    """Name every recipe there is: its module's name, with dashes."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(trainer.recipes.__path__))


def find_recipe(name: str) -> Recipe:
    """Import a recipe.

    Raises:
        DisqueError: there is none of this name.
    """
    if name not in recipe_names():
        raise DisqueError(f"there is no recipe {name!r}; there are: {', '.join(recipe_names())}")
    return cast(Recipe, import_module(f"trainer.recipes.{name.replace('-', '_')}"))


def configure(recipe: Recipe, file: Path | None, arguments: Sequence[str]) -> tuple[Any, Training]:
    """Give the recipe's and the loop's settings; a key that both know goes to both.

    Raises:
        DisqueError: an unknown key, a value of the wrong type, or training without end.
    """
    given = (_from_file(file) if file else {}) | dict(_parse(argument) for argument in arguments)
    defaults = getattr(recipe, "TRAINING", Training())
    if "minutes" in given and "steps" not in given:
        given["steps"] = 0
    known = {*_names(recipe.Config()), *_names(defaults)}
    for key in given:
        if key not in known:
            raise DisqueError(f"there is no setting {key!r}; there are: {', '.join(sorted(known))}")
    config = _filled(recipe.Config(), given)
    training = _filled(defaults, given)
    if training.steps <= 0 and training.minutes <= 0:
        raise DisqueError("training would have no end; give steps=N or minutes=M")
    return config, training


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileRefusedError(path, f"cannot be opened: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(path, f"is no TOML: {error}") from error


def _parse(argument: str) -> tuple[str, Any]:
    """Split key=value; the value is read as TOML, or else is text."""
    key, equals, value = argument.partition("=")
    if not equals:
        raise DisqueError(f"{argument!r} is no setting; give key=value")
    try:
        return key, tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        return key, value


def _names(config: Any) -> list[str]:
    return [field.name for field in fields(config)]


def _filled(config: Any, given: Mapping[str, Any]) -> Any:
    """Replace the fields that are given, each checked against its type."""
    kinds = typing.get_type_hints(type(config))
    own = {key: value for key, value in given.items() if key in _names(config)}
    return replace(config, **{key: _checked(key, value, kinds[key]) for key, value in own.items()})


def _checked(key: str, value: Any, kind: Any) -> Any:
    """Give the value in its type: a whole number may stand for a float, a list for a tuple of one type."""
    if typing.get_origin(kind) is Literal:
        if value not in typing.get_args(kind):
            raise DisqueError(f"{key} is one of {', '.join(typing.get_args(kind))}, not {value!r}")
        return value
    if kind is float and type(value) is int:
        return float(value)
    if typing.get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_checked(key, item, typing.get_args(kind)[0]) for item in value)
    if type(value) is not kind:
        name = kind.__name__ if isinstance(kind, type) else str(kind)
        raise DisqueError(f"{key} is of type {name}, not {value!r}")
    return value
