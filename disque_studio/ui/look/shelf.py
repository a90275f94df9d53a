"""The shelf of exemplar pairs: a column of cards, and a place to drop files on."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from disque_studio.studio.session import Pair
from disque_studio.ui import drops
from disque_studio.ui.document import Document
from disque_studio.ui.look.card import PairCard
from disque_studio.ui.look.section import Section
from disque_studio.ui.panels.headed import button
from disque_studio.ui.texts import tr


class Shelf(Section):
    """Shows the document's pairs. `dropped` gives files that were dropped here, `replaced` a pair's key."""

    dropped = Signal(list)
    replaced = Signal(str)

    def __init__(
        self, document: Document, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Exemplars"), QWidget(), parent)
        self._document, self._actions = document, actions
        self.cards: dict[str, PairCard] = {}
        self.hint = QLabel(
            tr("Drop a photo before (HDR) and after (finished) here: the look is learnt from it.")
        )
        self._below = QWidget()
        self._column = QVBoxLayout(self.content)
        self._arrange()
        self.setAcceptDrops(True)
        self._show()
        document.pairs_changed.connect(self._show)
        document.edited.connect(self._show)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if drops.paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the dropped files."""
        files: list[Path] = drops.paths(event.mimeData())
        event.acceptProposedAction()
        self.dropped.emit(files)

    def _arrange(self) -> None:
        self.header.addWidget(button(self._actions["match_photo"], tr("Match…")))
        self.header.addWidget(button(self._actions["add_pair"], tr("Add…")))
        self.header.addWidget(self.fold)
        self.hint.setObjectName("drop-hint")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(button(self._actions["use_pairs"], tr("Use")))
        row.addStretch()
        row.addWidget(button(self._actions["keep_look"], tr("Keep Look…")))
        self._column.setContentsMargins(10, 0, 10, 8)
        self._column.setSpacing(6)
        self._column.addWidget(self.hint)
        self._column.addWidget(self._below)

    def _show(self) -> None:
        document = self._document
        pairs = {pair.key: pair for pair in (*document.session.pairs, *document.learning)}
        for key in self.cards.keys() - pairs.keys():
            self._drop_card(key)
        for place, (key, pair) in enumerate(pairs.items()):
            card = self.cards.get(key) or self._new_card(pair)
            card.show_pair(pair, document.share(key), document.exemplars.get(key))
            if self._column.indexOf(card) != place + 1:
                self._column.insertWidget(place + 1, card)
        self.hint.setVisible(not pairs)
        self._below.setVisible(bool(pairs))
        used = document.current_edit.choice.kind == "pairs"
        self.mark(used)
        self._actions["use_pairs"].setEnabled(bool(document.session.pairs) and not used)
        for name in ("keep_look", "save_look"):
            self._actions[name].setEnabled(bool(document.mixed()))

    def _new_card(self, pair: Pair) -> PairCard:
        card = self.cards[pair.key] = PairCard(pair)
        key, document = pair.key, self._document
        card.weighted.connect(lambda weight: document.change_pair(key, weight=weight))
        card.switched.connect(lambda on: document.change_pair(key, on=on))
        card.removed.connect(lambda: document.remove_pair(key))
        card.replaced.connect(lambda: self.replaced.emit(key))
        return card

    def _drop_card(self, key: str) -> None:
        card = self.cards.pop(key)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
