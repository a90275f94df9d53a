"""What raw files and series of exposures say to the user; see `engine_words`."""

from disque_studio.ui.texts import mark

SENTENCES = (
    # Raw files
    mark("is a camera's raw file of a kind that is not read; develop it to DNG or TIFF"),
    mark("is a damaged raw file: {0}"),
    mark("is a damaged raw file: a part of its pixels cannot be read"),
    mark("is cut short: the end of the raw picture is missing"),
    mark("holds no finished picture of the camera; choose one beside it"),
    mark("holds no finished picture of its own, as raw files and Ultra HDR do; give a before and an after"),
    # Series of exposures
    mark("tells no exposure time, so its place in a series is unknown"),
    mark("is {0} pixels, the others {1}; leave it out"),
    mark("is {0} × {1} pixels, the others {2} × {3}; leave it out"),
    mark("is one of {0} exposures; at most {1} are merged"),
    mark("is exposed as the others are; choose pictures of different exposures"),
    mark("the series has more than {0} megapixels in all; leave some frames out"),
    mark("a merged series is an EXR file; let its name end in {0}"),
)
