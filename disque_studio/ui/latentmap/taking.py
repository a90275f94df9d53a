"""Puts the look of a point on the current photo, whatever the point is."""

from PySide6.QtCore import QObject

from disque_studio.studio.latentmap import Item
from disque_studio.ui.desk import Desk
from disque_studio.ui.latentmap.words import why_not
from disque_studio.ui.look.learner import Learner
from disque_studio.ui.texts import tr


class LookTaker(QObject):
    """Each look that is taken is one step that can be undone."""

    def __init__(self, desk: Desk, learner: Learner, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._messages, self._learner = desk.document, desk.messages, learner

    def take(self, item: Item) -> None:
        """Put an item's look on the current photo; that of a finished picture is learnt first."""
        document = self._document
        if document.current is None:
            self._messages.show_info(tr("No photo"), tr("is open: open one, then put a look on it."))
        elif not item.teaches:
            self._messages.show_info(item.name, why_not(item))
        elif item.kind == "look":
            assert item.edit is not None
            document.choose(item.edit.choice)
        elif item.kind == "photo":
            self._copy(item)
        elif item.kind == "pair":
            self._learner.use(item.key, {document.current})
        else:
            assert item.reference is not None and item.path is not None
            self._learner.learn(item.reference, item.path, {document.current})

    def _copy(self, item: Item) -> None:
        """Take over look and strength of another photo of the session."""
        assert item.edit is not None
        label = tr("Look of {name}").format(name=item.name)
        self._document.edit(label, choice=item.edit.choice, strength=item.edit.strength, target=None)
