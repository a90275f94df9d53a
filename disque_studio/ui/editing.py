"""What is edited: the session, the photo that is current, the selection, and the undo stack of changes."""

# ruff: noqa: N802 - Qt names what an undo command answers

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from disque_studio.studio.session import RECOMMENDED, Edit, Session, Shot
from disque_studio.ui.texts import tr

MERGE_SECONDS = 1.0
"""Changes of one slider that follow each other so closely are one step."""
LONGEST_HISTORY = 200

_LOOKED = ("choice", "strength", "exposure", "grade", "frame", "input_space")


class Change(QUndoCommand):
    """A step from one session to another; steps with the same `merge` name become one while dragging."""

    def __init__(self, editing: "Editing", label: str, before: Session, after: Session, merge: str) -> None:
        super().__init__(label)
        self._editing, self._merge = editing, merge
        self.before, self.after = before, after
        self._made = time.monotonic()

    def redo(self) -> None:
        """Go to the later session."""
        self._editing._take(self.after)

    def undo(self) -> None:
        """Go back to the earlier session."""
        self._editing._take(self.before)

    def id(self) -> int:
        """Tell Qt which steps may be merged."""
        return hash(self._merge) & 0x7FFFFFFF if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later step of the same drag into this one."""
        assert isinstance(other, Change)
        if other._merge != self._merge or other._made - self._made > MERGE_SECONDS:
            return False
        self.after, self._made = other.after, other._made
        self.setObsolete(self.after == self.before)
        return True


class Editing(QObject):
    """Holds the session. Every change of it is one named step that can be undone.

    `session_changed` follows every change. `edited` follows when the current photo's edit is another one, be
    it changed or another photo's. `current` and `selected` are no steps: going to a photo changes nothing.
    """

    session_changed = Signal()
    edited = Signal()
    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Session()
        self.current: Path | None = None
        self.selected: tuple[Path, ...] = ()
        self.new_edit = Edit(choice=RECOMMENDED)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(LONGEST_HISTORY)
        self._pushing = self._restoring = False

    @property
    def shot(self) -> Shot | None:
        """The current photo with its edit."""
        return self.session.shot(self.current)

    @property
    def current_edit(self) -> Edit:
        """The edit of the current photo; without a photo, what a new one would begin with."""
        shot = self.shot
        return self.new_edit if shot is None else shot.edit

    def change(self, label: str, session: Session, *, merge: str = "") -> None:
        """Go to another session in a step of this name; `merge` names the slider that is dragged."""
        if session == self.session:
            return
        self._pushing = True
        try:
            self.stack.push(Change(self, label, self.session, session, merge))
        finally:
            self._pushing = False

    def edit(self, label: str, *, merge: str = "", **changes: Any) -> None:
        """Change fields of the current photo's edit.

        A change of what the picture looks like takes back the quality asked for, unless it sets that too.
        """
        shot = self.shot
        if shot is None:
            return
        if "target" not in changes and any(name in changes for name in _LOOKED):
            changes["target"] = None
        changed = replace(shot, edit=replace(shot.edit, **changes))
        self.change(label, self.session.replacing([changed]), merge=merge and f"{merge} of {shot.path}")

    def add(self, paths: Iterable[Path]) -> None:
        """Put photos into the filmstrip and go to the first of them."""
        wanted = list(dict.fromkeys(paths))
        new = [Shot(path, self.new_edit) for path in wanted if path not in self.session.by_path]
        if len(new) == 1:
            label = tr("Add {name}").format(name=new[0].path.name)
        else:
            label = tr("Add {count} photos").format(count=len(new))
        self.change(label, self.session.adding(new))
        if wanted:
            self.go(wanted[0])

    def take_back_adding(self, path: Path) -> None:
        """Forget that a photo was added, where that was the last step and it brought nothing else."""
        last = self.stack.command(self.stack.index() - 1)
        if not isinstance(last, Change) or path in last.before.by_path:
            return
        if last.after == last.before.adding([Shot(path, self.new_edit)]):
            # Qt drops an obsolete step without taking it back.
            last.setObsolete(True)
            self.stack.undo()
            self._take(last.before)

    def remove(self, paths: Collection[Path]) -> None:
        """Take photos out of the filmstrip; their files are not touched."""
        label = tr("Remove {count} photos").format(count=len(paths)) if len(paths) > 1 else tr("Remove photo")
        self.change(label, self.session.without(paths))

    def go(self, path: Path) -> None:
        """Make a photo the current one."""
        if path in self.session.by_path:
            self._go(path)
            if path not in self.selected:
                self.select([path])

    def select(self, paths: Sequence[Path]) -> None:
        """Select photos for what works on several."""
        chosen = tuple(path for path in paths if path in self.session.by_path)
        if chosen != self.selected:
            self.selected = chosen
            self.selection_changed.emit()

    def restore(self, session: Session, steps: Sequence[tuple[str, Session]], at: int) -> None:
        """Begin with a kept history: `steps` are names and what each led to, the first being the start.

        `session` is the state of step `at`.
        """
        self.stack.clear()
        self._restoring = True
        try:
            for (_, before), (label, after) in pairwise(steps):
                self.stack.push(Change(self, label, before, after, ""))
            self.stack.setIndex(at)
        finally:
            self._restoring = False
        self._take(session)

    def steps(self) -> list[tuple[str, Session]]:
        """List the names of all steps and what each led to; the first is the start."""
        commands = [self.stack.command(index) for index in range(self.stack.count())]
        changes = [command for command in commands if isinstance(command, Change)]
        first = changes[0].before if changes else self.session
        return [("", first), *((change.text(), change.after) for change in changes)]

    def jump(self, index: int) -> None:
        """Go to the state after `index` of the steps, at once: nobody is told of the steps between."""
        session = self.steps()[index][1]
        self._restoring = True
        try:
            self.stack.setIndex(index)
        finally:
            self._restoring = False
        self._take(session)

    def _take(self, session: Session) -> None:
        if self._restoring:
            return
        before, edit_before = self.session, self.current_edit
        self.session = session
        self._keep_place(before, stay=self._pushing)
        self.session_changed.emit()
        if self.current_edit != edit_before:
            self._follow(edit_before)
            self.edited.emit()

    def _keep_place(self, before: Session, *, stay: bool) -> None:
        """Stay at the current photo where it can be; undo goes to the photo that it changes."""
        kept = tuple(path for path in self.selected if path in self.session.by_path)
        if kept != self.selected:
            self.selected = kept
            self.selection_changed.emit()
        changed = [shot.path for shot in self.session.shots if before.by_path.get(shot.path) is not shot]
        if self.current not in self.session.by_path:
            self._leave(before)
        elif changed and not stay and self.current not in changed:
            self.go(changed[0])

    def _leave(self, before: Session) -> None:
        """Go from a photo that is gone to the next that is left."""
        paths = [shot.path for shot in before.shots]
        place = paths.index(self.current) if self.current in paths else 0
        behind = [path for path in paths[place:] + paths[:place][::-1] if path in self.session.by_path]
        rest = behind or [shot.path for shot in self.session.shots]
        if rest:
            self.go(rest[0])
        else:
            self.current = None
            self._close()

    def _go(self, path: Path) -> None:
        if path != self.current:
            self.current = path
            self._open(path)
            self.edited.emit()

    def _open(self, path: Path) -> None:
        """Open what became the current photo; the document does."""

    def _close(self) -> None:
        """Show that no photo is current; the document does."""

    def _follow(self, before: Edit) -> None:
        """Show that the current photo's edit changed; the document does."""
