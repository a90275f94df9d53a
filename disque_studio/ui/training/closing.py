"""What becomes of a training that runs when the window is closed: the user is asked, or has said before."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.texts import tr

SETTING = "training_on_close"
ASK, CONTINUE, STOP = "ask", "continue", "stop"


def question(
    parent: QWidget, name: str, preferences: Preferences, answered: Callable[[str], object]
) -> QMessageBox:
    """Make the question; `answered` is told CONTINUE or STOP, and nothing where the window is to stay."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Training"))
    box.setText(tr("A training is running: {name}.").format(name=name))
    box.setInformativeText(
        tr("It can go on without the window; the next window finds it again. What it has learnt is kept.")
    )
    go_on = box.addButton(tr("Let It &Go On"), QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton(tr("&Stop and Close"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("&Keep Open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go_on)
    remember = QCheckBox(tr("&Do this from now on (to be changed in the settings)"))
    box.setCheckBox(remember)

    def answer(what: str) -> None:
        if remember.isChecked():
            preferences.set(SETTING, what)
        answered(what)

    go_on.clicked.connect(lambda: answer(CONTINUE))
    stop.clicked.connect(lambda: answer(STOP))
    return box
