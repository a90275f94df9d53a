"""What stands on the canvas before a photo is open: what to drop, and two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Welcome(QWidget):
    """The first thing a newcomer reads."""

    def __init__(self, open_photo: QAction, demo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Welcome")
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(3)
        title = QLabel("Drop an HDR photo here")
        title.setObjectName("welcome-title")
        layout.addWidget(title, alignment=Qt.AlignmentFlag.AlignHCenter)
        for line in (
            "OpenEXR, Radiance HDR, PFM, TIFF, PNG or Ultra HDR JPEG",
            "To teach a look, drop a before (HDR) and an after (finished) of one scene together.",
        ):
            label = QLabel(line)
            label.setObjectName("hint")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        for action, text, default in ((open_photo, "Open Photo…", True), (demo, "Try the Demo", False)):
            button = QPushButton(text)
            button.setDefault(default)
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(4)
