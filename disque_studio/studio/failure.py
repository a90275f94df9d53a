"""How a file's failure is put into one line for the user."""

from pathlib import Path

from disque_studio.errors import DisqueError, FileRefusedError

FAILURES = (DisqueError, OSError, MemoryError, RecursionError)
"""What may be wrong with one file of many; anything else is a fault of the program and ends it."""


def reason(error: Exception, path: Path | None = None) -> str:
    """Say in one line why `path` failed; the name of `path` itself is left out."""
    if isinstance(error, FileRefusedError) and error.path == path:
        return error.reason
    if isinstance(error, OSError) and error.strerror:
        other = path is None and error.filename
        return f"{error.filename}: {error.strerror}" if other else error.strerror
    if isinstance(error, MemoryError):
        return "needs more memory than this machine can give"
    if isinstance(error, RecursionError):
        return "is nested too deeply to be read"
    return " ".join(str(error).split()) or type(error).__name__
