"""The sliders of a grade, as data: their groups and their words."""

from dataclasses import dataclass

from disque_studio.ui.texts import mark


@dataclass(frozen=True)
class Spec:
    """A slider; `name` is the grade's field, or "exposure"."""

    name: str
    title: str
    tip: str


@dataclass(frozen=True)
class Group:
    """Sliders that stand under one heading and are reset together."""

    title: str
    sliders: tuple[Spec, ...]


GROUPS = (
    Group(
        mark("White balance"),
        (
            Spec("temperature", mark("Temperature"), mark("Bluer to the left, yellower to the right")),
            Spec("tint", mark("Tint"), mark("Greener to the left, more magenta to the right")),
        ),
    ),
    Group(
        mark("Tone"),
        (
            Spec("exposure", mark("Exposure"), mark("Brighter or darker, in stops (Ctrl+Right, Ctrl+Left)")),
            Spec("contrast", mark("Contrast"), mark("How far bright and dark lie apart around mid grey")),
            Spec("highlights", mark("Highlights"), mark("Bring bright parts back, or brighten them")),
            Spec("shadows", mark("Shadows"), mark("Open dark parts, or deepen them")),
            Spec("whites", mark("Whites"), mark("How bright the brightest parts get")),
            Spec("blacks", mark("Blacks"), mark("How dark the darkest parts get")),
        ),
    ),
    Group(
        mark("Presence"),
        (
            Spec("clarity", mark("Clarity"), mark("Local contrast of surfaces; edges stay clean")),
            Spec("vibrance", mark("Vibrance"), mark("Strengthen pale colours; spares vivid ones and skin")),
            Spec(
                "saturation", mark("Saturation"), mark("How strong all colours are; -100 is black and white")
            ),
        ),
    ),
)
