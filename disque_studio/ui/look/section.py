"""A part of the look's panel that can be folded away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from disque_studio.ui.panels.headed import Headed
from disque_studio.ui.texts import tr


class Section(Headed):
    """A heading with small buttons and an arrow; subclasses fill `content`."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.content = content
        self.fold = QToolButton()
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setArrowType(Qt.ArrowType.DownArrow)
        self.fold.setIconSize(QSize(8, 8))
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.setAccessibleName(tr("Show {part}").format(part=title))
        self.fold.setToolTip(tr("Show or fold away {part} (Tab to it, then Space)").format(part=title))
        self.fold.toggled.connect(self._unfold)
        self.body.addWidget(content)

    def _unfold(self, on: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.content.setVisible(on)
