"""The picture of the chosen point, large, with what is known of it."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from disque_studio.studio.latentmap import Point
from disque_studio.ui import theme
from disque_studio.ui.latentmap.words import about, title, why_not
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.headed import button
from disque_studio.ui.texts import tr


class Picture(QWidget):
    """A picture as large as there is room for, whole and sharp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.setMinimumSize(140, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for the size of a postcard."""
        return QSize(300, 190)

    def show_image(self, image: QImage | None) -> None:
        """Show another picture, or none."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.now().canvas))
        if self.image is None or self.image.isNull():
            return
        scale = self.devicePixelRatioF()
        fitted = self.image.scaled(
            self.size() * scale,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        width, height = fitted.width() / scale, fitted.height() / scale
        left, top = round((self.width() - width) / 2), round((self.height() - height) / 2)
        painter.drawImage(QRectF(left, top, width, height), fitted)


class Detail(QWidget):
    """Shows a point; its button puts the point's look on the photo."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Chosen picture"))
        self.point: Point | None = None
        self.picture = Picture()
        self.name = ElidedLabel()
        self.name.setObjectName("heading")
        self.score = QLabel()
        self.score.setObjectName("score")
        self.kind = ElidedLabel()
        self.kind.setObjectName("dim")
        self.apply = button(actions["map_apply"], tr("Use This Look"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self.score)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.kind, 1)
        foot.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(5)
        layout.addWidget(self.picture, 1)
        layout.addLayout(head)
        layout.addLayout(foot)

    def show_point(self, point: Point | None) -> None:
        """Show a point by its small picture; the large one may follow."""
        self.point = point
        self.setVisible(point is not None)
        if point is None:
            self.picture.show_image(None)
            return
        self.picture.show_image(QImage.fromData(point.thumbnail))
        self.picture.setAccessibleName(tr("The picture {name}").format(name=title(point)))
        self.name.say(title(point), "" if point.item.path is None else str(point.item.path))
        self.score.setText(f"{point.score:.1f}")
        self.score.setAccessibleName(tr("Score {score}").format(score=f"{point.score:.1f}"))
        self.score.setToolTip(tr("The score of the quality code, by QD-net"))
        self.kind.say(
            about(point.item), f"{title(point)} {why_not(point.item)}" if why_not(point.item) else ""
        )
