"""What surrounds the work: settings, themes, recent photos, and every kind of help.

The dialogs are imported when they are first shown, so that the window is up sooner.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from disque_studio.studio import lookmodels, settings
from disque_studio.studio.session import Choice, Edit
from disque_studio.ui import theme
from disque_studio.ui.actions import ACTIONS, MENUS, Action, keys_text
from disque_studio.ui.canvas.welcome import Welcome
from disque_studio.ui.desk import Desk
from disque_studio.ui.display.part import DisplayPart
from disque_studio.ui.display.studio_colours import StudioColoursPart
from disque_studio.ui.shell import languages
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.shell.recent import RecentPhotos
from disque_studio.ui.tasks import Start
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.ui.dialogs.palette import Entry

_REMEMBERED = 8
"""Commands that the palette offers first because they were run from it lately."""


class ShellPart(QObject):
    """Serves the commands of the Help menu, the settings, and the list of recent photos."""

    def __init__(
        self, desk: Desk, preferences: Preferences, display: DisplayPart, studio: StudioColoursPart
    ) -> None:
        super().__init__(desk.window)
        self._desk, self.preferences, self._display, self._studio = desk, preferences, display, studio
        self.recent = RecentPhotos(desk, preferences)
        self._lately: list[str] = []
        self._open: dict[str, QDialog] = {}
        self._device = ""
        # Of this window: one that is chosen in the settings holds from the next start on.
        self._language = languages.chosen(preferences.values.language)
        desk.connect(
            {
                "settings": lambda _: self._show_once("settings", self._settings),
                "proof_setup": lambda _: self._show_colours(),
                "theme": lambda _: self._change_theme(),
                "palette": lambda _: self._show_palette(),
                "shortcuts": lambda _: self._show_once("shortcuts", self._shortcuts),
                "guide": lambda _: self._show_once("guide", self._guide),
                "about": lambda _: self._tell_about(),
                "forget_recent": lambda _: self.recent.forget(),
            }
        )
        preferences.changed.connect(self._follow)
        preferences.failed.connect(desk.messages.show_error)
        desk.document.started.connect(self._started)
        self._follow("first_look")
        if preferences.problem:
            desk.messages.show_info(tr("Settings"), preferences.problem)

    def settle(self, welcome: Welcome) -> None:
        """Offer the recent photos in the File menu, once that is filled, and on the empty canvas."""
        file = self._desk.window.menuBar().findChild(QMenu, "file")
        assert file is not None
        file.insertMenu(self._desk.actions["forget_recent"], self.recent.menu)
        welcome.chosen.connect(self.recent.open)
        welcome.show_recent(self.recent.photos)
        self.recent.changed.connect(lambda: welcome.show_recent(self.recent.photos))

    def _started(self, start: Start) -> None:
        self._device = f"{start.device} ({start.reason})" if start.reason else start.device

    def _follow(self, name: str) -> None:
        """Do what a changed setting asks for."""
        values = self.preferences.values
        app = QApplication.instance()
        if name in ("theme", "surround") and isinstance(app, QApplication):
            theme.apply(app, values.theme, values.surround)
        elif name == "first_look":
            look = values.first_look
            choice = Choice() if look == settings.NO_LOOK else Choice("builtin", look)
            self._desk.document.new_edit = Edit(choice=choice)

    def _change_theme(self) -> None:
        self.preferences.set("theme", "dark" if theme.now().name == "light" else "light")

    def _show_once(self, name: str, make: Callable[[], QDialog]) -> None:
        """Show a dialog that stays open beside the work; asked for again, it comes to the front."""
        dialog = self._open.get(name)
        if dialog is not None:
            dialog.raise_()
            dialog.activateWindow()
            return
        dialog = self._open[name] = make()
        dialog.finished.connect(lambda: self._open.pop(name).deleteLater())
        dialog.show()

    def _settings(self) -> QDialog:
        from disque_studio.ui.dialogs.settings import SettingsDialog

        looks = [(name, name) for name in self._desk.document.looks]
        own = [(name, name) for name in lookmodels.names()]
        views = self._studio.views()
        sources = {settings.LOOKS: looks, settings.LOOK_MODELS: own, settings.VIEWS: views}
        made = SettingsDialog(self.preferences, sources, self._desk.window)

        def tell() -> None:
            made.tell("display_profile", self._display.facts()[1])

        def tell_studio() -> None:
            made.offer("before_view", self._studio.views())
            made.tell("colour_config", self._studio.told())

        told, changed = self._display.told.connect(tell), self._studio.changed.connect(tell_studio)
        made.finished.connect(lambda: self._display.told.disconnect(told))
        made.finished.connect(lambda: self._studio.changed.disconnect(changed))
        tell()
        tell_studio()
        return made

    def _show_colours(self) -> None:
        """Show the settings, ready to choose what is proofed."""
        from disque_studio.ui.dialogs.settings import SettingsDialog

        self._show_once("settings", self._settings)
        shown = self._open["settings"]
        assert isinstance(shown, SettingsDialog)
        shown.rows["proof_profile"].setFocus()

    def _guide(self) -> QDialog:
        from disque_studio.ui.dialogs.guide import GuideDialog

        return GuideDialog(self._language, self._desk.window)

    def _shortcuts(self) -> QDialog:
        from disque_studio.ui.dialogs.shortcuts import Row, ShortcutsDialog

        rows = [
            Row(plain(MENUS[menu]), plain(spec.text), tr(spec.tip), keys(spec), tr(spec.why_no_key))
            for menu in MENUS
            for spec in ACTIONS
            if spec.menu == menu
        ]
        return ShortcutsDialog(rows, self._desk.window)

    def _show_palette(self) -> None:
        from disque_studio.ui.dialogs.palette import PaletteDialog

        palette = PaletteDialog(self.entries(), self._desk.window)
        palette.accepted.connect(lambda: self._run(palette.chosen))
        palette.finished.connect(palette.deleteLater)
        palette.show()
        palette.raise_()
        palette.line.setFocus()

    def entries(self) -> "list[Entry]":
        """List every command as it stands now, those that were run lately first."""
        made = {spec.name: self._entry(spec) for spec in ACTIONS if spec.name != "palette"}
        lately = [made.pop(name) for name in self._lately]
        return [*lately, *made.values()]

    def _entry(self, spec: Action) -> "Entry":
        from disque_studio.ui.dialogs.palette import Entry

        action = self._desk.actions[spec.name]
        return Entry(
            name=spec.name,
            title=action.text().replace("&", ""),
            menu=plain(MENUS[spec.menu]),
            tip=tr(spec.tip),
            keys=keys_text(spec),
            checked=action.isChecked(),
            why_off="" if action.isEnabled() else self._why_off(spec),
        )

    def _why_off(self, spec: Action) -> str:
        if (spec.needs_photo or spec.needs_canvas) and self._desk.document.photo is None:
            return tr("Open a photo first")
        return tr("Not possible at the moment")

    def _run(self, name: str) -> None:
        """Run a command that was chosen in the palette, and remember it."""
        self._lately = [name, *(other for other in self._lately if other != name)][:_REMEMBERED]
        self._desk.actions[name].trigger()

    def _tell_about(self) -> None:
        from importlib.metadata import version

        text = tr("Version {version}, MIT licence. Runs on: {device}")
        told = text.format(version=version("disque-studio"), device=self._device or tr("still loading"))
        self._desk.messages.show_info("Disque Studio", told)


def plain(text: str) -> str:
    """Give a declared text in the window's language, without the mark of its menu key."""
    return tr(text).replace("&", "")


def keys(spec: Action) -> str:
    """Write all shortcuts of a command."""
    native = QKeySequence.SequenceFormat.NativeText
    return "   ".join(QKeySequence(one).toString(native) for one in spec.keys)
