"""Commands of the Edit menu."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action("undo", "edit", 1, "&Undo", "Take the last change back", ("Ctrl+Z",), "undo"),
    Action(
        "redo",
        "edit",
        1,
        "&Redo",
        "Make the change again that was taken back",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
    ),
)
