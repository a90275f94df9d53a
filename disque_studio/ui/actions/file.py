"""Commands of the File menu."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action("open", "file", 1, "&Open Photo…", "Open an HDR photo", ("Ctrl+O",), "open"),
    Action("demo", "file", 1, "Open &Demo Photo", "Open the bundled demo photo", ("Ctrl+Shift+D",), "demo"),
    Action("paste", "file", 1, "&Paste Files", "Open copied files as if they were dropped", ("Ctrl+V",)),
    Action("cancel", "file", 3, "&Cancel Work", "Stop what is running", ("Esc",)),
    Action("quit", "file", 4, "&Quit", "Close the window", ("Ctrl+Q",)),
)
