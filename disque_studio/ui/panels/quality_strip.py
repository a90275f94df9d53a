"""The strip under the picture: the quality slider, its numbers, and in a sentence what it does or cannot."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.headed import button
from disque_studio.ui.panels.quality_slider import ReachSlider
from disque_studio.ui.quality.scores import Scores
from disque_studio.ui.quality.target import Target
from disque_studio.ui.texts import said, tr
from disque_studio.ui.theme import dress

TOLERANCE = 2.0
"""Points by which asked and got may differ before the strip says why."""

_APART = 0.5
_NUMBER_PIXELS = 19
_WIDE = 420


class QualityStrip(QWidget):
    """Joins the slider to the target; the number is the aimed metric's score of what is shown."""

    def __init__(
        self,
        target: Target,
        scores: Scores,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Quality"))
        self._target, self._scores = target, scores
        self.slider = ReachSlider()
        self.slider.setAccessibleName(tr("Quality asked for"))
        self.slider.setToolTip(
            tr(
                "Trade the look against its measured quality. Arrow keys step by 1, Page Up and Down by 5, "
                "Home and End go to the ends of what can be reached. Double-click for the look as it is."
            )
        )
        self.number = QLabel("–")
        self.number.setObjectName("score")
        self.number.setAccessibleName(tr("Quality got"))
        font = self.number.font()
        font.setPixelSize(_NUMBER_PIXELS)
        font.setWeight(QFont.Weight.DemiBold)
        self.number.setFont(font)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.number.setFixedWidth(self.number.fontMetrics().horizontalAdvance("100.0") + 4)
        self.message = ElidedLabel()
        self.message.setObjectName("hint")
        self.message.setAccessibleName(tr("What can be reached"))
        self.reset = button(actions["reset_quality"], tr("Reset"))
        self._heading = QLabel(tr("Quality"))
        self._heading.setObjectName("heading")
        self._heading.setBuddy(self.slider)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.message)
        self.slider.valueChanged.connect(lambda _: target.ask(self.slider.score()))
        self.slider.dropped.connect(target.reset)
        target.changed.connect(self._show)
        scores.changed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where space is short the heading gives way, never the slider."""
        self._heading.setVisible(event.size().width() >= _WIDE)

    def _show(self) -> None:
        target, walk = self._target, self._target.walk
        got = self._scores.score(self._scores.aimed)
        settled = self._scores.settled
        off = settled and got is not None and target.asked is not None and abs(got - target.asked) >= _APART
        self.slider.setEnabled(walk is not None)
        self.slider.show_state(target.score, None if walk is None else walk.reach, got if off else None)
        self.number.setText("–" if got is None else f"{got:.1f}")
        dress(self.number, "stale", not settled)
        text = self._sentence(got if settled else None)
        self.message.say(text, self._bounds())
        self.slider.setAccessibleDescription(text)

    def _sentence(self, got: float | None) -> str:
        target = self._target
        if target.state == "failed":
            return tr("The quality slider rests: {reason}.").format(reason=said(target.reason))
        if target.walk is None:
            return tr("Finding what can be reached…") if target.state == "finding" else ""
        reach = target.walk.reach
        if target.asked is None:
            text = tr("{name} {low} to {high} can be reached from this look. Drag to ask for a score.")
            return text.format(name=self._title(), low=f"{reach.low:.0f}", high=f"{reach.high:.0f}")
        asked = f"{target.asked:.1f}"
        if got is None:
            numbers = tr("Asked for {asked}").format(asked=asked)
        else:
            numbers = tr("Asked for {asked}, got {got}").format(asked=asked, got=f"{got:.1f}")
        why = said(self._why(got))
        return f"{numbers}: {why}" if why else f"{numbers}."

    def _bounds(self) -> str:
        """Tell why the reach ends where it does."""
        if self._target.walk is None:
            return ""
        reach = self._target.walk.reach
        text = tr("Not below {low}: {why_low}.\nNot above {high}: {why_high}.")
        return text.format(
            low=f"{reach.low:.0f}",
            why_low=said(reach.why_low),
            high=f"{reach.high:.0f}",
            why_high=said(reach.why_high),
        )

    def _title(self) -> str:
        """Name the metric that is asked for."""
        facts = (self._scores.facts or {}).get(self._scores.aimed)
        return tr("Scores") if facts is None else facts.title

    def _why(self, got: float | None) -> str:
        target = self._target
        assert target.walk is not None and target.asked is not None
        reach = target.walk.reach
        if target.asked > reach.high + TOLERANCE:
            return reach.why_high
        if target.asked < reach.low - TOLERANCE:
            return reach.why_low
        missed = got is not None and abs(got - target.asked) > TOLERANCE
        return (target.found.reason or "") if missed and target.found is not None else ""
