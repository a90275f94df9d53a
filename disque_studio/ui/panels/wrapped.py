"""Text over several lines, in which a file's long name is broken too rather than widening the panel."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LONGEST = 24
"""Characters in a row that stand on one line of a sidebar."""

_LONG = re.compile(rf"[^\s/\\]{{{_LONGEST + 1},}}")
_BREAK = "\u200b"
"""A space without width: a line may end there."""


class WrappedLabel(QLabel):
    """Shows a plain text, which is `whole` as it was said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, text: str) -> None:
        """Show a text."""
        self.whole = text
        self.setText(_LONG.sub(lambda word: _broken(word.group()), text))
        self.setAccessibleName(text)


def _broken(word: str) -> str:
    return _BREAK.join(word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST))
