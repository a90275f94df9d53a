"""The aspects that a crop can keep."""

from dataclasses import dataclass

from disque_studio.ui.texts import mark


@dataclass(frozen=True)
class Aspect:
    """Width over height of the crop in landscape; None for free sides, 0 for the photo's own."""

    name: str
    title: str
    value: float | None


ASPECTS = (
    Aspect("free", mark("Free"), None),
    Aspect("original", mark("Original"), 0.0),
    Aspect("1:1", mark("1 : 1 (square)"), 1.0),
    Aspect("3:2", mark("3 : 2"), 3 / 2),
    Aspect("4:3", mark("4 : 3"), 4 / 3),
    Aspect("16:9", mark("16 : 9"), 16 / 9),
)


def ratio(aspect: Aspect, photo: float, *, upright: bool) -> float | None:
    """Give a box's ratio in parts (see `imaging.boxes`) on a photo of an aspect; None where sides are free.

    `upright`: the crop is higher than it is wide.
    """
    if aspect.value is None:
        return None
    own = max(photo, 1 / photo)
    wanted = aspect.value or own
    return (1 / wanted if upright else wanted) / photo
