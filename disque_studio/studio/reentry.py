"""How the program starts itself again for work that belongs in a process of its own."""

import sys

READ = "--read-for-the-window"
"""The first argument where the program is to be a reader.

The handle of its connection and the bytes of memory that it may take follow.
"""

EXPORT = "--export-for-the-window"
"""The first argument where the program is to export a batch, which its stdin describes."""

TRAIN = "--train"
"""The first argument where the program is to be the trainer, whose own arguments follow."""


def program() -> list[str]:
    """Give the command that starts this program, in a checkout and in a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "disque_studio"]
