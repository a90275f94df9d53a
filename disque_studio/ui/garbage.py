"""Garbage in cycles is collected in the window's thread, between two events.

Python would collect it wherever an object is made: in a lane's thread, which must not delete what is Qt's, or
within a call of Qt that holds a lock, for which the deletion then waits without end.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from disque_studio.ui import preload

_EVERY_MS = 200


class Garbage(QObject):
    """Collects as often as Python would have; its own collection rests from now on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(collect_what_is_due)
        timer.start()


def collect_what_is_due() -> None:
    """Collect the generations that have grown enough, except while packages load."""
    if preload.loading():
        return
    grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(grown) if count > limit]
    if due:
        gc.collect(due[-1])
