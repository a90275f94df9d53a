"""Turns for the work that nobody waits for with a hand on the mouse.

Each such work uses every core by itself. Several at once finish no sooner, but then the window's thread is
one of a dozen that want the cores, and it waits for the interpreter behind whichever of them was put aside.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

_LOOK_SECONDS = 0.05
"""How often one that waits looks whether it still should."""


class Turns:
    """Lets one of the named lanes work at a time; of those that wait, the one that is named first is next."""

    def __init__(self, names: Sequence[str]) -> None:
        self._ranks = {name: rank for rank, name in enumerate(names)}
        self._free = threading.Condition()
        self._waiting: list[int] = []
        self._taken = False

    @contextmanager
    def turn(self, name: str, given_up: Callable[[], bool]) -> Iterator[None]:
        """Wait for the lane's turn, unless it is `given_up`; a lane that takes no turns goes at once."""
        rank = self._ranks.get(name)
        taken = rank is not None and self._take(rank, given_up)
        try:
            yield
        finally:
            if taken:
                self._give_back()

    def _take(self, rank: int, given_up: Callable[[], bool]) -> bool:
        with self._free:
            self._waiting.append(rank)
            while (self._taken or min(self._waiting) < rank) and not given_up():
                self._free.wait(_LOOK_SECONDS)
            self._waiting.remove(rank)
            if given_up():
                self._free.notify_all()
                return False
            self._taken = True
            return True

    def _give_back(self) -> None:
        with self._free:
            self._taken = False
            self._free.notify_all()
