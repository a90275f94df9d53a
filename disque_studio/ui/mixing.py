"""The exemplar pairs: coded in a lane, kept by their keys, and mixed into the current photo's look."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from disque_studio.studio.session import Choice, Edit, Pair, Session, Share
from disque_studio.ui import tasks
from disque_studio.ui.editing import Editing
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar, Look


class Mixing(Editing):
    """Editing with a shelf. `learning` are pairs that are being coded, `exemplars` the coded ones by key.

    `pairs_changed` follows where the shelf looks different; `exemplars_kept` where coded pairs came.
    """

    pairs_changed = Signal()
    exemplars_kept = Signal()
    exemplar_coded = Signal(str)
    saved = Signal(object)

    def __init__(self, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self.exemplars: dict[str, Exemplar] = {}
        self.learning: tuple[Pair, ...] = ()

    def add_pair(self, before: Path, after: Path | None) -> None:
        """Code a pair and put it on the shelf; `before` alone is an Ultra HDR JPEG that holds both."""
        pair = Pair(uuid4().hex, (after or before).stem, before, after)
        self._learn((*self.learning, pair))
        self._workers.submit(
            "pairs",
            partial(tasks.code_pair, before, after),
            partial(self.take_pair, pair),
            label=tr("Learning {name}").format(name=pair.name),
            failed=partial(self._refuse_pair, pair),
        )

    def take_pair(self, pair: Pair, exemplar: "Exemplar") -> None:
        """Put a coded pair on the shelf, and into the mix of the current photo."""
        self._learn(tuple(waiting for waiting in self.learning if waiting.key != pair.key))
        self.keep_exemplars({pair.key: exemplar})
        self._add_pairs(tr("Add pair {name}").format(name=exemplar.name), [(pair, 1.0)], alone=False)

    def keep_exemplars(self, exemplars: "dict[str, Exemplar]") -> None:
        """Keep coded pairs by their keys; photos whose looks wait for them are planned."""
        self.exemplars = {**self.exemplars, **exemplars}
        for key in exemplars:
            self.exemplar_coded.emit(key)
        self.pairs_changed.emit()
        self.exemplars_kept.emit()

    def change_pair(self, key: str, *, weight: float | None = None, on: bool | None = None) -> None:
        """Weigh a pair (0 to 1) in the current photo's mix, or switch it on or off there."""
        pair = self.session.pair(key)
        if pair is None:
            return
        share = self.share(key)
        changed = Share(key, share.weight if weight is None else weight, share.on if on is None else on)
        others = [share for share in self.current_edit.choice.mix if share.key != key]
        order = [pair.key for pair in self.session.pairs]
        mix = sorted([*others, changed], key=lambda s: order.index(s.key) if s.key in order else len(order))
        label = tr("Weight of {name}") if on is None else tr("Switch {name}")
        merge = f"weight of {key}" if on is None else ""
        self.edit(label.format(name=pair.name), merge=merge, choice=Choice("pairs", "", tuple(mix)))

    def share(self, key: str) -> Share:
        """Give a pair's part in the current photo's mix; off where it has none."""
        mix = self.current_edit.choice.mix
        return next((share for share in mix if share.key == key), Share(key, on=False))

    def remove_pair(self, key: str) -> None:
        """Take a pair off the shelf and out of every photo's mix."""
        pair = self.session.pair(key)
        if pair is None:
            return
        left = tuple(other for other in self.session.pairs if other.key != key)
        shots = [
            replace(shot, edit=_without_pair(shot.edit, key))
            for shot in self.session.shots
            if any(share.key == key for share in shot.edit.choice.mix)
        ]
        label = tr("Remove pair {name}").format(name=pair.name)
        self.change(label, replace(self.session.replacing(shots), pairs=left))

    def open_look(self, path: Path) -> None:
        """Put a .look file's pairs on the shelf and its look on the photo."""
        label = tr("Opening {name}").format(name=path.name)
        self._workers.submit("pairs", partial(tasks.load_look, path), self._take_look, label=label)

    def save_look(self, path: Path, *, overwrite: bool) -> None:
        """Write the mix of the pairs as a .look file."""
        if self.mixed():
            work = partial(tasks.save_look, self.current_edit.choice, self.exemplars, path, overwrite)
            label = tr("Saving {name}").format(name=path.name)
            self._workers.submit("export", work, self.saved.emit, label=label)

    def mixed(self) -> list[Share]:
        """List the parts of the current photo's mix that count."""
        mix = self.current_edit.choice.mix
        return [share for share in mix if share.on and share.weight > 0 and share.key in self.exemplars]

    def forget_cancelled_pairs(self) -> None:
        """Take the pairs off the shelf whose coding was cancelled."""
        self._learn(())

    def _learn(self, pairs: tuple[Pair, ...]) -> None:
        self.learning = pairs
        self.pairs_changed.emit()

    def _refuse_pair(self, pair: Pair, error: Exception) -> None:
        self._learn(tuple(waiting for waiting in self.learning if waiting.key != pair.key))
        self._workers.failed.emit(error)

    def _take_look(self, look: "Look") -> None:
        """Add a look's pairs and mix them alone; those already on the shelf stay there, switched off."""
        heaviest = max(look.weights)
        added = [(Pair(uuid4().hex, exemplar.name), exemplar) for exemplar in look.exemplars]
        self.keep_exemplars({pair.key: exemplar for pair, exemplar in added})
        weighed = [(pair, w / heaviest) for (pair, _), w in zip(added, look.weights, strict=True)]
        self._add_pairs(tr("Open look {name}").format(name=look.name), weighed, alone=True)

    def _add_pairs(self, label: str, pairs: Iterable[tuple[Pair, float]], *, alone: bool) -> None:
        """Put pairs with weights on the shelf and into the current photo's mix."""
        added = list(pairs)
        session = replace(self.session, pairs=(*self.session.pairs, *(pair for pair, _ in added)))
        shot = self.shot
        if shot is not None:
            kept = () if alone else shot.edit.choice.mix
            mix = (*kept, *(Share(pair.key, weight) for pair, weight in added))
            edit = replace(shot.edit, choice=Choice("pairs", "", mix), target=None)
            session = session.replacing([replace(shot, edit=edit)])
        self.change(label, session)

    def _take(self, session: Session) -> None:
        pairs = self.session.pairs
        super()._take(session)
        if self.session.pairs != pairs:
            self.pairs_changed.emit()


def _without_pair(edit: Edit, key: str) -> Edit:
    mix = tuple(share for share in edit.choice.mix if share.key != key)
    emptied = edit.choice.kind == "pairs" and not any(share.on and share.weight > 0 for share in mix)
    return replace(edit, choice=replace(edit.choice, kind="none" if emptied else edit.choice.kind, mix=mix))
