"""Undo and redo: their commands, which name the step they would take."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from disque_studio.ui.desk import Desk
from disque_studio.ui.texts import as_tip, tr


class UndoPart(QObject):
    """Serves the commands, enabled and named after what stands on the stack."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        stack = desk.document.stack
        undo, redo = desk.actions["undo"], desk.actions["redo"]
        desk.connect({"undo": lambda _: stack.undo(), "redo": lambda _: stack.redo()})
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        stack.undoTextChanged.connect(_namer(undo))
        stack.redoTextChanged.connect(_namer(redo))
        undo.setEnabled(False)
        redo.setEnabled(False)


def _namer(action: QAction) -> Callable[[str], None]:
    """Give what writes a step's name behind an action's own."""
    plain, tip = action.text(), action.toolTip()

    def name(step: str) -> None:
        action.setText(tr("{action}: {step}").format(action=plain, step=step) if step else plain)
        action.setIconText(plain.replace("&", ""))
        action.setToolTip(as_tip(f"{tip}\n{step}") if step else tip)

    return name
