"""Commands of the Help menu, and those that set the window up."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action(
        "settings",
        "edit",
        9,
        "Se&ttings…",
        "Choose theme, language and what new photos begin with",
        ("Ctrl+,",),
    ),
    Action(
        "forget_recent",
        "file",
        1,
        "&Forget Recent Photos",
        "Empty the list of photos that were opened lately",
        why_no_key="It cannot be undone and is seldom needed",
    ),
    Action(
        "theme",
        "window",
        3,
        "Change &Theme",
        "Change between the dark and the light theme",
        ("Ctrl+Shift+T",),
    ),
    Action(
        "palette",
        "help",
        1,
        "&Command Palette…",
        "Find and run any command by a few letters of its name",
        ("Ctrl+Shift+P", "F2"),
    ),
    Action("guide", "help", 1, "&Guide", "Learn in a few short pages what can be done", ("Shift+F1",)),
    Action("shortcuts", "help", 1, "&Keyboard Shortcuts", "List every command and its keys", ("F1",)),
    Action(
        "about",
        "help",
        2,
        "&About Disque Studio",
        "Show version, licence and device",
        why_no_key="It is needed too seldom",
    ),
)
