"""Looks by name and by file: the built-in ones, and the user's .look files."""

from collections.abc import Sequence
from pathlib import Path

from disque_studio.errors import DisqueError
from disque_studio.looks.look import DEFAULT_LOOK, Look, builtin
from disque_studio.studio.pairs import code_pair, mix
from disque_studio.studio.targets import check_target

__all__ = ["DEFAULT_LOOK", "builtin_looks", "create", "describe", "find_look", "load_look"]


def builtin_looks() -> dict[str, Path]:
    """Give the built-in looks, by name."""
    return builtin()


def load_look(path: str | Path) -> Look:
    """Load a .look file.

    Raises:
        FileRefusedError: the file is damaged, or no look.
    """
    return Look.load(Path(path))


def find_look(file_or_name: str) -> Look:
    """Load a look by the name of a built-in one (in any case) or by its .look file.

    Raises:
        DisqueError: there is no such look.
    """
    path = Path(file_or_name)
    if path.suffix.lower() == ".look" or path.name != file_or_name:
        return load_look(path)
    looks = builtin_looks()
    by_name = {name.casefold(): file for name, file in looks.items()}
    if file_or_name.casefold() in by_name:
        return load_look(by_name[file_or_name.casefold()])
    if path.is_file():
        return load_look(path)
    raise DisqueError(f'there is no look "{file_or_name}"; built in are: {", ".join(looks)}')


def create(pairs: Sequence[tuple[Path, Path]], path: Path, *, overwrite: bool = False) -> Look:
    """Code (before, after) pairs, mix them in equal parts, and save the look as `path`.

    Raises:
        FileRefusedError: a file cannot be read, or `path` not be written.
        PairRefusedError: the pictures of a pair do not show the same scene.
    """
    originals = [file for pair in pairs for file in pair]
    check_target(path, originals=originals, overwrite=overwrite)
    coded = [code_pair(before, after) for before, after in pairs]
    look = mix(coded, [1.0] * len(coded))
    look.save(path, overwrite=overwrite)
    return look


def describe(look: Look) -> str:
    """Put a look into words: its name, its look model, and each exemplar with its weight and own error."""
    total = sum(look.weights) or 1.0
    models = ", ".join(dict.fromkeys(exemplar.model for exemplar in look.exemplars))
    lines = [f"{look.name}, made by look model {models} of"]
    lines += [
        f"  {weight / total:4.0%}  {exemplar.name}, given back to {exemplar.fit_error:.2f} delta E 2000"
        for exemplar, weight in zip(look.exemplars, look.weights, strict=True)
    ]
    return "\n".join(lines)
