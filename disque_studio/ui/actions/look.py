"""Commands of the Look menu."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action(
        "add_pair",
        "look",
        1,
        "&Add Exemplar Pair…",
        "Teach a look by a before and an after picture",
        ("Ctrl+Shift+O",),
        "exemplar-add",
    ),
    Action(
        "use_pairs",
        "look",
        1,
        "Use the &Pairs",
        "Put the look of the exemplar pairs on the photo",
        ("Ctrl+M",),
    ),
    Action(
        "open_look",
        "look",
        2,
        "&Open Look…",
        "Put the look of a .look file on the photo",
        ("Ctrl+Shift+L",),
    ),
    Action(
        "save_look",
        "look",
        2,
        "Sa&ve Look…",
        "Keep the look of the exemplar pairs as a .look file",
        ("Ctrl+Shift+S",),
    ),
    Action("no_look", "look", 3, "&No Look", "Show the photo without a look", ("Ctrl+L",)),
    Action(
        "next_look",
        "look",
        3,
        "Next &Built-in Look",
        "Put the next built-in look on the photo",
        ("Ctrl+PgDown",),
    ),
    Action(
        "previous_look",
        "look",
        3,
        "Previo&us Built-in Look",
        "Put the built-in look before on the photo",
        ("Ctrl+PgUp",),
    ),
    Action("strength_up", "look", 4, "More &Strength", "Strengthen the look by 5 %", ("Ctrl+Up",)),
    Action("strength_down", "look", 4, "Less S&trength", "Weaken the look by 5 %", ("Ctrl+Down",)),
    Action("exposure_up", "look", 4, "More &Exposure", "Brighten by a quarter stop", ("Ctrl+Right",)),
    Action("exposure_down", "look", 4, "Less E&xposure", "Darken by a quarter stop", ("Ctrl+Left",)),
    Action("reset", "look", 4, "&Reset Sliders", "Set strength to 100 % and exposure to 0", ("Ctrl+R",)),
)
