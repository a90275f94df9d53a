"""Model cards: what a reader has to know of a model file, in Markdown beside it."""

from pathlib import Path
from typing import Any

from disque_studio.nets import checkpoint


def write(model: Path, *, title: str, description: str, facts: dict[str, Any]) -> Path:
    """Write the card of a model file: its SHA-256, and `facts` (nested ones flattened) as a table."""
    rows = "\n".join(f"| {name} | {value} |" for name, value in _flat(facts))
    text = (
        f"# {title}\n\n{description}\n\n"
        f"SHA-256 of `{model.name}`: `{checkpoint.digest(model)}`\n\n"
        f"| | |\n|---|---|\n{rows}\n"
    )
    card = model.with_suffix(".md")
    card.write_text(text, encoding="utf-8")
    return card


def _flat(facts: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for name, value in facts.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{name}.")
        else:
            rows.append((prefix + name, value))
    return rows
