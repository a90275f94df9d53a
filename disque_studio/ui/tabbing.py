"""Where the Tab key leads: through all that is seen, and round."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QWidget


def step(window: QMainWindow, *, forward: bool) -> bool:
    """Give the keyboard to the next widget that is seen; tells whether there is one.

    Qt (6.11) leads into panels behind a tab too, and comes to a halt at the last of them.
    """
    for widget in _following(window, forward=forward):
        if _takes_tab(widget, window):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            widget.setFocus(reason)
            _bring_in(widget)
            return True
    return False


def _bring_in(widget: QWidget) -> None:
    """Scroll a widget into sight; Qt does so only where the one before it is in the same scroll area."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _following(window: QMainWindow, *, forward: bool) -> Iterator[QWidget]:
    start = window.focusWidget() or window
    widget = start.nextInFocusChain() if forward else start.previousInFocusChain()
    while widget is not None and widget is not start:
        yield widget
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _takes_tab(widget: QWidget, window: QMainWindow) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.window() is window
        and widget.isEnabled()
        and widget.isVisibleTo(window)
        and not _behind_a_tab(widget, window)
    )


def _behind_a_tab(widget: QWidget, window: QMainWindow) -> bool:
    """Tell whether a widget's panel is behind another: Qt keeps it visible, but outside of the window."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, QDockWidget):
        above = above.parentWidget()
    return above is not None and not window.rect().intersects(above.geometry())
