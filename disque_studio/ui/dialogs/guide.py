"""The guide: a few short pages with pictures of the window, from resources/guide."""

# ruff: noqa: N802 - Qt names the methods

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from disque_studio.resources import resource_path
from disque_studio.ui.texts import tr

_LIST_WIDTH = 230
_MARGIN = 40
_LINE_PERCENT = 125.0
_PICTURE = "\ufffc"
"""What stands in a document's text for a picture."""


def pages(language: str) -> list[Path]:
    """Give the guide's pages in order: Markdown files, in English where a language has none."""
    found = sorted(resource_path("guide", language).glob("*.md"))
    return found or sorted(resource_path("guide", "en").glob("*.md"))


def title(page: Path) -> str:
    """Give a page's title: its first line, which is its heading."""
    with page.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").strip()


class GuideDialog(QDialog):
    """A list of pages beside the page that is read."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Guide"))
        self.resize(960, 680)
        self._pages = pages(language)
        self.list = QListWidget()
        self.list.setObjectName("pages")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Pages of the guide"))
        self.list.addItems([title(page) for page in self._pages])
        self.page = _Page()
        self.page.setAccessibleName(tr("Page"))
        reading = QHBoxLayout()
        reading.setSpacing(12)
        reading.addWidget(self.list)
        reading.addWidget(self.page, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(reading, 1)
        layout.addWidget(self._buttons())
        # A dialog knows its default button only once the button is in it.
        self.forth.setDefault(True)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        self.page.show_page(self._pages[row])
        self.back.setEnabled(row > 0)
        self.forth.setEnabled(row + 1 < len(self._pages))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        close.setToolTip(tr("Close the guide (Esc)"))
        close.setAutoDefault(False)
        self.back = self._stepper(buttons, tr("Previous"), "Alt+Left", -1)
        self.forth = self._stepper(buttons, tr("Next"), "Alt+Right", 1)
        return buttons

    def _stepper(self, buttons: QDialogButtonBox, text: str, keys: str, by: int) -> QPushButton:
        made = buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        shortcut = QKeySequence(keys)
        made.setShortcut(shortcut)
        made.setToolTip(f"{text} ({shortcut.toString(QKeySequence.SequenceFormat.NativeText)})")
        made.clicked.connect(lambda: self.list.setCurrentRow(self.list.currentRow() + by))
        return made


class _Page(QTextBrowser):
    """Shows a page; its pictures are as wide as the page at most, and sharp on any screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(18)
        # Always there, so that no page changes the width that it is laid out for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._page: Path | None = None
        self._width = 0

    def show_page(self, page: Path) -> None:
        """Show a Markdown file, whose pictures lie beside it."""
        self._page = page
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the page's new width."""
        super().resizeEvent(event)
        if self._page is not None and event.size().width() != self._width:
            place = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(place)

    def _lay_out(self) -> None:
        page, self._width = self._page, self.viewport().width()
        assert page is not None
        self.document().clear()
        self.document().setMarkdown(page.read_text(encoding="utf-8"))
        airy = QTextBlockFormat()
        airy.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.document().begin()
        while block.isValid():
            if _PICTURE not in block.text():
                QTextCursor(block).mergeBlockFormat(airy)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load a picture of the page, scaled to the page's width."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        assert self._page is not None
        image = QImage(str(self._page.with_name(QUrl(name).toString())))
        scale = self.devicePixelRatioF()
        room = round((self.viewport().width() - _MARGIN - 16) * scale)
        if image.width() > room > 0:
            image = image.scaled(
                QSize(room, image.height()),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        image.setDevicePixelRatio(scale)
        return image
