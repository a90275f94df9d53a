"""Choosing and putting on a language."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from disque_studio.ui.shell import languages


def test_a_language_that_is_set_is_taken() -> None:
    assert languages.chosen("de") == "de"
    assert languages.chosen("en") == "en"


@pytest.mark.parametrize(
    ("desktop", "language"),
    [(["de-AT", "en"], "de"), (["de_DE"], "de"), (["fr-FR", "de"], "de"), (["fr"], "en"), ([], "en")],
)
def test_the_desktop_decides_where_it_is_asked(desktop: list[str], language: str, monkeypatch) -> None:
    class Desktop:
        def uiLanguages(self) -> list[str]:  # noqa: N802
            return desktop

    monkeypatch.setattr(QLocale, "system", Desktop)
    assert languages.chosen("system") == language


def test_what_is_put_on_translates_and_numbers_keep_their_point(qapp: QApplication) -> None:
    before = QLocale()
    try:
        assert languages.install(qapp, "de") == ""
        assert QCoreApplication.translate("Studio", "&File") == "&Datei"
        assert QLocale().decimalPoint() == "."
    finally:
        QLocale.setDefault(before)
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_a_translation_that_is_missing_is_told(qapp: QApplication) -> None:
    assert "xx" in languages.install(qapp, "xx")
