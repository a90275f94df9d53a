"""What the user is told of the screen's colours."""

from disque_studio.ui.display.work import Screen
from disque_studio.ui.texts import said, tr

_LONGEST = 12


def short(screen: Screen) -> str:
    """Name the profile for the status bar."""
    if screen.source == "assumed":
        return "sRGB?"
    return screen.name if len(screen.name) <= _LONGEST else f"{screen.name[: _LONGEST - 1]}…"


def full(screen: Screen) -> str:
    """Tell the profile, where it is from, and why it is no other."""
    name = screen.name or tr("without a name")
    match screen.source:
        case "system":
            return tr("The screen's colours: {name}, from the system").format(name=name)
        case "chosen":
            return tr("The screen's colours: {name}, chosen in the settings").format(name=name)
    told = tr("The screen's colours are assumed to be sRGB")
    return f"{told}: {said(screen.reason)}" if screen.reason else told
