"""Choosing a series of exposures, how it is merged, and where the picture goes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.brackets import SUFFIX, Found, Series, suggest
from disque_studio.ui.brackets.tree import SeriesTree
from disque_studio.ui.brackets.work import Shown, Wish
from disque_studio.ui.messages import explain
from disque_studio.ui.panels.thumbs import to_image
from disque_studio.ui.tasks import Thumb
from disque_studio.ui.texts import mark, plural, tr

# ruff: noqa: N802 - Qt names the event handlers

_FILTER = mark(
    "Exposures (*.jpg *.jpeg *.tif *.tiff *.dng *.cr2 *.cr3 *.nef *.arw *.raf *.orf *.rw2 *.pef *.srw);;"
    "All files (*)"
)
_EXR = mark("OpenEXR (*.exr)")
_ROOM = QSize(320, 240)
_GAP = 12


class Picture(QLabel):
    """A picture as large as there is room for, or words in its place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumSize(_ROOM)
        self._pixels: QPixmap | None = None

    def show_pixels(self, rgb: Thumb) -> None:
        """Show uint8 (h, w, 3) sRGB pixels."""
        self._pixels = QPixmap.fromImage(to_image(rgb))
        self._fit()

    def say(self, text: str) -> None:
        """Show words."""
        self._pixels = None
        self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture as large as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._pixels is None:
            return
        scale = self.devicePixelRatioF()
        fitted = self._pixels.scaled(
            self.contentsRect().size() * scale,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(scale)
        self.setPixmap(fitted)


class BracketsDialog(QDialog):
    """Shows the series that were found and what becomes of one.

    `asked` wants files and folders looked into, `wished` another preview. `separately` says that the files
    shall be opened as they are, where they were `dropped`.
    """

    asked = Signal(object)
    wished = Signal(object)
    separately = Signal()

    def __init__(self, *, dropped: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Merge Brackets"))
        self.resize(1000, 620)
        self._suggested = ""
        self.note = QLabel(tr("Choose the exposures of a scene, or a folder with several series."))
        self.note.setWordWrap(True)
        self.files = _button(tr("Choose &Files…"), tr("Choose the exposures of a scene"))
        self.folder = _button(tr("Choose F&older…"), tr("Find all series in a folder and the folders in it"))
        self.tree = SeriesTree()
        self.picture = Picture(tr("Preview"))
        self.align = QCheckBox(tr("&Align the frames"))
        self.align.setToolTip(tr("Lay the frames over each other, for series taken by hand (Space)"))
        self.deghost = QCheckBox(tr("&Remove ghosts"))
        self.deghost.setToolTip(tr("Show what moved once, as one of the frames shows it (Space)"))
        for box in (self.align, self.deghost):
            box.setChecked(True)
            box.toggled.connect(self._wish)
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Save as"))
        self.line.setToolTip(tr("The merged picture's file, an EXR; no file is ever replaced"))
        self.browse = _button(tr("&Browse…"), tr("Choose the folder and name"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = self.buttons.addButton(tr("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setToolTip(tr("Merge the series, save it and open it (Enter)"))
        self.merge.setDefault(True)
        self.apart = self.buttons.addButton(tr("Open &Separately"), QDialogButtonBox.ButtonRole.ActionRole)
        self.apart.setToolTip(tr("Open the files as pictures of their own"))
        self.apart.setVisible(dropped)
        self._arrange()
        self._connect()
        self._follow()

    def wish(self) -> Wish | None:
        """Give what is to be done, if a series is chosen."""
        series = self.tree.chosen()
        return None if series is None else Wish(series, self.align.isChecked(), self.deghost.isChecked())

    def target(self) -> Path:
        """Give the file to be written."""
        return Path(self.line.text().strip()).expanduser()

    def show_waiting(self) -> None:
        """Say that files are being looked into."""
        self.note.setText(tr("Looking for series…"))
        self.tree.show_series([])

    def show_found(self, found: Found) -> None:
        """Show the series that were found."""
        self.tree.show_series(found.series)
        if not found.series:
            text = tr(
                "There is no series here: no pictures of different exposures, taken one after the other "
                "by one camera, whose EXIF tells the exposures."
            )
        else:
            text = plural("{count} series is found.", "{count} series are found.", len(found.series))
            if found.others:
                more = plural(
                    "{count} other picture is in none.", "{count} other pictures are in none.", found.others
                )
                text = f"{text} {more}"
        self.note.setText(text)
        (self.tree if found.series else self.files).setFocus()

    def show_frames(self, series: Series, shown: Shown) -> None:
        """Show the thumbnails of a series."""
        self.tree.show_thumbs(series.paths, shown.thumbs)

    def show_preview(self, wish: Wish, picture: Thumb) -> None:
        """Show a preview, if it is still of what is wished."""
        if wish == self.wish():
            self.picture.show_pixels(picture)

    def refuse(self, error: Exception) -> None:
        """Say in the preview's place why there is none."""
        message = explain(error)
        self.picture.say(f"{message.subject}: {message.text}" if message.subject else message.text)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.note, 1)
        top.addWidget(self.files)
        top.addWidget(self.folder)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(_GAP)
        split.addWidget(self.tree)
        split.addWidget(self.picture)
        split.setSizes([520, 430])
        options = QHBoxLayout()
        options.setSpacing(20)
        options.addWidget(self.align)
        options.addWidget(self.deghost)
        options.addStretch(1)
        label = QLabel(tr("Sa&ve as"))
        label.setBuddy(self.line)
        place = QHBoxLayout()
        place.addWidget(label)
        place.addWidget(self.line, 1)
        place.addWidget(self.browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(split, 1)
        layout.addLayout(options)
        layout.addLayout(place)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.files.clicked.connect(self._ask_files)
        self.folder.clicked.connect(self._ask_folder)
        self.browse.clicked.connect(self._browse)
        self.tree.changed.connect(self._follow)
        self.line.textChanged.connect(self._check)
        self.apart.clicked.connect(self._open_apart)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _follow(self) -> None:
        """Follow the chosen series: suggest a name, unless the user wrote one, and ask for a preview."""
        series = self.tree.chosen()
        if self.line.text() == self._suggested:
            self._suggested = "" if series is None else str(suggest(series))
            self.line.setText(self._suggested)
        self._wish()

    def _wish(self) -> None:
        wish = self.wish()
        if wish is None:
            chosen = self.tree.currentItem() is not None
            self.picture.say(tr("Take in two frames or more.") if chosen else tr("No series is chosen."))
        else:
            self.picture.say(tr("The preview is being made…"))
            self.wished.emit(wish)
        self._check()

    def _check(self) -> None:
        target = self.target()
        free = target.suffix.lower() == SUFFIX and target.parent.is_dir() and not target.exists()
        self.merge.setEnabled(self.wish() is not None and free)

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Choose Exposures"), "", tr(_FILTER))
        self._ask([Path(name) for name in chosen])

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Choose a Folder"))
        self._ask([Path(chosen)] if chosen else [])

    def _ask(self, files: Sequence[Path]) -> None:
        if files:
            self.asked.emit(list(files))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save as"), self.line.text(), tr(_EXR))
        if chosen:
            path = Path(chosen)
            self.line.setText(str(path if path.suffix else path.with_suffix(SUFFIX)))

    def _open_apart(self) -> None:
        self.reject()
        self.separately.emit()


def _button(text: str, tip: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    return made
