"""The words of the packages beneath, translated when they are shown."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

import disque_studio
from disque_studio.ui.engine_words import SENTENCES
from disque_studio.ui.texts import as_tip, plural, said, tr

CODE = Path(disque_studio.__file__).parent


def spoken() -> str:
    """All strings of the packages beneath the window, one a line, with {} where something is filled in."""
    found = []
    for file in (*CODE.rglob("*.py"), *(CODE.parent / "trainer").rglob("*.py")):
        if "ui" not in file.relative_to(CODE.parent).parts or file.name in ("work.py", "tasks.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.append(node.value)
                elif isinstance(node, ast.JoinedStr):
                    parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                    found.append("".join(str(part) for part in parts))
    return "\n".join(found)


def test_every_sentence_is_said_somewhere_beneath() -> None:
    known = spoken()
    put_together = re.compile(r"the (upper|lower|left|right|centre)")
    for sentence in SENTENCES:
        if not put_together.match(sentence):
            assert re.sub(r"\{\d\}", "{}", sentence) in known, sentence


def test_every_hint_has_its_translation() -> None:
    hints = ast.parse((CODE / "quality" / "hints.py").read_text(encoding="utf-8"))
    known = {re.sub(r"\{\d\}", "{}", sentence) for sentence in SENTENCES}
    for node in ast.walk(hints):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "text":
            assert isinstance(node.value, ast.JoinedStr)
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.value.values]
            assert "".join(str(part) for part in parts) in known


@pytest.mark.usefixtures("german")
def test_sentences_and_what_is_filled_in_are_translated() -> None:
    text = said("Clipped highlights: 12% of the picture is plain white, most in the upper left")
    assert text == "Ausgefressene Lichter: 12% des Bildes ist rein weiß, am meisten oben links"
    assert said("is cut short after row 3 of 9, counted from the bottom").startswith("bricht nach Zeile 3")
    assert said("nobody ever said this") == "nobody ever said this"
    assert said("") == ""


@pytest.mark.usefixtures("german")
def test_german_is_shown() -> None:
    assert tr("&File") == "&Datei"
    assert plural("{count} sample was infinite", "{count} samples were infinite", 2).startswith("2 ")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_without_a_translation_sentences_stay_as_they_are(sentence: str) -> None:
    filled = re.sub(r"\{\d\}", "a", sentence)
    assert said(filled) == filled


def test_a_name_that_looks_like_html_is_shown_as_it_is(qapp: QApplication) -> None:
    assert as_tip("a.exr\nlast line") == "a.exr\nlast line"
    shown = QTextDocument()
    shown.setHtml(as_tip("x<b>y</b>.hdr\nlast line"))
    assert shown.toPlainText() == "x<b>y</b>.hdr\nlast line"
