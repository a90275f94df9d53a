"""What the packages beneath the window say to the user, to be translated when it is shown.

They know no Qt and speak English. Each sentence stands here as it is put together there: {0}, {1} … are what
is filled in, which is translated too where it is a sentence of this list. See `texts.said`.
"""

from disque_studio.ui import camera_words, colour_words, trainer_words
from disque_studio.ui.texts import mark

SENTENCES = (
    # Hints
    mark("Noise: smooth areas are grainy"),
    mark("Blur: even the sharpest parts are soft"),
    mark("Compression: the borders of blocks show"),
    mark("Clipped highlights: {0} is full in {1}"),
    mark("Halos: strong edges have bright or dark fringes, most in {0}"),
    mark("Colour cast: even the most neutral tones lean towards {0}"),
    mark("Flat: tones span {0} of the 100 steps from black to white"),
    mark("Oversaturated: {0} is garish, most in {1}"),
    mark("{0}: {1} is {2}, most in {3}"),
    mark("{0} of the picture"),
    mark("Clipped highlights"),
    mark("Crushed shadows"),
    mark("plain white"),
    mark("plain black"),
    mark("red"),
    mark("orange"),
    mark("yellow"),
    mark("green"),
    mark("cyan"),
    mark("blue"),
    mark("violet"),
    mark("magenta"),
    mark("the centre"),
    mark("the upper part"),
    mark("the lower part"),
    mark("the left part"),
    mark("the right part"),
    mark("the upper left"),
    mark("the upper right"),
    mark("the lower left"),
    mark("the lower right"),
    # What can be reached, and what a score compares with
    mark("beyond this the picture would lose structure of the photo"),
    mark("no smooth change of tone and colour brings the score further"),
    mark("the search goes no further from the look"),
    mark("the scale ends here"),
    mark("blind"),
    mark("vs. before"),
    mark("vs. HDR photo"),
    mark("vs. as opened"),
    # The latent map
    mark("is beyond the first {0} pictures of the map"),
    # Files that cannot be read
    mark("is not a picture known here; {0}"),
    mark("is an HDR file ({0}), not a finished picture; give a JPEG, PNG, WebP or TIFF"),
    mark("is not a file"),
    mark("is empty"),
    mark("cannot be opened: {0}"),
    mark("there is no such file; it may have been moved or renamed"),
    mark("is {0}, which is not read; {1}"),
    mark("needs more memory than this machine can give"),
    mark("cannot be read: {0}"),
    mark("is damaged: its pixels cannot be decompressed"),
    mark("is cut short: it ends within its table of chunks"),
    mark("is incomplete: some of its rows were never written"),
    mark("is cut short: some of its rows are missing"),
    mark("is cut short: the end of the picture is missing"),
    mark("is cut short: it ends within its header"),
    mark("is cut short after row {0} of {1}, counted from the bottom"),
    mark("is damaged: {0}"),
    mark("is too large: {0} × {1} pixels; the limit is {2} MP"),
    mark("made its decoder crash: the file is damaged, or memory ran out"),
    mark("could not be read within {0} seconds"),
    mark("is a float TIFF, scene light and no finished picture; save it with 8 or 16 bits"),
    mark("is a camera raw file (DNG), which is not read; develop it to EXR or TIFF"),
    # Files that cannot be written
    mark("cannot be written: its folder does not exist; choose another folder"),
    mark("cannot be written: its folder or the old file is read-only; choose another place"),
    mark("cannot be written: the disk is full; free some space or choose another disk"),
    mark("cannot be written: its name is too long; choose a shorter one"),
    mark("cannot be written: a folder has that name; choose another name"),
    mark("exists already; it is replaced only where overwriting is asked for"),
    mark("is an original, and originals are never changed; choose another name"),
    mark("is to lie in a folder that does not exist"),
    mark("no folder is chosen for the export; choose one"),
    # Pairs and looks
    mark("before and after do not show the same picture: {0}; {1}"),
    mark("their contents do not match"),
    mark("one is the other's mirror image"),
    mark("they overlap in part only"),
    mark("give the untouched photo and its edited version"),
    mark("the {0} picture is too small to compare; {1}"),
    mark("the {0} picture shows nothing, it is one flat tone; {1}"),
    mark("has no finished picture here; drop the two together"),
    mark("has no HDR photo here; drop the two together"),
    mark("is a session; drop it on the photo"),
    mark("is no look, or damaged; choose a .look file that Disque Studio saved"),
    mark(
        "was made by another look model, so that it follows its pairs less closely; "
        "show the pairs again, as a new look"
    ),
    mark("an exemplar pair of this look is gone; add it again, or choose another look"),
    mark("there is no built-in look {0}; choose another look"),
    mark("exists already; choose another name"),
    mark("there is a look {0} already; choose another name"),
    mark("{0} is built in; only your own looks can be changed"),
    mark("{0} is a built-in preset; choose another name"),
    mark("a look cannot have the name “{0}”; use letters, digits and blanks"),
    # Sessions
    mark("is no session file"),
    mark("is no session; choose a {0} file that Disque Studio saved"),
    mark("is a damaged session: {0}; use another copy of it"),
    mark("is a session of version {0}, and this program reads version {1}"),
    mark("{0}; update Disque Studio"),
    mark("is above {0} MiB, too large for a session"),
    mark("it is cut short"),
    mark("it holds too many files"),
    mark("it holds a file {0}"),
    mark("it unpacks to more than {0} MiB"),
    mark("{0} is not in it"),
    mark("{0} is packed in an unknown way"),
    mark("holds a pair that {0}"),
    mark("cannot be written: the pair {0} is not loaded; {1}"),
    mark("try again, or take the pair off the shelf"),
    mark("would hold more than {0} pairs or {1} MiB"),
    mark("{0}; take pairs off the shelf"),
    # Scores
    mark("{0} compares with a reference; give one"),
    mark("{0} compares with a finished picture; give one"),
    mark("{0} compares with the scene's light; give the HDR photo as the reference"),
    mark("{0} needs pictures of at least {1} pixels a side; this one has {2} x {3}"),
    mark(
        "a picture of {0} x {1} cannot be compared with a reference of {2} x {3}: their shapes differ; "
        "crop both alike"
    ),
    # Raw files and series of exposures
    *camera_words.SENTENCES,
    # A file and what is wrong with it, and a sentence that ends
    mark("{0}: {1}"),
    mark("{0}."),
    # Trainings
    *trainer_words.SENTENCES,
    # Colour profiles
    *colour_words.SENTENCES,
)
