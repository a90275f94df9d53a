"""A part of a panel: a heading with small buttons, and a body under it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from disque_studio.ui import theme
from disque_studio.ui.texts import tr


class Headed(QWidget):
    """A headed part; subclasses fill `header` (to the right of the title) and `body`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        self._title = title
        self._heading = QLabel(title)
        self._heading.setObjectName("part")
        self._heading.setIndent(0)
        # Where space is short the heading gives way, never a button.
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._heading, 1)
        self.header = QHBoxLayout()
        self.header.setSpacing(4)
        row.addLayout(self.header)
        self.body = QVBoxLayout()
        layout.addLayout(row)
        layout.addLayout(self.body, 1)

    def mark(self, on: bool) -> None:
        """Mark the heading when this part's look is the one on the photo."""
        theme.dress(self._heading, "marked", on)
        self._heading.setToolTip(tr("The look on the photo comes from here") if on else "")
        name = tr("{title}, in use").format(title=self._title) if on else self._title
        self._heading.setAccessibleName(name)


def button(action: QAction, text: str) -> QPushButton:
    """Make a small button for an action: its tooltip and its enabled state are the action's."""
    made = QPushButton(text)
    made.setProperty("small", True)
    made.setToolTip(action.toolTip())
    made.setAccessibleName(action.text().replace("&", ""))
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    made.setEnabled(action.isEnabled())
    return made
