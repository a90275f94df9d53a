"""What the look's lanes do: previews of the user's looks, learning pairs, and the library's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.studio.colourconfig import input_space
from disque_studio.studio.session import Choice
from disque_studio.ui import tasks

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar
    from disque_studio.studio.development import Exemplars
    from disque_studio.studio.library import Entry, Library
    from disque_studio.studio.session import Edit
    from disque_studio.ui.tasks import Opened, Thumb
    from disque_studio.ui.workers import Job

_WHOLE = (0.0, 0.0, 1.0, 1.0)


def preview(opened: Opened | None, path: Path, job: Job) -> Thumb:
    """Show a look of the user's on a photo's small copy; with no photo, its own first exemplar."""
    engine = tasks.engine()
    choice = Choice("file", str(path))
    if opened is None:
        return engine.look_of(choice, {}).exemplars[0].target_thumb
    mapping = engine.plan_choice(opened.open_photo, choice, {})
    job.check()
    return engine.view(opened.open_photo.small, mapping, _WHOLE)


def match(path: Path, edit: Edit, exemplars: Exemplars, opened: Opened | None, job: Job) -> Exemplar:
    """Code the pair that a photo and its rendition make; `opened` is the photo where it is open."""
    if opened is None:
        photo = tasks.engine().open_photo(path, space=input_space(edit.input_space))
    else:
        photo = opened.open_photo
    job.check()
    made: Exemplar = tasks.engine().match_photo(photo, edit, exemplars, name=path.stem)
    job.check()
    return made


def take(library: Library, paths: tuple[Path, ...], job: Job) -> list[Entry]:
    """Copy .look files into the library."""
    taken = []
    for path in paths:
        job.check()
        taken.append(library.take(path))
    return taken


def keep(library: Library, name: str, choice: Choice, exemplars: Exemplars, job: Job) -> Path:
    """Write a mix of exemplars into the library, under a name that is free there."""
    path = library.free_path(name)
    return tasks.save_look(choice, exemplars, path, False, job)


def export(library: Library, entry: Entry, target: Path, overwrite: bool, job: Job) -> Path:
    """Copy a look out of the library."""
    library.export(entry, target, overwrite=overwrite)
    return target
