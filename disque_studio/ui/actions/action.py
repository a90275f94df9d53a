"""What a command of the window is, as data."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True)
class Action:
    """A command: menu, toolbar, palette, tooltip and shortcut follow from it.

    Commands of one `group` stand together in the menu. A command without `keys` says in `why_no_key` why it
    has none. `on_canvas` shortcuts work while the canvas has the keyboard focus, so that lists and sliders
    keep their own arrow keys. Commands of one `submenu` stand in it, at the place of the first of them.
    `needs_canvas` is for what shows on the canvas alone: it needs the photo there, in nothing else's place.
    """

    name: str
    menu: str
    group: int
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs_photo: bool = False
    needs_canvas: bool = False
    checkable: bool = False
    on_canvas: bool = False
    why_no_key: str = ""
    submenu: str = ""


def keys_text(spec: Action) -> str:
    """Write a command's first shortcut as this system writes it; "" for a command without."""
    if not spec.keys:
        return ""
    return QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
