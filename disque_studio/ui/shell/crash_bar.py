"""Tells at a start that the run before it ended unexpectedly, and shows its report."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from disque_studio.studio import crash
from disque_studio.ui import icons, theme
from disque_studio.ui.texts import tr

_ICON = QSize(16, 16)
_REPORT_HEIGHTS = 100, 220


class CrashBar(QFrame):
    """A bar with the report to unfold; it goes when it is dismissed."""

    def __init__(self, report: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        said = tr("Disque Studio ended unexpectedly")
        self.setAccessibleName(said)
        self._report = report
        self._icon = QLabel()
        told = QLabel(f"<b>{said}</b>&nbsp; {tr('The report stays on this machine; nothing is sent.')}")
        told.setWordWrap(True)
        self.open = _button(tr("Open report"), tr("Show the report of the last run here"))
        self.open.setCheckable(True)
        self.copy = _button(tr("Copy"), tr("Copy the report, to send it to whoever can help"))
        self.dismiss = _button(tr("Dismiss"), tr("Close this message; the report is kept"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        least, most = _REPORT_HEIGHTS
        self.text.setMinimumHeight(least)
        self.text.setMaximumHeight(most)
        self.text.setAccessibleName(tr("Report"))
        self.text.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(told, 1)
        for button in (self.open, self.copy, self.dismiss):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addLayout(row)
        layout.addWidget(self.text)
        self.open.toggled.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self.dismiss.clicked.connect(self.deleteLater)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()

    def _show(self, on: bool) -> None:
        self.text.setPlainText(self._read())
        self.text.setVisible(on)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._read())

    def _read(self) -> str:
        try:
            return f"{self._report}\n\n{crash.read(self._report)}"
        except OSError as error:
            return f"{self._report}: {error.strerror}"

    def _draw_icon(self) -> None:
        self._icon.setPixmap(icons.icon("warning").pixmap(_ICON))


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("small", True)
    button.setToolTip(tip)
    return button
