"""What a test of the window must not leave behind: widgets without a parent, and timers that tick."""

import gc
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@contextmanager
def nothing_left_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail when windows that were made within still exist at the end, or timers still tick.

    Within, garbage is left alone, as in the program, where only `ui.garbage` collects it.
    """
    started: weakref.WeakSet[QTimer] = weakref.WeakSet()
    start = QTimer.start

    def watched(timer: QTimer, *arguments: object) -> None:
        started.add(timer)
        start(timer, *arguments)

    monkeypatch.setattr(QTimer, "start", watched)
    before = {id(widget) for widget in _windows()}
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
    for collect in (False, True):
        if collect:
            gc.collect()
        _delete_what_is_to_be_deleted()
        widgets = [widget for widget in _windows() if id(widget) not in before]
        timers = [timer for timer in started if isValid(timer) and timer.isActive()]
        if not widgets and not timers:
            return
    left = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in widgets]
    left += [f"{type(timer).__name__} of {timer.parent()!r}" for timer in timers]
    pytest.fail(f"left open: {', '.join(left)}")


def _windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if isValid(widget)]


def _delete_what_is_to_be_deleted() -> None:
    app = QApplication.instance()
    if app is not None:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
