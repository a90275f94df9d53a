"""The restored preview: a small copy of the picture as it is, and beside it as DRI would restore it."""

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from disque_studio.ui.panels.thumbs import to_image
from disque_studio.ui.tasks import Thumb
from disque_studio.ui.texts import mark, tr

_PANORAMA = 2.0
"""Width over height above which two pictures side by side are too wide for a small screen."""

_NOTE = mark(
    "Restored: what DRI takes for damage is taken out as far as it can, which often is little. "
    "The preview helps to understand the score; it is never saved."
)


class RestoredDialog(QDialog):
    """Shows two uint8 (h, w, 3) sRGB pictures of one size; panoramas stand one above the other."""

    def __init__(self, before: Thumb, after: Thumb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Restored Preview"))
        self.before = _picture(before, tr("The picture as it is"))
        self.after = _picture(after, tr("The picture as DRI would restore it"))
        pictures = QGridLayout()
        pictures.setHorizontalSpacing(12)
        pictures.setVerticalSpacing(6)
        stacked = before.shape[1] > _PANORAMA * before.shape[0]
        for place, (title, picture) in enumerate(
            ((tr("As it is"), self.before), (tr("Restored"), self.after))
        ):
            row, column = (2 * place, 0) if stacked else (0, place)
            heading = QLabel(title)
            heading.setObjectName("heading")
            pictures.addWidget(heading, row, column)
            pictures.addWidget(picture, row + 1, column)
        note = QLabel(tr(_NOTE))
        note.setObjectName("hint")
        note.setWordWrap(True)
        self.setAccessibleDescription(tr(_NOTE))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.close_button = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.close_button.setDefault(True)
        self.close_button.setToolTip(tr("Close this preview (Esc)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(pictures)
        layout.addWidget(note)
        layout.addWidget(buttons)
        self.close_button.setFocus()


def _picture(pixels: Thumb, name: str) -> QLabel:
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(to_image(pixels)))
    label.setAccessibleName(name)
    return label
