"""The command palette: every command of the window, found by a few letters of its name."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui import theme
from disque_studio.ui.shell import fuzzy
from disque_studio.ui.texts import tr

_ENTRY = Qt.ItemDataRole.UserRole
_SIZE = QSize(560, 420)
_TOP = 72
_PAD = 12
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LEAVING = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True)
class Entry:
    """A command as it is listed; `why_off` says why it cannot be run now, or is ""."""

    name: str
    title: str
    menu: str
    tip: str
    keys: str
    checked: bool = False
    why_off: str = ""


def found(entries: Sequence[Entry], query: str) -> list[Entry]:
    """Give the entries that fit a query, the best first; equally good ones stay in their order."""
    rated = ((fuzzy.score(query, one.title, f"{one.menu} {one.tip}"), one) for one in entries)
    fitting = [(rating, one) for rating, one in rated if rating is not None]
    return [one for _, one in sorted(fitting, key=lambda pair: -pair[0])]


class PaletteDialog(QDialog):
    """Type to find a command, Enter to run it. `chosen` is the name of the one to run once it is closed.

    It lies in the window, not above it: it closes when anything else is clicked, on every desktop alike.
    """

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("palette")
        self.setWindowTitle(tr("Command Palette"))
        self.setAccessibleName(tr("Command Palette"))
        self._entries = entries
        self._before = QApplication.focusWidget()
        self._closing = False
        self.chosen = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Type the name of a command"))
        self.line.setAccessibleName(tr("Find a command"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self._fill("")
        self._place(parent)
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list by the keys that a line of text has no use for, and close with the focus."""
        if isinstance(event, QKeyEvent) and event.key() in (*_MOVES, Qt.Key.Key_Escape):
            if event.type() == QEvent.Type.ShortcutOverride:
                # The window's commands do not get these keys while the palette is open.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in _LEAVING:
            self.reject()
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to what had it."""
        if self._closing:
            # Hiding takes the focus away, which would close it once more.
            return
        self._closing = True
        before, self._before = self._before, None
        super().done(result)
        if before is not None and before.isVisible():
            before.setFocus()

    def _place(self, parent: QWidget) -> None:
        size = _SIZE.boundedTo(parent.size() - QSize(40, _TOP + 20))
        self.setGeometry(QRect(QPoint((parent.width() - size.width()) // 2, _TOP), size))

    def _fill(self, query: str) -> None:
        self.list.clear()
        for entry in found(self._entries, query):
            item = QListWidgetItem(entry.title)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(entry))
            item.setToolTip(entry.tip)
            self.list.addItem(item)
        if not self.list.count():
            none = QListWidgetItem(tr("No command is called that"))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        entry = item.data(_ENTRY) if item else None
        if isinstance(entry, Entry) and not entry.why_off:
            self.chosen = entry.name
            self.accept()


def _spoken(entry: Entry) -> str:
    """What a screen reader says of an entry."""
    state = tr("on") if entry.checked else ""
    return ", ".join(part for part in (entry.title, state, entry.menu, entry.keys, entry.why_off) if part)


class _Rows(QStyledItemDelegate):
    """Paints a command in two lines: its title, menu and keys, and what it does or why it cannot be run."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text and some air."""
        return QSize(100, 2 * option.fontMetrics.height() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one command in the theme's colours."""
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            super().paint(painter, option, index)
            return
        painter.save()
        colours, rect = theme.now(), QRect(option.rect)
        selected = QStyle.StateFlag.State_Selected in option.state
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -1), 4, 4)
            strong, dim = colours.strong, colours.text
        else:
            strong, dim = colours.text, colours.text_dim
        if entry.why_off:
            strong = dim if selected else colours.text_off
        inner = rect.adjusted(_PAD, 6, -_PAD, -6)
        keys = option.fontMetrics.horizontalAdvance(entry.keys) if entry.keys else 0
        painter.setPen(QColor(dim))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, entry.keys)
        _line(painter, inner.adjusted(0, 0, -keys - _PAD, 0), f"{entry.menu}  ›  ", entry, strong)
        painter.setPen(QColor(dim))
        below = QRect(inner.left(), inner.bottom() - option.fontMetrics.height() + 1, inner.width(), 100)
        text = option.fontMetrics.elidedText(
            entry.why_off or entry.tip, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        painter.restore()


def _line(painter: QPainter, rect: QRect, menu: str, entry: Entry, strong: str) -> None:
    """Write the menu dim and the title strong, and a tick for what is switched on."""
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(rect, left, menu)
    rect = rect.adjusted(painter.fontMetrics().horizontalAdvance(menu), 0, 0, 0)
    painter.setPen(QColor(strong))
    title = f"{entry.title}  ✓" if entry.checked else entry.title
    painter.drawText(
        rect, left, painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, rect.width())
    )
