"""Commands of the File menu."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action("open", "file", 1, "&Open Photo…", "Open an HDR photo", ("Ctrl+O",), "open"),
    Action("demo", "file", 1, "Open &Demo Photo", "Open the bundled demo photo", ("Ctrl+Shift+D",), "demo"),
    Action("paste", "file", 1, "&Paste Files", "Open copied files as if they were dropped", ("Ctrl+V",)),
    Action(
        "merge_brackets",
        "file",
        1,
        "&Merge Brackets…",
        "Merge several exposures of a scene to an HDR photo",
        ("Ctrl+Shift+B",),
    ),
    Action("new_session", "file", 2, "&New Session", "Begin with no photos and an empty shelf", ("Ctrl+N",)),
    Action(
        "open_session",
        "file",
        2,
        "Open Sess&ion…",
        "Open photos, edits and pairs that were saved in one file",
        ("Ctrl+Alt+N",),
    ),
    Action(
        "save_session",
        "file",
        2,
        "Save Session &As…",
        "Save the photos' edits and the pairs in one file",
        ("Ctrl+Alt+A",),
    ),
    Action("cancel", "file", 4, "&Cancel Work", "Stop what is running", ("Esc",)),
    Action("quit", "file", 5, "&Quit", "Close the window", ("Ctrl+Q",)),
)
