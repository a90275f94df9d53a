"""Serves the merging of exposures: finds series, shows the dialog, merges in a lane and opens the result."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from disque_studio.studio.brackets import Found, Saved, Series, may_be_series
from disque_studio.ui.brackets import work
from disque_studio.ui.brackets.dialog import BracketsDialog
from disque_studio.ui.brackets.work import FIND, MERGE, PREVIEW, Shown, Wish
from disque_studio.ui.desk import Desk
from disque_studio.ui.tasks import Thumb
from disque_studio.ui.texts import plural, tr

_MUCH = 0.02
"""Part of the picture that moved, from which that is told."""


class BracketsPart(QObject):
    """One dialog at a time. `offer` lets dropped files be merged where they are series."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._workers = desk, desk.workers
        self._dialog: BracketsDialog | None = None
        self._small: tuple[Series, Shown] | None = None
        desk.connect({"merge_brackets": lambda _: self._ask()})

    def offer(self, files: list[Path], otherwise: Callable[[], None]) -> None:
        """Offer to merge files that are all of one series or several; `otherwise` opens them as they are."""
        if not may_be_series(files):
            otherwise()
            return
        self._workers.submit(
            "drop",
            partial(work.find, tuple(files)),
            partial(self._offer, otherwise),
            failed=lambda _: otherwise(),
        )

    def _offer(self, otherwise: Callable[[], None], found: Found) -> None:
        if not found.series or found.others or self._dialog is not None:
            otherwise()
            return
        dialog = self._open(dropped=True)
        dialog.separately.connect(otherwise)
        dialog.show_found(found)

    def _ask(self) -> None:
        """Begin with the selected photos, where they may be a series."""
        dialog = self._open()
        selected = list(self._desk.document.selected)
        if may_be_series(selected):
            self._find(dialog, selected)

    def _open(self, *, dropped: bool = False) -> BracketsDialog:
        dialog = BracketsDialog(dropped=dropped, parent=self._desk.window)
        self._dialog = dialog
        dialog.asked.connect(partial(self._find, dialog))
        dialog.wished.connect(partial(self._show, dialog))
        dialog.finished.connect(lambda _: self._forget())
        self._desk.show_dialog(dialog, partial(self._merge, dialog))
        return dialog

    def _forget(self) -> None:
        self._dialog = self._small = None
        self._workers.clear(FIND)
        self._workers.clear(PREVIEW)

    def _find(self, dialog: BracketsDialog, files: Sequence[Path]) -> None:
        dialog.show_waiting()
        self._workers.submit(FIND, partial(work.find, tuple(files)), self._show_found)

    def _show_found(self, found: Found) -> None:
        if self._dialog is not None:
            self._dialog.show_found(found)

    def _show(self, dialog: BracketsDialog, wish: Wish) -> None:
        """Make a preview; frames that were read for the last one are not read again."""
        if self._small is not None and set(wish.series.paths) <= set(self._small[0].paths):
            self._preview(wish)
            return
        self._workers.submit(
            PREVIEW,
            partial(work.show, wish.series),
            partial(self._keep, wish),
            failed=partial(self._refuse, dialog),
        )

    def _keep(self, wish: Wish, shown: Shown) -> None:
        if self._dialog is None:
            return
        self._small = wish.series, shown
        self._dialog.show_frames(wish.series, shown)
        wanted = self._dialog.wish()
        if wanted is not None:
            self._show(self._dialog, wanted)

    def _preview(self, wish: Wish) -> None:
        assert self._small is not None and self._dialog is not None
        dialog, wanted = self._dialog, set(wish.series.paths)
        frames = tuple(frame for frame in self._small[1].frames if frame.facts.path in wanted)

        def show(picture: Thumb) -> None:
            if self._dialog is dialog:
                dialog.show_preview(wish, picture)

        self._workers.submit(
            PREVIEW, partial(work.preview, frames, wish), show, failed=partial(self._refuse, dialog)
        )

    def _refuse(self, dialog: BracketsDialog, error: Exception) -> None:
        if self._dialog is dialog:
            dialog.refuse(error)

    def _merge(self, dialog: BracketsDialog) -> None:
        wish = dialog.wish()
        if wish is not None:
            label = tr("Merging {name}").format(name=dialog.target().stem)
            self._workers.submit(MERGE, partial(work.merge, wish, dialog.target()), self._take, label=label)

    def _take(self, saved: Saved) -> None:
        """Open the merged picture, and tell what could not be done as it should."""
        self._desk.document.add([saved.path])
        told = [tr("is merged and saved in {folder}.").format(folder=saved.path.parent)]
        if saved.unaligned:
            count = len(saved.unaligned)
            told.append(
                plural(
                    "{count} frame could not be aligned and lies as it is.",
                    "{count} frames could not be aligned and lie as they are.",
                    count,
                )
            )
        if saved.ghosts >= _MUCH:
            part = round(saved.ghosts * 100)
            told.append(tr("{part} % of the picture moved and is shown once.").format(part=part))
        self._desk.messages.show_info(saved.path.name, " ".join(told))
