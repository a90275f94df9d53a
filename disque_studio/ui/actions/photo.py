"""Commands of the Photo menu: going from photo to photo, sorting them out, and sharing edits."""

from disque_studio.ui.actions.action import Action
from disque_studio.ui.texts import mark

_CLEAR = Action(
    "rate_0", "photo", 3, "No Stars", "Take the stars of the selected photos away", ("0",), needs_photo=True
)
_RATE = tuple(
    Action(f"rate_{stars}", "photo", 3, text, tip, (str(stars),), needs_photo=True)
    for stars, text, tip in (
        (1, mark("1 Star"), mark("Give the selected photos one star")),
        (2, mark("2 Stars"), mark("Give the selected photos two stars")),
        (3, mark("3 Stars"), mark("Give the selected photos three stars")),
        (4, mark("4 Stars"), mark("Give the selected photos four stars")),
        (5, mark("5 Stars"), mark("Give the selected photos five stars")),
    )
)

ACTIONS = (
    Action("next_photo", "photo", 1, "&Next Photo", "Go to the next photo", (".",), needs_photo=True),
    Action(
        "previous_photo", "photo", 1, "Pre&vious Photo", "Go to the photo before", (",",), needs_photo=True
    ),
    Action(
        "select_all",
        "photo",
        1,
        "Select &All",
        "Select all photos that are shown",
        ("Ctrl+A",),
        needs_photo=True,
    ),
    Action(
        "select_current",
        "photo",
        1,
        "Select Current &Only",
        "Select the current photo alone",
        ("Ctrl+Shift+A",),
        needs_photo=True,
    ),
    Action("pick", "photo", 2, "&Pick", "Flag the selected photos as picks", ("P",), needs_photo=True),
    Action("reject", "photo", 2, "Re&ject", "Flag the selected photos as rejects", ("X",), needs_photo=True),
    Action(
        "unflag",
        "photo",
        2,
        "&Unflag",
        "Take the flags of the selected photos away",
        ("U",),
        needs_photo=True,
    ),
    _CLEAR,
    *_RATE,
    Action(
        "input_space",
        "photo",
        4,
        "&Input Space…",
        "Choose the colour space in which the selected photos are read",
        ("Shift+I",),
        needs_photo=True,
    ),
    Action(
        "copy_edit",
        "photo",
        4,
        "&Copy Edit",
        "Copy the current photo's edit",
        ("Ctrl+Shift+C",),
        needs_photo=True,
    ),
    Action(
        "paste_edit",
        "photo",
        4,
        "Paste &Edit",
        "Put the copied edit, but its crop, on the selected photos",
        ("Ctrl+Shift+V",),
        needs_photo=True,
    ),
    Action(
        "paste_special",
        "photo",
        4,
        "Paste &Special…",
        "Put chosen parts of the copied edit on the selected photos",
        ("Ctrl+Alt+V",),
        needs_photo=True,
    ),
    Action(
        "sync_edit",
        "photo",
        4,
        "S&ync Selected with Current",
        "Put the current photo's edit, but its crop, on all selected photos",
        ("Ctrl+Alt+S",),
        needs_photo=True,
    ),
    Action(
        "remove_photo",
        "photo",
        5,
        "&Remove from Filmstrip",
        "Take the selected photos out of the filmstrip; their files stay",
        ("Del",),
        needs_photo=True,
    ),
    Action(
        "filmstrip_panel", "window", 1, "F&ilmstrip", "Show or hide the filmstrip", ("F5",), checkable=True
    ),
)
