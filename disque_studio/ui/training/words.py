"""What can be trained, and the states of a training, in plain words."""

from dataclasses import dataclass

from disque_studio.studio.training_events import Phase
from disque_studio.ui.texts import mark, tr


@dataclass(frozen=True)
class Offer:
    """A recipe of the trainer as the user meets it; `minutes` is what it takes at first."""

    recipe: str
    title: str
    tells: str
    needs: str
    minutes: int


OFFERS = (
    Offer(
        "own",
        mark("My look"),
        mark("Learns the look of your own edits."),
        mark("Needs pairs of an HDR photo and your finished picture of it, eight or more."),
        5,
    ),
    Offer(
        "disque",
        mark("Looks (DisQUE)"),
        mark("Learns to carry the look of an example over to other photos."),
        mark("Needs HDR photos, the more different the better; examples are made of them."),
        120,
    ),
    Offer(
        "disque-sdr",
        mark("Quality with reference (DisQUE)"),
        mark("Learns to compare a finished picture with its reference."),
        mark("Needs pictures without flaws; damaged copies are made of them."),
        120,
    ),
    Offer(
        "disque-hdr",
        mark("Quality of tone mapping (DisQUE, HDR)"),
        mark("Learns to rate a finished picture beside its HDR photo."),
        mark("Needs HDR photos; finished pictures are made of them."),
        30,
    ),
    Offer(
        "causal",
        mark("Causal"),
        mark("Learns how damage shows, whatever is in the picture."),
        mark("Needs pictures without flaws; damaged copies are made of them."),
        120,
    ),
    Offer(
        "general",
        mark("General feature"),
        mark("Learns what QD-net and DRI look at before they rate a picture."),
        mark("Needs photos with people's ratings, pictures without flaws and HDR photos."),
        60,
    ),
    Offer(
        "qdnet",
        mark("QD-net"),
        mark("Learns to rate a tone-mapped picture by itself."),
        mark("Needs photos with people's ratings, and HDR photos."),
        30,
    ),
    Offer(
        "dri",
        mark("DRI"),
        mark("Learns to rate a picture by itself, and to tell what is wrong with it."),
        mark("Needs photos with people's ratings, and pictures without flaws."),
        30,
    ),
)

STATES: dict[Phase, str] = {
    "starting": mark("Starting"),
    "preparing": mark("Preparing"),
    "training": mark("Training"),
    "paused": mark("Paused"),
    "stopping": mark("Stopping"),
    "done": mark("Done"),
    "stopped": mark("Stopped"),
    "failed": mark("Failed"),
    "ended": mark("Ended unexpectedly"),
}


def offer(recipe: str) -> Offer | None:
    """Give what is known of a recipe; None for one that the window does not offer."""
    return next((one for one in OFFERS if one.recipe == recipe), None)


def title(recipe: str) -> str:
    """Name a recipe."""
    known = offer(recipe)
    return recipe if known is None else tr(known.title)
