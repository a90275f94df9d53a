"""Commands of the Quality menu."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action(
        "quality_up",
        "quality",
        1,
        "&Raise Quality",
        "Ask for a score two points higher",
        ("Ctrl+Shift+Up",),
        needs_photo=True,
    ),
    Action(
        "quality_down",
        "quality",
        1,
        "&Lower Quality",
        "Ask for a score two points lower",
        ("Ctrl+Shift+Down",),
        needs_photo=True,
    ),
    Action(
        "reset_quality",
        "quality",
        1,
        "Re&set Quality",
        "Go back to the look as it is",
        ("Ctrl+Shift+R",),
        needs_photo=True,
    ),
    Action(
        "map",
        "quality",
        2,
        "Quality &Map",
        "Show on the photo where its quality is high or low",
        ("M",),
        "map",
        needs_canvas=True,
        checkable=True,
    ),
    Action(
        "next_map",
        "quality",
        2,
        "&Next Map",
        "Show the map of the next scorer",
        ("Shift+M",),
        needs_canvas=True,
    ),
    Action(
        "restored",
        "quality",
        3,
        "Restored &Preview…",
        "What DRI would take out of the picture: a small preview, never saved",
        ("Ctrl+D",),
    ),
)
