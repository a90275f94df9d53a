"""Model cards: what a reader has to know of a model file, in Markdown beside it."""

from pathlib import Path
from typing import Any

from disque_studio.imaging.files import replace_file
from disque_studio.nets import checkpoint


def write(model: Path, *, title: str, description: str, facts: dict[str, Any]) -> Path:
    """Write the card of a model file: its SHA-256, and `facts` (nested ones flattened) as a table."""
    text = (
        f"# {title}\n\n{description}\n\n"
        f"SHA-256 of `{model.name}`: `{checkpoint.digest(model)}`\n\n"
        f"{_table(facts)}"
    )
    card = _beside(model)
    replace_file(card, [text.encode()])
    return card


def add(model: Path, heading: str, facts: dict[str, Any]) -> None:
    """Add a section to the card of a model file; a file without a card gets one that holds this alone."""
    card = _beside(model)
    before = card.read_text(encoding="utf-8") if card.is_file() else f"# {model.name}\n"
    replace_file(card, [f"{before}\n## {heading}\n\n{_table(facts)}".encode()])


def rename(model: Path, name: Path) -> None:
    """Give the card of a model file the name that the file is about to have, in it and outside."""
    card = _beside(model)
    text = card.read_text(encoding="utf-8").replace(model.name, name.name)
    replace_file(_beside(name), [text.encode()])
    card.unlink()


def _beside(model: Path) -> Path:
    return model.with_suffix(".md")


def _table(facts: dict[str, Any]) -> str:
    rows = "\n".join(f"| {name} | {value} |" for name, value in _flat(facts))
    return f"| | |\n|---|---|\n{rows}\n"


def _flat(facts: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for name, value in facts.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{name}.")
        else:
            rows.append((prefix + name, value))
    return rows
