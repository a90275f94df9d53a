"""Commands of the File menu that write finished pictures."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action(
        "save",
        "file",
        3,
        "&Save Picture As…",
        "Save the finished picture of the current photo",
        ("Ctrl+S",),
        "save",
        needs_photo=True,
    ),
    Action(
        "export",
        "file",
        3,
        "&Export…",
        "Export one photo or many as finished pictures",
        ("Ctrl+E",),
        "export",
        needs_photo=True,
    ),
    Action(
        "export_again",
        "file",
        3,
        "Export A&gain",
        "Export the selected photos with the settings used last",
        ("Ctrl+Shift+E",),
        needs_photo=True,
    ),
    Action(
        "pause_export",
        "file",
        3,
        "Pa&use Export",
        "Hold the export, or let it go on",
        ("Ctrl+Alt+P",),
        checkable=True,
    ),
    Action(
        "cancel_export",
        "file",
        3,
        "Cance&l Export",
        "Stop exporting; files that are written stay",
        ("Ctrl+Alt+E",),
    ),
    Action(
        "export_panel", "window", 1, "E&xport Panel", "Show or hide the exports", ("F12",), checkable=True
    ),
)
