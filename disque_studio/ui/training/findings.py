"""What was found in a data folder: a line each for what is there, what is missing, and what is left out."""

from collections.abc import Iterable
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from disque_studio.studio.training_survey import Found, Survey
from disque_studio.ui.panels.wrapped import WrappedLabel
from disque_studio.ui.texts import mark, plural, said, tr

_NAMED = 3
"""Most files that are named one by one."""

KINDS = {
    "photos": (mark("{count} HDR photo"), mark("{count} HDR photos")),
    "panoramas": (mark("{count} panorama among them"), mark("{count} panoramas among them")),
    "packed": (mark("{count} packed photo"), mark("{count} packed photos")),
    "shards": (mark("{count} archive of photos"), mark("{count} archives of photos")),
    "pairs": (mark("{count} before/after pair"), mark("{count} before/after pairs")),
    "unpaired": (mark("{count} pair by what it shows"), mark("up to {count} pairs by what they show")),
    "rated": (mark("{count} rated picture"), mark("{count} rated pictures")),
    "pristine": (mark("{count} picture without flaws"), mark("{count} pictures without flaws")),
    "general": (mark("the general feature"), mark("the general feature")),
}


class Findings(QWidget):
    """Shows a survey, or one line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What was found in the data folder"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(7)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._signs: list[QLabel] = []
        self._texts: list[WrappedLabel] = []

    def texts(self) -> list[str]:
        """Give the lines shown."""
        return [text.whole for text in self._texts]

    def say(self, text: str) -> None:
        """Show a line alone; "" shows nothing."""
        self._fill([("", text)] if text else [])

    def warn(self, text: str) -> None:
        """Show what went wrong."""
        self._fill([("!", text)])

    def show_survey(self, survey: Survey) -> None:
        """Show what was found."""
        lines = [("✓", _counted(found)) for found in survey.found]
        lines += [("!", said(text)) for text in survey.missing]
        lines += [
            (
                "–",
                tr("{file} is left out: {reason}").format(file=PurePath(p.file).name, reason=said(p.reason)),
            )
            for p in survey.problems[:_NAMED]
        ]
        others = len(survey.problems) - _NAMED
        if others > 0:
            lines.append(
                ("–", plural("{count} more file is left out", "{count} more files are left out", others))
            )
        self._fill(lines)

    def _fill(self, lines: Iterable[tuple[str, str]]) -> None:
        for cell in (*self._signs, *self._texts):
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._signs, self._texts = [], []
        for row, (sign, text) in enumerate(lines):
            first, second = QLabel(sign), WrappedLabel()
            first.setObjectName("dots")
            second.setObjectName("plain" if sign == "!" else "hint")
            second.say(text)
            self._grid.addWidget(first, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(second, row, 1)
            self._signs.append(first)
            self._texts.append(second)
        self.setVisible(bool(self._texts))
        self.setAccessibleDescription(". ".join(self.texts()))


def _counted(found: Found) -> str:
    known = KINDS.get(found.kind)
    return f"{found.count} {found.what}" if known is None else plural(*known, found.count)
