"""One rated picture, and the folder of a data set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Rated:
    """A picture and what people said of it.

    `mos` is the mean opinion in the data set's own unit; `dmos`: lower is better. `group` names the content,
    which all versions of one scene share. `columns` are the further columns of a plain table.
    """

    image: Path
    reference: Path | None
    mos: float
    dmos: bool
    group: str
    split: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def opinion(self) -> float:
        """The mean opinion, turned so that higher is better."""
        return -self.mos if self.dmos else self.mos


class Folder:
    """A folder whose files are found by relative path, upper or lower case."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _files(self) -> dict[str, Path]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix().lower(): path for path in sorted(files)}

    def has(self, *names: str) -> bool:
        """Tell whether all of the files are there."""
        return all(name.lower() in self._files for name in names)

    def has_folder(self, name: str) -> bool:
        """Tell whether a folder of this name holds files."""
        return any(file.startswith(f"{name.lower()}/") for file in self._files)

    def path(self, name: str) -> Path:
        """Give the file of this name, or where it should be if it is not there."""
        return self._files.get(name.lower(), self.root / name)

    def top(self, suffix: str) -> list[Path]:
        """List the files with this ending that lie in the folder itself, by name."""
        return [p for name, p in self._files.items() if "/" not in name and name.endswith(suffix)]
