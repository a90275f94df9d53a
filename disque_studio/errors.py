"""The one error family that is meant for the user to read."""

from pathlib import Path


class DisqueError(Exception):
    """Something the user can understand and act on; its text is shown as it is."""


class FileRefusedError(DisqueError):
    """A file that cannot be read or written, with the reason.

    The text is one line: ``NAME: reason``. `path` is the file as the caller named it.
    """

    def __init__(self, path: str | Path, reason: str) -> None:
        self.path = Path(path)
        self.reason = " ".join(reason.split())
        super().__init__(f"{self.path}: {self.reason}")

    def __reduce__(self) -> tuple[type["FileRefusedError"], tuple[Path, str]]:
        """Let another process send the error as it is."""
        return type(self), (self.path, self.reason)


class SceneLightError(FileRefusedError):
    """An HDR file in the place of a finished picture."""


class InputSpaceError(FileRefusedError):
    """A file that cannot be read in the colour space that was chosen for it, with the reason."""


class ColourConfigError(DisqueError):
    """An OpenColorIO configuration that cannot be used, or that lacks what is asked of it."""


class PairRefusedError(DisqueError):
    """A before/after pair whose two pictures do not show the same scene, with the reason."""


class CancelledError(DisqueError):
    """The work was cancelled by the user or superseded by a newer request."""


class ReferenceMissingError(DisqueError):
    """A full-reference score was asked for without a reference of the kind it compares with."""


class ReferenceRefusedError(DisqueError):
    """A reference that cannot be of the picture's scene, with the reason."""
