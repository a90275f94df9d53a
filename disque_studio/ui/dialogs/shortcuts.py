"""The list of every command and its keys: searchable, and printable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui.texts import mark, tr

_BY_HAND = (
    (mark("Mouse on the canvas"), mark("Zoom to the cursor"), mark("Mouse wheel")),
    (mark("Mouse on the canvas"), mark("Pan"), mark("Drag")),
    (mark("Mouse on the canvas"), mark("Whole photo or 1:1"), mark("Double-click")),
    (mark("Sliders"), mark("One step less or more"), mark("Arrow keys")),
    (mark("Sliders"), mark("A large step less or more"), mark("Page Up, Page Down")),
    (mark("Sliders"), mark("Lowest or highest value"), mark("Home, End")),
    (mark("Sliders"), mark("Back to the neutral value"), mark("Double-click on the name")),
)
"""What hands can do without a command: group, what it does, how."""


@dataclass(frozen=True)
class Row:
    """A command as it is listed; `why_none` is said of one without keys."""

    group: str
    title: str
    tip: str
    keys: str
    why_none: str = ""


class ShortcutsDialog(QDialog):
    """A tree of all commands, grouped by menu, with a line to search them."""

    def __init__(self, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard Shortcuts"))
        self.resize(1000, 640)
        self.rows = (*rows, *(Row(tr(group), tr(what), "", tr(how)) for group, what, how in _BY_HAND))
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Search commands and keys"))
        self.line.setAccessibleName(tr("Search commands and keys"))
        self.line.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Keyboard Shortcuts"))
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([tr("Command"), tr("Keys"), tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.line)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._buttons())
        self.line.textChanged.connect(self._fill)
        self._fill("")
        self.line.setFocus()

    def shown(self) -> list[Row]:
        """Give the commands that fit what is searched."""
        words = self.line.text().casefold().split()
        return [row for row in self.rows if all(word in _searched(row) for word in words)]

    def page(self) -> QTextDocument:
        """Lay the shown commands out for paper."""
        made = QTextDocument(self)
        made.setDefaultFont(QFont(self.font().family(), 9))
        made.setHtml(f"<h2>{escape(tr('Keyboard Shortcuts'))}</h2>{''.join(_tables(self.shown()))}")
        return made

    def _fill(self, _query: str) -> None:
        self.tree.clear()
        for group, members in groupby(self.shown(), key=lambda row: row.group):
            heading = QTreeWidgetItem([group])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            self.tree.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            heading.setExpanded(True)
            for row in members:
                heading.addChild(_item(row))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        close.setToolTip(tr("Close the list (Esc)"))
        close.setAutoDefault(False)
        paper = buttons.addButton(tr("Print…"), QDialogButtonBox.ButtonRole.ActionRole)
        paper.setToolTip(tr("Print the commands that are shown"))
        paper.setAutoDefault(False)
        paper.clicked.connect(self._print)
        return buttons

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.page().print_(printer)


def _item(row: Row) -> QTreeWidgetItem:
    item = QTreeWidgetItem([row.title, row.keys or "–", row.tip])
    for column, text in enumerate((row.title, row.why_none or row.keys, row.tip)):
        item.setToolTip(column, text)
    if row.why_none:
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, row.why_none)
    return item


def _searched(row: Row) -> str:
    return f"{row.group} {row.title} {row.tip} {row.keys}".casefold()


def _tables(rows: Iterable[Row]) -> Iterable[str]:
    for group, members in groupby(rows, key=lambda row: row.group):
        yield f"<h4>{escape(group)}</h4><table width='100%' cellpadding='2'>"
        for row in members:
            title, keys, what = (escape(text) for text in (row.title, row.keys or "–", row.tip))
            yield f"<tr><td width='30%'>{title}</td><td width='22%'>{keys}</td><td>{what}</td></tr>"
        yield "</table>"
