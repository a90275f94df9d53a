"""The words that the user reads, in the language of the window.

Every such string stands in the code in plain English inside one of these functions; packaging/translate.py
finds it there by reading the code, so it must be a literal.
"""

import re
from functools import cache
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import Qt

CONTEXT = "Studio"
"""The one context of all strings in the translation files."""


_GAP = re.compile(r"\{\d\}")
"""Where something is filled into a sentence; {name} is a word of its own."""


def tr(text: str) -> str:
    """Give a literal in the window's language; fill placeholders afterwards: tr("Save {name}").format()."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Leave a literal as it is but have it translated: for declarations, which `tr` shows in the end."""
    return text


def as_tip(text: str) -> str:
    """Give a text for a tooltip that shows it as it is, though a file's name in it looks like HTML."""
    if not Qt.mightBeRichText(text):
        return text
    return escape(text).replace("\n", "<br>")


def plural(one: str, many: str, count: int) -> str:
    """Give `one` or `many`, two literals with {count}, in the window's language with the number filled in."""
    return tr(one if count == 1 else many).format(count=count)


def said(text: str) -> str:
    """Give a sentence of the packages beneath in the window's language; an unknown one stays as it is."""
    known = tr(text)
    if known != text or not text:
        return known
    for pattern, sentence in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            return tr(sentence).format(*(said(part) for part in found.groups()))
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the sentences that something is filled into, those with the most words of their own first."""
    from disque_studio.ui.engine_words import SENTENCES

    filled = sorted((one for one in SENTENCES if _GAP.search(one)), key=len, reverse=True)
    return tuple((_pattern(one), one) for one in filled)


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, _GAP.split(sentence))), re.DOTALL)
