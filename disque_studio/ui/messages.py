"""The one place where the window tells of failures and results: a bar under the toolbar, never a pop-up."""

import traceback
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.ui import icons, theme
from disque_studio.ui.texts import said, tr

_STAYS_MS = 12000
"""How long a result is told; a failure is told until it is closed."""


@dataclass(frozen=True)
class Message:
    """What is said: a bold subject (a file's name, or nothing), a sentence, and details to unfold."""

    subject: str
    text: str
    details: str = ""
    kind: str = "error"


def explain(error: Exception) -> Message:
    """Turn an error into words: a DisqueError's own, or for any other "internal error" and its traceback."""
    if isinstance(error, FileRefusedError):
        return Message(error.path.name, said(error.reason), str(error.path))
    if isinstance(error, DisqueError):
        return Message("", said(str(error)))
    trace = "".join(traceback.format_exception(error))
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    text = tr("{what}. Nothing was changed; the details help to report it.").format(what=what)
    return Message(tr("Internal error"), text, trace)


class MessageBar(QFrame):
    """Shows the newest message and keeps the earlier ones in the details until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(tr("Messages"))
        self.messages: list[Message] = []
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = QPushButton(tr("Details"))
        self._more.setCheckable(True)
        self._more.setProperty("small", True)
        self._more.setToolTip(tr("Show the whole message and the ones before it"))
        self._close = QToolButton()
        self._close.setIcon(icons.icon("close"))
        self._close.setIconSize(QSize(12, 12))
        self._close.setToolTip(tr("Close this message (Esc)"))
        self._close.setAccessibleName(tr("Close this message"))
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFixedHeight(150)
        self._details.setAccessibleName(tr("Message details"))
        self._details.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addLayout(row)
        layout.addWidget(self._details)
        self._more.toggled.connect(self._details.setVisible)
        self._close.clicked.connect(self.dismiss)
        self._fade = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._fade.timeout.connect(self._end)
        theme.changed.connect(self._draw_icon)
        self.hide()

    def show_error(self, error: Exception) -> None:
        """Tell of a failure."""
        self.show_message(explain(error))

    def show_info(self, subject: str, text: str) -> None:
        """Tell of a result."""
        self.show_message(Message(subject, text, kind="info"))

    def show_message(self, message: Message) -> None:
        """Show a message above the earlier ones; a result takes the place of earlier results.

        The same message again, as of a frame that fails at every move of a slider, is shown once.
        """
        if message in self.messages[-1:]:
            return
        if message.kind == "info":
            self.messages = [m for m in self.messages if m.kind != "info"]
        self.messages.append(message)
        earlier = len(self.messages) - 1
        subject = f"<b>{_escaped(message.subject)}</b>&nbsp; " if message.subject else ""
        more = " &nbsp;" + tr("({count} more in the details)").format(count=earlier) if earlier else ""
        self._text.setText(f"{subject}{_escaped(message.text)}{more}")
        self._draw_icon()
        self._details.setPlainText("\n\n".join(_plain(m) for m in reversed(self.messages)))
        self._more.setVisible(bool(earlier or message.details))
        self.setAccessibleDescription(f"{message.subject} {message.text}".strip())
        self._wait()
        self.show()

    def _wait(self) -> None:
        """Let results alone go after a while."""
        if all(m.kind == "info" for m in self.messages):
            self._fade.start()
        else:
            self._fade.stop()

    def _end(self) -> None:
        """Close the bar, unless somebody is reading it."""
        if self.underMouse() or self._more.isChecked():
            self._fade.start()
        else:
            self.dismiss()

    def _draw_icon(self) -> None:
        """Show what kind of message it is, in the theme's colour."""
        if self.messages:
            kind = "warning" if self.messages[-1].kind == "error" else "info"
            self._icon.setPixmap(icons.icon(kind).pixmap(16, 16))

    def dismiss(self) -> None:
        """Close the bar and forget its messages."""
        self._fade.stop()
        self.messages.clear()
        self._more.setChecked(False)
        self.hide()


def _plain(message: Message) -> str:
    return "\n".join(part for part in (f"{message.subject} {message.text}".strip(), message.details) if part)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
