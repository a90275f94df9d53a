"""Commands of the scopes, in the Window menu."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action(
        "scopes_panel",
        "window",
        1,
        "&Scopes",
        "Show or hide the panel of the scopes",
        ("Shift+F8",),
        checkable=True,
    ),
    Action(
        "histogram",
        "window",
        2,
        "Hist&ogram",
        "See how often each code occurs; the dim line is the photo without its look",
        ("Alt+1",),
        checkable=True,
    ),
    Action(
        "waveform",
        "window",
        2,
        "Wa&veform",
        "See how bright the photo is over its width",
        ("Alt+2",),
        checkable=True,
    ),
    Action(
        "parade",
        "window",
        2,
        "RGB &Parade",
        "See red, green and blue over the photo's width, side by side",
        ("Alt+3",),
        checkable=True,
    ),
    Action(
        "vectorscope",
        "window",
        2,
        "Ve&ctorscope",
        "See which colours there are; the dashed line is that of skin",
        ("Alt+4",),
        checkable=True,
    ),
    Action(
        "scopes_log",
        "window",
        2,
        "Logarith&mic Histogram",
        "Count on a logarithmic scale, which shows rare codes too",
        ("Alt+0",),
        checkable=True,
    ),
)
