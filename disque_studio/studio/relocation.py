"""The files that a session names: photos, the pictures of pairs, and looks; and the same with other paths."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from disque_studio.studio.session import Edit, Session, Shot
from disque_studio.studio.sessionfile import Saved

Move = Callable[[Path], Path]


def files(saved: Saved) -> list[Path]:
    """List every file that a session and its history name, each once."""
    found: dict[Path, None] = {}

    def note(file: Path) -> Path:
        found[file] = None
        return file

    moved(saved, note)
    return list(found)


def moved(saved: Saved, move: Move) -> Saved:
    """Give a session with other paths; of photos that come to lie in one place, the first stays."""
    steps = tuple((label, _session(session, move)) for label, session in saved.steps)
    return replace(saved, steps=steps, current=_path(saved.current, move))


def _session(session: Session, move: Move) -> Session:
    pairs = tuple(
        replace(pair, before=_path(pair.before, move), after=_path(pair.after, move))
        for pair in session.pairs
    )
    return Session(pairs=pairs).adding(_shots(session, move))


def _shots(session: Session, move: Move) -> Iterator[Shot]:
    for shot in session.shots:
        snapshots = tuple(replace(kept, edit=_edit(kept.edit, move)) for kept in shot.snapshots)
        edit = _edit(shot.edit, move)
        yield replace(shot, path=move(shot.path), edit=edit, snapshots=snapshots)


def _edit(edit: Edit, move: Move) -> Edit:
    if edit.choice.kind != "file":
        return edit
    return replace(edit, choice=replace(edit.choice, name=str(move(Path(edit.choice.name)))))


def _path(path: Path | None, move: Move) -> Path | None:
    return None if path is None else move(path)
