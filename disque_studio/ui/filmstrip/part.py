"""Puts the filmstrip together and serves the Photo menu."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from disque_studio.studio.pasting import USUAL, Part, pasted
from disque_studio.studio.session import Edit, Flag, Shot
from disque_studio.ui.actions.photo import ACTIONS
from disque_studio.ui.desk import Desk
from disque_studio.ui.filmstrip.model import FilmModel
from disque_studio.ui.filmstrip.paste import PasteDialog
from disque_studio.ui.filmstrip.strip import FilmStrip
from disque_studio.ui.filmstrip.supply import Supply
from disque_studio.ui.filmstrip.view import FilmView
from disque_studio.ui.quality.scores import Scores
from disque_studio.ui.texts import tr

_STARS = (0, 1, 2, 3, 4, 5)


class FilmstripPart(QObject):
    """Owns `strip`, which the window places. `dropped` gives files that were dropped on it."""

    dropped = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document = desk, desk.document
        self._copied: Edit | None = None
        self._parts: frozenset[Part] = USUAL
        self.supply = Supply(desk.document, desk.workers, self)
        self.model = FilmModel(desk.document, self.supply, self)
        self.view = FilmView(desk.document, self.model, self.supply)
        self.strip = FilmStrip(desk.document, self.model, self.view)
        self.strip.dropped.connect(self.dropped)
        self.strip.menu_asked.connect(self._show_menu)
        self.view.delegate.rated.connect(lambda path, stars: self._rate([path], stars))
        self.view.delegate.flag_clicked.connect(self._turn_flag)
        desk.document.photo_changed.connect(self._retry)
        desk.connect(self._commands())

    def close(self) -> None:
        """End the work behind the pictures."""
        self.supply.close()

    def trust(self, scores: Scores) -> None:
        """Take the exact scores of the photo that is open from where they are made."""
        scores.changed.connect(lambda: self._take_score(scores))

    def targets(self) -> list[Shot]:
        """Give the selected photos in the order of the session; without any, the current one."""
        document = self._document
        chosen = set(document.selected or (document.current,))
        return [shot for shot in document.session.shots if shot.path in chosen]

    def _commands(self) -> dict[str, Callable[[bool], object]]:
        view = self.view
        return {
            "next_photo": lambda _: view.step(1),
            "previous_photo": lambda _: view.step(-1),
            "select_all": lambda _: view.select_all(),
            "select_current": lambda _: self._select_current(),
            "pick": lambda _: self._flag("pick"),
            "reject": lambda _: self._flag("reject"),
            "unflag": lambda _: self._flag(""),
            "copy_edit": lambda _: self._copy(),
            "paste_edit": lambda _: self._paste(USUAL),
            "paste_special": lambda _: self._ask_parts(),
            "sync_edit": lambda _: self._sync(),
            "remove_photo": lambda _: self._remove(),
            **{f"rate_{stars}": self._rater(stars) for stars in _STARS},
        }

    def _rater(self, stars: int) -> Callable[[bool], object]:
        return lambda _: self._rate(None, stars)

    def _rate(self, paths: Collection[Path] | None, stars: int) -> None:
        shots = self._these(paths)
        label = _named(
            shots,
            tr("Rate {name}: {stars}"),
            tr("Rate {count} photos: {stars}"),
            stars="★" * stars or tr("no stars"),
        )
        self._change(label, [replace(shot, rating=stars) for shot in shots])

    def _flag(self, flag: Flag, paths: Collection[Path] | None = None) -> None:
        shots = self._these(paths)
        one, many = {
            "pick": (tr("Pick {name}"), tr("Pick {count} photos")),
            "reject": (tr("Reject {name}"), tr("Reject {count} photos")),
            "": (tr("Unflag {name}"), tr("Unflag {count} photos")),
        }[flag]
        self._change(_named(shots, one, many), [replace(shot, flag=flag) for shot in shots])

    def _turn_flag(self, path: Path) -> None:
        """Go from no flag to pick, from there to reject, and back to none."""
        shot = self._document.session.shot(path)
        if shot is not None:
            following: dict[Flag, Flag] = {"": "pick", "pick": "reject", "reject": ""}
            self._flag(following[shot.flag], [path])

    def _select_current(self) -> None:
        if self._document.current is not None:
            self._document.select([self._document.current])

    def _copy(self) -> None:
        shot = self._document.shot
        if shot is not None:
            self._copied = shot.edit
            text = tr("edit is copied: select photos, then paste it with Ctrl+Shift+V.")
            self._desk.messages.show_info(shot.path.name, text)

    def _paste(self, parts: Collection[Part]) -> None:
        if self._copied is None:
            self._say_nothing_copied()
            return
        shots = pasted(self.targets(), self._copied, parts)
        label = _named(shots, tr("Paste edit on {name}"), tr("Paste edit on {count} photos"))
        self._change(label, shots)

    def _ask_parts(self) -> None:
        if self._copied is None:
            self._say_nothing_copied()
            return
        dialog = PasteDialog(self._copied, self._parts, len(self.targets()), self._desk.window)

        def paste() -> None:
            self._parts = dialog.parts()
            self._paste(self._parts)

        self._desk.show_dialog(dialog, paste)

    def _sync(self) -> None:
        current = self._document.shot
        if current is None:
            return
        shots = pasted(self.targets(), current.edit)
        label = _named(shots, tr("Sync {name}"), tr("Sync {count} photos"))
        self._change(label, shots)

    def _remove(self) -> None:
        paths = [shot.path for shot in self.targets()]
        if paths:
            self._document.remove(paths)

    def _change(self, label: str, shots: Iterable[Shot]) -> None:
        self._document.change(label, self._document.session.replacing(shots))

    def _these(self, paths: Collection[Path] | None) -> list[Shot]:
        if paths is None:
            return self.targets()
        return [shot for shot in self._document.session.shots if shot.path in paths]

    def _say_nothing_copied(self) -> None:
        text = tr("is copied yet: go to a photo and copy its edit with Ctrl+Shift+C.")
        self._desk.messages.show_info(tr("No edit"), text)

    def _retry(self) -> None:
        if self._document.current is not None and self._document.ready:
            self.supply.retry(self._document.current)

    def _take_score(self, scores: Scores) -> None:
        document, score = self._document, scores.score(scores.aimed)
        if not scores.settled or score is None or not document.ready or document.current is None:
            return
        edit = document.current_edit
        sought = edit.target is not None and document.found is None
        if not (document.stands_in or sought):
            self.supply.judge(document.current, edit, score)

    def _show_menu(self, place: QPoint) -> None:
        if not self._document.session.shots:
            return
        menu = QMenu(self.strip)
        menu.setToolTipsVisible(True)
        group = ACTIONS[0].group
        for spec in (spec for spec in ACTIONS if spec.menu == "photo"):
            if spec.group != group:
                menu.addSeparator()
                group = spec.group
            menu.addAction(self._desk.actions[spec.name])
        menu.addSeparator()
        for name in ("match_photo", "match_selected"):
            menu.addAction(self._desk.actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _named(shots: Collection[Shot], one: str, many: str, **more: str) -> str:
    """Fill a label for one photo, or that for many."""
    if len(shots) == 1:
        return one.format(name=next(iter(shots)).path.name, **more)
    return many.format(count=len(shots), **more)
