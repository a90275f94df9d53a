"""Choosing the pairs that a look model is made of: those of the shelf, or those in a folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.errors import DisqueError
from disque_studio.studio.library import LONGEST_NAME, checked_name
from disque_studio.studio.lookmodels import FEWEST, GOOD
from disque_studio.studio.pairing import PairFiles
from disque_studio.ui.texts import plural, said, tr

MINUTES = 5

_WIDTH, _SIDE = 520, 20


class MakeDialog(QDialog):
    """Says how many pairs there are and whether they are enough; `folder_asked` wants one looked into.

    `on_shelf` counts the pairs of the shelf whose photos are known, `without` the others.
    """

    folder_asked = Signal(object)

    def __init__(self, on_shelf: int, without: int, refusal: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Make a Look Model from My Edits"))
        self.setMinimumWidth(_WIDTH)
        self._on_shelf, self._without, self._refusal = on_shelf, without, refusal
        self.found: tuple[PairFiles, ...] | None = None
        self.folder: Path | None = None
        text = plural("The {count} pair on the &shelf", "The {count} pairs on the &shelf", on_shelf)
        self.shelf = QRadioButton(text)
        self.shelf.setToolTip(tr("Learn from the exemplar pairs on the shelf (Space)"))
        self.other = QRadioButton(tr("The pairs in a &folder"))
        self.other.setToolTip(tr("Learn from photos and their finished pictures in a folder (Space)"))
        self.browse = QPushButton(tr("Choose…"))
        self.browse.setAutoDefault(False)
        self.browse.setAccessibleName(tr("Choose a folder of pairs"))
        self.browse.setToolTip(tr("Choose a folder of photos and the pictures that you made of them"))
        self.name = QLineEdit(tr("My look"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(tr("Name of the look model"))
        self.name.setToolTip(
            tr("How the model and its look are called; an earlier one of the name is replaced")
        )
        self.note = QLabel()
        self.note.setObjectName("hint")
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing() * 3)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(tr("&Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setToolTip(tr("Start learning; the Training panel shows how far it is"))
        self.start.setDefault(True)
        self._arrange()
        self._connect()
        (self.shelf if on_shelf or without else self.other).setChecked(True)
        self._show()

    def show_found(self, folder: Path, pairs: Sequence[PairFiles]) -> None:
        """Show what a folder holds."""
        if folder == self.folder:
            self.found = tuple(pairs)
            self._show()

    def model_name(self) -> str | None:
        """Give the name, if it is one that files can have."""
        try:
            return checked_name(self.name.text())
        except DisqueError:
            return None

    def _arrange(self) -> None:
        intro = QLabel(
            tr(
                "Disque Studio learns from your finished pictures how you tone-map, in {minutes} minutes. "
                "Then you see your pictures beside what your model and the shipped one make of the photos, "
                "and choose."
            ).format(minutes=MINUTES)
        )
        intro.setWordWrap(True)
        # A dialog grants wrapped text too little height by itself.
        room = QRect(0, 0, _WIDTH - 2 * _SIDE, 1000)
        wrap = Qt.TextFlag.TextWordWrap.value
        intro.setMinimumHeight(intro.fontMetrics().boundingRect(room, wrap, intro.text()).height())
        group = QButtonGroup(self)
        group.addButton(self.shelf)
        group.addButton(self.other)
        row = QHBoxLayout()
        row.addWidget(self.other, 1)
        row.addWidget(self.browse)
        form = QFormLayout()
        form.addRow(tr("&Name"), self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 18, _SIDE, 16)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addSpacing(4)
        layout.addWidget(self.shelf)
        layout.addLayout(row)
        layout.addWidget(self.note)
        layout.addLayout(form)
        layout.addSpacing(4)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.shelf.toggled.connect(self._show)
        self.name.textChanged.connect(self._show)
        self.browse.clicked.connect(self._ask_folder)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Choose a Folder of Pairs"), str(self.folder or Path.home())
        )
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """Ask for the pairs of a folder."""
        self.folder, self.found = folder, None
        with QSignalBlocker(self.shelf):
            self.other.setChecked(True)
        self._show()
        self.folder_asked.emit(folder)

    def _show(self) -> None:
        count = self._count()
        self.note.setText(self._tell(count))
        enough = count is not None and count >= FEWEST
        self.start.setEnabled(enough and self.model_name() is not None and not self._refusal)

    def _count(self) -> int | None:
        if self.shelf.isChecked():
            return self._on_shelf
        return None if self.found is None else len(self.found)

    def _tell(self, count: int | None) -> str:
        if self._refusal:
            return self._refusal
        if count is None:
            return (
                tr("Looking into the folder…")
                if self.folder
                else tr("Choose a folder of photos and pictures.")
            )
        told = plural("{count} pair.", "{count} pairs.", count)
        if count < FEWEST:
            told = f"{told} {tr('At least {fewest} are needed; about {good} are good.')}"
        elif count < GOOD:
            told = f"{told} {tr('It works, but about {good}, of different scenes, are better.')}"
        else:
            told = f"{told} {tr('That is enough, where they show different scenes.')}"
        told = told.format(fewest=FEWEST, good=GOOD)
        if self.shelf.isChecked() and self._without:
            left = plural(
                "{count} more is left out: it came with a look, without its photo.",
                "{count} more are left out: they came with a look, without their photos.",
                self._without,
            )
            told = f"{told} {left}"
        if self.model_name() is None:
            told = f"{told} {said(_name_problem(self.name.text()))}"
        return told


def _name_problem(name: str) -> str:
    try:
        checked_name(name)
    except DisqueError as error:
        return f"{str(error)[:1].upper()}{str(error)[1:]}."
    return ""
