"""What makes the program large: the bytes of each package in the built folder, as a table."""

import os
from collections import Counter
from pathlib import Path

_LEAST = 5 << 20
_INSIDE = "_internal"
_BESIDE = ".libs"


def sizes(folder: Path) -> Counter[str]:
    """Count bytes by what lies on the first level; a wheel's libraries count with its package."""
    found: Counter[str] = Counter()
    for root, _, files in os.walk(folder):
        for file in files:
            path = Path(root, file)
            if not path.is_symlink():
                found[_name(path.relative_to(folder))] += path.stat().st_size
    return found


def _name(path: Path) -> str:
    """Name the package of a file."""
    parts = path.parts
    if parts[0] != _INSIDE:
        return "the program, with all Python code"
    if len(parts) == 2:
        return "system libraries and single modules"
    return {"opencv_python": "cv2", "pillow": "PIL"}.get(name := parts[1].removesuffix(_BESIDE), name)


def table(folder: Path) -> str:
    """Write the table in Markdown, in MiB, largest first; what is small is added up."""
    found = sizes(folder)
    rows = [(name, size) for name, size in found.most_common() if size >= _LEAST]
    rows.append(("all others", sum(found.values()) - sum(size for _, size in rows)))
    rows.append(("**all**", sum(found.values())))
    lines = [f"| {name} | {size / 2**20:.1f} |" for name, size in rows]
    return "\n".join(["| part | MiB |", "|---|---|", *lines]) + "\n"
