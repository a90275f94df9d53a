"""The guide: complete in each language, with pictures that are there and small."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from disque_studio.resources import resource_path
from disque_studio.ui.dialogs.guide import GuideDialog, pages, title
from disque_studio.ui.shell.languages import ENGLISH, TRANSLATED

LANGUAGES = (ENGLISH, *TRANSLATED)
MOST_BYTES = 1_500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_language_are_all_there(language: str) -> None:
    assert [page.name for page in pages(language)] == [page.name for page in pages(ENGLISH)]
    assert all(page.parent.name == language for page in pages(language))
    assert all(title(page) for page in pages(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_of_the_pages_are_there(language: str) -> None:
    for page in pages(language):
        for said, name in re.findall(r"!\[(.*?)\]\((.*?)\)", page.read_text(encoding="utf-8")):
            assert len(said) > 10, page
            assert not QImage(str(page.with_name(name))).isNull(), f"{page}: {name}"


def test_the_guide_is_small() -> None:
    assert sum(file.stat().st_size for file in resource_path("guide").rglob("*.*")) < MOST_BYTES


def test_a_language_without_a_guide_reads_english() -> None:
    assert pages("xx") == pages(ENGLISH)


def test_pictures_fit_the_page(qtbot: QtBot, qapp: object) -> None:
    dialog = GuideDialog(ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    (picture,) = re.findall(r"\]\((.*?)\)", pages(ENGLISH)[0].read_text(encoding="utf-8"))
    image = dialog.page.loadResource(2, picture)
    assert isinstance(image, QImage)
    assert image.deviceIndependentSize().width() <= dialog.page.viewport().width()
    assert dialog.page.horizontalScrollBar().maximum() == 0


def test_a_picture_that_is_gone_leaves_the_page(qtbot: QtBot, tmp_path: Path, qapp: object) -> None:
    dialog = GuideDialog(ENGLISH)
    qtbot.addWidget(dialog)
    page = tmp_path / "page.md"
    page.write_text("# Title\n\n![gone](gone.webp)\n\nText that stays.\n")
    dialog.page.show_page(page)
    assert "Text that stays." in dialog.page.toPlainText()


def test_a_page_begins_at_its_top(qtbot: QtBot, qapp: object) -> None:
    dialog = GuideDialog(ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        assert dialog.page.verticalScrollBar().value() == 0
    dialog.resize(700, 500)
    assert dialog.page.verticalScrollBar().value() == 0
