"""The language of the window: which one, and the translators that put it on."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from disque_studio.resources import resource_path

ENGLISH = "en"
TRANSLATED = ("de",)


def chosen(setting: str) -> str:
    """Give the language for a setting: "system" is the first of the desktop's languages that there is."""
    if setting != "system":
        return setting
    for wanted in QLocale.system().uiLanguages():
        language = wanted.replace("_", "-").split("-")[0].lower()
        if language in (ENGLISH, *TRANSLATED):
            return language
    return ENGLISH


def install(app: QCoreApplication, language: str) -> str:
    """Show the application's strings, and Qt's own, in a language; before anything is shown.

    Gives what is wrong, or "": where the translation is missing the strings stay English.
    """
    # Numbers have a point in every language, as in the files and on the command line.
    QLocale.setDefault(QLocale.c())
    if language == ENGLISH:
        return ""
    ours = resource_path("translations", f"disque-studio_{language}.qm")
    translator = QTranslator(app)
    if not translator.load(str(ours)):
        return f"the translation {ours} is missing: install Disque Studio again"
    qt = QTranslator(app)
    # Qt's own words are a help where they are there; some packages of Qt leave them out.
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    app.installTranslator(translator)
    return ""
