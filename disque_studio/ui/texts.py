"""The words that the user reads, in the language of the window.

Every such string stands in the code in plain English inside one of these functions; packaging/translate.py
finds it there by reading the code, so it must be a literal.
"""

from PySide6.QtCore import QCoreApplication

CONTEXT = "Studio"
"""The one context of all strings in the translation files."""


def tr(text: str) -> str:
    """Give a literal in the window's language; fill placeholders afterwards: tr("Save {name}").format()."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """Leave a literal as it is but have it translated: for declarations, which `tr` shows in the end."""
    return text


def plural(one: str, many: str, count: int) -> str:
    """Give `one` or `many`, two literals with {count}, in the window's language with the number filled in."""
    return tr(one if count == 1 else many).format(count=count)
