"""Learning pairs other than from two new files: from a finished photo, or in the place of a pair."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from disque_studio.studio.session import Choice, Edit, Pair, Session, Share
from disque_studio.ui import tasks
from disque_studio.ui.document import Document
from disque_studio.ui.look import work
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar


class Learner(QObject):
    """Learns in the lane of the pairs; each result is one step that can be undone."""

    def __init__(self, document: Document, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._workers = document, workers
        self._own: dict[Path, str] = {}

    def match(self, source: Path, targets: Collection[Path]) -> None:
        """Learn the pair that a finished photo is, and put its look on other photos."""
        document = self._document
        shot = document.session.shot(source)
        if shot is None:
            return
        whole = document.whole
        opened = whole if whole is not None and whole.path == source else None
        pair = Pair(uuid4().hex, source.stem, source)
        self._workers.submit(
            "pairs",
            partial(work.match, source, shot.edit, document.exemplars, opened),
            partial(self._use, pair, frozenset(targets)),
            label=tr("Learning {name}").format(name=pair.name),
        )

    def learn(self, before: Path, after: Path, targets: Collection[Path]) -> None:
        """Learn the pair of two files, unless it lies on the shelf, and put its look on photos."""
        pairs = self._document.session.pairs
        known = next((pair for pair in pairs if (pair.before, pair.after) == (before, after)), None)
        if known is not None:
            self.use(known.key, targets)
            return
        self._learn(Pair(uuid4().hex, after.stem, before, after), targets)

    def learn_own(self, path: Path, targets: Collection[Path]) -> None:
        """Learn the pair that a file is by itself, unless it lies on the shelf, for photos to use."""
        known = self._own.get(path, "")
        if self._document.session.pair(known) is not None:
            self.use(known, targets)
            return
        pair = Pair(uuid4().hex, path.stem, path)
        self._own[path] = pair.key
        self._learn(pair, targets)

    def use(self, key: str, targets: Collection[Path]) -> None:
        """Put the look of a pair of the shelf, alone, on photos."""
        document = self._document
        pair = document.session.pair(key)
        if pair is not None:
            shots = [shot for shot in document.session.shots if shot.path in targets]
            changed = [replace(shot, edit=_matching(shot.edit, key)) for shot in shots]
            document.change(tr("Match {name}").format(name=pair.name), document.session.replacing(changed))

    def replace(self, key: str, before: Path, after: Path | None) -> None:
        """Learn a pair of two files and put it in the place of one that is on the shelf."""
        pair = Pair(uuid4().hex, (after or before).stem, before, after)
        self._workers.submit(
            "pairs",
            partial(tasks.code_pair, before, after),
            partial(self._put, key, pair),
            label=tr("Learning {name}").format(name=pair.name),
        )

    def _learn(self, pair: Pair, targets: Collection[Path]) -> None:
        assert pair.before is not None
        self._workers.submit(
            "pairs",
            partial(tasks.code_pair, pair.before, pair.after),
            partial(self._use, pair, frozenset(targets)),
            label=tr("Learning {name}").format(name=pair.name),
        )

    def _use(self, pair: Pair, targets: Collection[Path], exemplar: "Exemplar") -> None:
        document = self._document
        document.keep_exemplars({pair.key: exemplar})
        shots = [shot for shot in document.session.shots if shot.path in targets]
        changed = [replace(shot, edit=_matching(shot.edit, pair.key)) for shot in shots]
        session = replace(document.session.replacing(changed), pairs=(*document.session.pairs, pair))
        label = tr("Match {name}") if changed else tr("Add pair {name}")
        document.change(label.format(name=pair.name), session)

    def _put(self, key: str, pair: Pair, exemplar: "Exemplar") -> None:
        document = self._document
        if document.session.pair(key) is None:
            return
        document.keep_exemplars({pair.key: exemplar})
        label = tr("Replace pair {name}").format(name=pair.name)
        document.change(label, _replacing(document.session, key, pair))


def _matching(edit: Edit, key: str) -> Edit:
    """Mix a pair alone, at full strength; the others stay in the mix, switched off."""
    others = tuple(replace(share, on=False) for share in edit.choice.mix if share.key != key)
    return replace(edit, choice=Choice("pairs", "", (*others, Share(key))), strength=1.0, target=None)


def _replacing(session: Session, key: str, pair: Pair) -> Session:
    """Put a pair where another was, on the shelf and in every photo's mix."""

    def mixed(share: Share) -> Share:
        return replace(share, key=pair.key) if share.key == key else share

    shots = []
    for shot in session.shots:
        choice = shot.edit.choice
        if any(share.key == key for share in choice.mix):
            choice = replace(choice, mix=tuple(mixed(share) for share in choice.mix))
            target = None if choice.kind == "pairs" else shot.edit.target
            shots.append(replace(shot, edit=replace(shot.edit, choice=choice, target=target)))
    pairs = tuple(pair if other.key == key else other for other in session.pairs)
    return replace(session.replacing(shots), pairs=pairs)
