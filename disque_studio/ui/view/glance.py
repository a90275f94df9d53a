"""A key that shows something while it is held, wherever the keyboard is, save where text is typed."""

# ruff: noqa: N802 - Qt names the event filter

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_ENDS = (QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate)


class Glance(QObject):
    """Calls `show` with True when the key goes down and with False when it comes up, or goes elsewhere.

    The press comes as a shortcut, so that lists do not take it for a search; the release comes to the widget
    that has the keyboard, or from there to the window.
    """

    def __init__(self, window: QWidget, key: Qt.Key, show: Callable[[bool], object]) -> None:
        super().__init__(window)
        self._window, self._key, self._show = window, key, show
        self._watched: tuple[QObject, ...] = ()
        self._pressed = QShortcut(QKeySequence(key), window)
        self._pressed.setAutoRepeat(False)
        self._pressed.activated.connect(self._begin)

    def enable(self, on: bool) -> None:
        """Heed the key, or leave it to others."""
        self._pressed.setEnabled(on)
        if not on:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the key's release, or when the keyboard goes elsewhere."""
        if isinstance(event, QKeyEvent):
            released = event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat()
            if released and event.key() == self._key:
                self._end()
        elif event.type() in _ENDS:
            self._end()
        return False

    def _begin(self) -> None:
        self._end()
        focused = QApplication.focusWidget()
        self._watched = tuple({self._window, focused or self._window})
        for widget in self._watched:
            widget.installEventFilter(self)
        self._show(True)

    def _end(self) -> None:
        if self._watched:
            for widget in self._watched:
                widget.removeEventFilter(self)
            self._watched = ()
            self._show(False)
