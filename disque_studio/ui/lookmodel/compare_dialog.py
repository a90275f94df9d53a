"""One's own pictures beside what the shipped look model and one's own make of the photos."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui.panels.thumbs import to_image
from disque_studio.ui.texts import as_tip, plural, said, tr

if TYPE_CHECKING:
    from disque_studio.studio.ownpairs import Outcome, Trial

_CELL = QSize(248, 220)
_CLEAR, _SLIGHT = 0.1, 0.02
"""Parts by which an error has to be smaller to be called so."""

_NAMED = 3
"""Most pairs that are named where they were left out."""

_GRADES = ((1.0, "exact"), (3.0, "close"), (5.0, "fair"))
"""As on the cards of pairs: errors (CIEDE2000) below which a word is fit."""


class CompareDialog(QDialog):
    """Shows an outcome. Accepted, the own model is to be used; `shipped` is the other choice."""

    def __init__(self, outcome: "Outcome", *, in_use: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare Look Models"))
        self.outcome = outcome
        self.verdict = QLabel(verdict(outcome))
        self.verdict.setObjectName("heading")
        self.verdict.setWordWrap(True)
        tried = plural(
            "Tried on {count} pair, which was made of the other pairs alone.",
            "Tried on {count} pairs, each of which was made of the other pairs alone.",
            len(outcome.trials),
        )
        error = tr("ΔE is the mean colour difference to your picture: the smaller, the nearer.")
        self.note = QLabel(f"{tried} {error}")
        self.note.setObjectName("hint")
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing() + 4)
        self.left_out = QLabel("\n".join(_left_out(outcome)))
        self.left_out.setObjectName("hint")
        self.left_out.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.setWordWrap(True)
        self.left_out.setVisible(bool(outcome.left_out))
        kinds = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox()
        mine = tr("&Keep Using My Model") if in_use else tr("&Use My Model")
        other = tr("&Back to the Shipped Model") if in_use else tr("&Keep the Shipped Model")
        self.use = self.buttons.addButton(mine, kinds.AcceptRole)
        self.use.setToolTip(tr("Use it for the looks of your pairs, and put their look on the photo"))
        self.shipped = self.buttons.addButton(other, kinds.RejectRole)
        self.shipped.setToolTip(tr("Use the model that comes with the program for all looks"))
        better = outcome.own_error < outcome.shipped_error
        (self.use if better else self.shipped).setDefault(True)
        self._arrange()
        # The pictures would be first; what is asked is which model to use.
        (self.use if better else self.shipped).setFocus()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, trial in enumerate(self.outcome.trials):
            for column, (picture, words) in enumerate(_columns(trial)):
                grid.addWidget(_picture(picture, f"{trial.name}: {words}"), 2 * row, column)
                label = QLabel(words)
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                label.setToolTip(as_tip(trial.name))
                grid.addWidget(label, 2 * row + 1, column)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(tr("Pictures compared"))
        scroll.setWidget(inside)
        scroll.setMinimumWidth(inside.sizeHint().width() + 24)
        scroll.setMinimumHeight(min(inside.sizeHint().height() + 8, 500))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.verdict)
        layout.addWidget(self.note)
        layout.addWidget(self.left_out)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.buttons)


def verdict(outcome: "Outcome") -> str:
    """Say in words which model comes nearer, and by how much."""
    shipped, own = outcome.shipped_error, outcome.own_error
    fall = 1 - own / shipped if shipped > 0 else 0.0
    if fall >= _CLEAR:
        text = tr("Your model is clearly nearer to your pictures: its error is {part} % smaller.")
    elif fall >= _SLIGHT:
        text = tr("Your model is a little nearer to your pictures: its error is {part} % smaller.")
    elif fall > -_SLIGHT:
        text = tr("The two models come equally near to your pictures.")
    else:
        text = tr("The shipped model is nearer to your pictures: your model's error is {part} % larger.")
    return text.format(part=round(abs(fall) * 100))


def _left_out(outcome: "Outcome") -> list[str]:
    """Name the pairs that could not be used, a line each."""
    words = tr("{file} is left out: {reason}")
    lines = [words.format(file=name, reason=said(reason)) for name, reason in outcome.left_out[:_NAMED]]
    others = len(outcome.left_out) - _NAMED
    if others > 0:
        lines.append(plural("{count} more file is left out", "{count} more files are left out", others))
    return [f"– {line}" for line in lines]


def _columns(trial: "Trial") -> tuple[tuple[Any, str], ...]:
    return (
        (trial.target, tr("Your picture")),
        (trial.shipped, _words(tr("Shipped model"), trial.shipped_error)),
        (trial.own, _words(tr("Your model"), trial.own_error)),
    )


def _words(model: str, error: float) -> str:
    known = {"exact": tr("exact"), "close": tr("close"), "fair": tr("fair")}
    word = next((known[word] for limit, word in _GRADES if error < limit), tr("rough"))
    return f"{model}:  ΔE {error:.1f}, {word}"


def _picture(rgb: Any, name: str) -> QLabel:
    label = QLabel()
    label.setObjectName("thumb")
    label.setAccessibleName(name)
    label.setToolTip(as_tip(name))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    scale = label.devicePixelRatioF()
    image = to_image(rgb).scaled(
        _CELL * scale, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    image.setDevicePixelRatio(scale)
    label.setPixmap(QPixmap.fromImage(image))
    return label
