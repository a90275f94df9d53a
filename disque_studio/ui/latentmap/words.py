"""What is said of a point: on its card, beside its picture, and to a screen reader."""

from disque_studio.studio.latentmap import Item, Kind, Point
from disque_studio.ui.texts import mark, tr

KINDS: dict[Kind, str] = {
    "photo": mark("Photo as edited"),
    "pair": mark("Exemplar"),
    "look": mark("Look on this photo"),
    "file": mark("Finished picture"),
}


def title(point: Point) -> str:
    """Name a point."""
    return point.item.name


def group_name(group: str) -> str:
    """Name a look or an operator."""
    return group or tr("no look")


def facts(point: Point) -> str:
    """Tell a point's score and look in one line."""
    score = tr("Score {score}").format(score=f"{point.score:.1f}")
    look = group_name(point.item.group)
    return score if look == title(point) else f"{score} · {look}"


def spoken(point: Point) -> str:
    """Tell everything of a point in one sentence."""
    return f"{title(point)}, {tr(KINDS[point.item.kind])}, {facts(point)}"


def about(item: Item) -> str:
    """Tell what an item is, and in which look."""
    kind, look = tr(KINDS[item.kind]), group_name(item.group)
    return kind if look == item.name else f"{kind} · {look}"


def why_not(item: Item) -> str:
    """Tell why the look of a picture cannot be put on a photo."""
    return tr("has no HDR photo beside it: its look cannot be learnt.") if not item.teaches else ""
