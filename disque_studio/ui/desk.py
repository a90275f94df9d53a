"""What the parts of the window share: its state, its lanes, its canvas and its commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMainWindow

from disque_studio.ui.canvas.canvas import Canvas
from disque_studio.ui.document import Document
from disque_studio.ui.messages import MessageBar
from disque_studio.ui.workers import Workers


@dataclass(frozen=True, eq=False)
class Desk:
    """Given to each part when it is made. A part serves its commands by `connect`."""

    window: QMainWindow
    document: Document
    workers: Workers
    canvas: Canvas
    messages: MessageBar
    actions: dict[str, QAction]
    served: set[str] = field(default_factory=set)

    def connect(self, commands: Mapping[str, Callable[[bool], object]]) -> None:
        """Serve commands, each by a function of the action's checked state.

        Raises:
            KeyError: a command is not declared, or somebody serves it already.
        """
        for name, run in commands.items():
            if name in self.served:
                raise KeyError(f"the command {name} is served twice")
            self.actions[name].triggered.connect(run)
            self.served.add(name)

    def show_dialog(self, dialog: QDialog, accepted: Callable[[], object] | None = None) -> None:
        """Open a dialog over the window, without waiting for it."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if accepted is not None:
            dialog.accepted.connect(accepted)
        dialog.open()
