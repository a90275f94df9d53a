"""Commands of the Training menu, and the one that shows its panel."""

from disque_studio.ui.actions.action import Action

ACTIONS = (
    Action(
        "training_panel",
        "window",
        1,
        "Trai&ning Panel",
        "Show or hide the trainings",
        ("Shift+F12",),
        checkable=True,
    ),
    Action(
        "training_data",
        "training",
        1,
        "&Choose Data Folder…",
        "Choose the folder of pictures that the next training learns from",
        ("Ctrl+Alt+I",),
    ),
    Action(
        "training_start",
        "training",
        1,
        "&Start Training",
        "Start the training that is set up in the Training panel",
        ("Ctrl+Alt+B",),
    ),
    Action(
        "training_pause",
        "training",
        2,
        "&Pause Training",
        "Hold the training, or let it go on from where it was left",
        ("Ctrl+Alt+H",),
    ),
    Action(
        "training_stop",
        "training",
        2,
        "S&top Training",
        "Stop the training; what it has learnt is kept, and it can go on later",
        ("Ctrl+Alt+G",),
    ),
    Action(
        "training_data_folder",
        "training",
        3,
        "Open &Data Folder",
        "Show the folder that the shown training learns from in the file manager",
        ("Ctrl+Alt+J",),
    ),
    Action(
        "training_folder",
        "training",
        3,
        "Open Training's &Folder",
        "Show the folder of the shown training, with its model and its checkpoints, in the file manager",
        ("Ctrl+Alt+U",),
    ),
    Action(
        "training_delete",
        "training",
        4,
        "D&elete Training…",
        "Delete the shown training with its checkpoints; an installed model stays",
        why_no_key="a key for something that cannot be undone would be hit by mistake",
    ),
)
