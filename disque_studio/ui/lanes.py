"""The lanes of the window's work: what each does with a new request while others wait or run."""

from disque_studio.ui.workers import Policy

LANES = {
    "start": Policy.QUEUE,
    "open": Policy.LATEST,
    "frame": Policy.LATEST,
    "drop": Policy.QUEUE,
    "pairs": Policy.QUEUE,
    "looks": Policy.QUEUE,
    "look-previews": Policy.QUEUE,
    "look-model": Policy.QUEUE,
    "plan": Policy.STREAM,
    "render": Policy.STREAM,
    "pin": Policy.LATEST,
    "previews": Policy.QUEUE,
    "thumbs-read": Policy.QUEUE,
    "thumbs": Policy.QUEUE,
    "session": Policy.QUEUE,
    "export": Policy.QUEUE,
    "export-pairs": Policy.QUEUE,
    "scopes": Policy.STREAM,
    "score": Policy.STREAM,
    "score-exactly": Policy.LATEST,
    "walk": Policy.LATEST,
    "aim": Policy.STREAM,
    "aim-exactly": Policy.LATEST,
    "restore": Policy.LATEST,
    "inspect-find": Policy.QUEUE,
    "inspect": Policy.QUEUE,
    "inspect-thumbs": Policy.QUEUE,
    "inspect-read": Policy.QUEUE,
    "map-find": Policy.LATEST,
    "map-files": Policy.LATEST,
    "map-render": Policy.QUEUE,
    "map-place": Policy.LATEST,
    "map-show": Policy.LATEST,
    "training": Policy.QUEUE,
    "training-tail": Policy.QUEUE,
    "training-survey": Policy.LATEST,
}

TURNS = (
    "score-exactly",
    "aim-exactly",
    "walk",
    "restore",
    "previews",
    "look-previews",
    "thumbs",
    "map-render",
)
"""The lanes of heavy work that may come a little later: one at a time, the first named first."""
