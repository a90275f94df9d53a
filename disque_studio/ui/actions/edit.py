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
    Action(
        "new_snapshot",
        "edit",
        2,
        "New &Snapshot…",
        "Keep the current photo's edit under a name, to come back to it",
        ("Ctrl+Shift+N",),
        needs_photo=True,
    ),
    Action(
        "history_panel",
        "window",
        1,
        "&History Panel",
        "Show or hide snapshots and the steps that were taken",
        ("Shift+F7",),
        checkable=True,
    ),
)
