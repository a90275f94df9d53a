"""What drags the scores down, in plain words, the worst first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from disque_studio.ui.texts import said, tr

if TYPE_CHECKING:
    from disque_studio.quality.hints import Hint

MOST = 4
_DOTS = 3


class HintList(QWidget):
    """Up to four hints, each with dots for its severity; a sentence where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Hints"))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 0, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []
        for row in range(MOST):
            dots, text = QLabel(), QLabel()
            dots.setObjectName("dots")
            text.setObjectName("hint")
            text.setWordWrap(True)
            grid.addWidget(dots, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
            self._lines.append((dots, text))
        self.show_hints(None)

    def texts(self) -> list[str]:
        """Give the sentences shown."""
        return [text.text() for _, text in self._lines if not text.isHidden()]

    def show_hints(self, hints: "Sequence[Hint] | None") -> None:
        """Show hints; None while there is nothing to speak of yet."""
        if not hints:
            self._say("" if hints is None else tr("Nothing stands out."))
            return
        for index, (dots, text) in enumerate(self._lines):
            shown = index < len(hints)
            dots.setVisible(shown)
            text.setVisible(shown)
            if shown:
                level = min(int(hints[index].severity * _DOTS) + 1, _DOTS)
                dots.setText("●" * level + "○" * (_DOTS - level))
                dots.setToolTip(tr("Severity {level} of {most}").format(level=level, most=_DOTS))
                text.setText(said(hints[index].text))

    def _say(self, sentence: str) -> None:
        for dots, text in self._lines:
            dots.hide()
            text.hide()
        first = self._lines[0][1]
        first.setText(sentence)
        first.setVisible(bool(sentence))
