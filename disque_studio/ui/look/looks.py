"""The library's part of the panel: search, favourites, and the grid of looks."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from disque_studio.studio.library import Entry, search
from disque_studio.ui import drops
from disque_studio.ui.document import Document
from disque_studio.ui.look.catalogue import Catalogue
from disque_studio.ui.look.grid import Grid
from disque_studio.ui.look.section import Section
from disque_studio.ui.panels.headed import button
from disque_studio.ui.texts import tr

_INTO_GRID = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MENU = (
    ("favourite_look", "open_on_shelf"),
    ("rename_look", "export_look", "delete_look"),
    ("import_look",),
)


class Looks(Section):
    """Shows the catalogue. `dropped` gives files that were dropped here."""

    dropped = Signal(list)

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Looks"), QWidget(), parent)
        self._document, self._catalogue, self._actions = document, catalogue, actions
        self.grid = Grid()
        self.search = QLineEdit()
        self.favourites = QToolButton()
        self._nothing = QLabel()
        self._asked = ""
        self._prepare()
        self._arrange()
        self.setAcceptDrops(True)
        self.search.textChanged.connect(self._show)
        self.favourites.toggled.connect(self._show)
        self.grid.chosen.connect(self._choose)
        self.grid.menu_asked.connect(self._show_menu)
        self.grid.starred.connect(actions["favourite_look"].trigger)
        self.grid.renamed.connect(actions["rename_look"].trigger)
        self.grid.deleted.connect(actions["delete_look"].trigger)
        self.grid.currentItemChanged.connect(self._enable)
        catalogue.changed.connect(self._show)
        catalogue.preview_made.connect(self.grid.show_preview)
        document.edited.connect(self._show_choice)
        self._show()

    def current(self) -> Entry | None:
        """Give the look that commands speak of: the menu's, else the marked one."""
        return self._entry(self._asked or self.grid.current_key())

    def begin_search(self) -> None:
        """Begin a search."""
        self.fold.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take looks."""
        files = drops.paths(event.mimeData())
        if files and all(path.suffix.lower() == drops.LOOK_SUFFIX for path in files):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce dropped looks."""
        event.acceptProposedAction()
        self.dropped.emit(drops.paths(event.mimeData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search to the looks by Down or Enter, and empty it by Escape."""
        kind = event.type()
        if watched is self.search and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                if kind == QEvent.Type.KeyPress:
                    self.search.clear()
                # Escape cancels work elsewhere: here it is taken before it becomes that command.
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress and event.key() in _INTO_GRID:
                self._enter_grid()
                return True
        return super().eventFilter(watched, event)

    def _prepare(self) -> None:
        self.search.setPlaceholderText(tr("Search looks"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search looks"))
        self.search.setToolTip(self._actions["search_looks"].toolTip())
        self.search.installEventFilter(self)
        self.favourites.setText("★")
        self.favourites.setCheckable(True)
        self.favourites.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.favourites.setAccessibleName(tr("Favourites alone"))
        self.favourites.setToolTip(tr("Show favourites alone (Tab to it, then Space)"))
        self._nothing.setObjectName("hint")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(12, 2, 10, 8)

    def _arrange(self) -> None:
        self.header.addWidget(button(self._actions["no_look"], tr("None")))
        self.header.addWidget(button(self._actions["import_look"], tr("Import…")))
        self.header.addWidget(self.fold)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(self.search, 1)
        row.addWidget(self.favourites)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addWidget(self.grid)

    def _enter_grid(self) -> None:
        if self.grid.count():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            if self.grid.currentRow() < 0:
                self.grid.setCurrentRow(0)

    def _show(self) -> None:
        starred = self.favourites.isChecked()
        found = search(self._catalogue.entries, self.search.text(), favourites=starred)
        self.grid.show_looks(found, self._catalogue.previews, self._key())
        if self.search.text().strip():
            self._nothing.setText(tr("No look has this name."))
        else:
            self._nothing.setText(tr("No favourites yet: press * on a look to make it one."))
        self._nothing.setVisible(not found and bool(self._catalogue.entries))
        self.grid.setVisible(bool(found))
        self._enable()

    def _show_choice(self) -> None:
        self.mark(self._document.current_edit.choice.kind in ("builtin", "file"))
        self.grid.show_current(self._key())
        self._enable()

    def _key(self) -> str:
        entry = self._catalogue.find(self._document.current_edit.choice)
        return "" if entry is None else entry.key

    def _choose(self, key: str) -> None:
        entry = self._entry(key)
        if entry is not None and entry is not self._catalogue.find(self._document.current_edit.choice):
            self._document.choose(entry.choice)

    def _entry(self, key: str) -> Entry | None:
        return next((entry for entry in self._catalogue.entries if entry.key == key), None)

    def _show_menu(self, key: str, at: QPoint) -> None:
        # A menu speaks of the look under the mouse, which is not put on the photo by that.
        self._asked = key
        self._enable()
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for group in _MENU:
            for name in group:
                menu.addAction(self._actions[name])
            menu.addSeparator()
        # The menu hides before its command runs.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self._end_menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _end_menu(self) -> None:
        self._asked = ""
        self._enable()

    def _enable(self) -> None:
        entry = self.current()
        for name in ("favourite_look", "open_on_shelf", "export_look"):
            self._actions[name].setEnabled(entry is not None)
        for name in ("rename_look", "delete_look"):
            self._actions[name].setEnabled(entry is not None and not entry.builtin)
