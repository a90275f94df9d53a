"""What colour profiles and configurations that cannot be used say to the user; see `engine_words`."""

from disque_studio.ui.texts import mark

SENTENCES = (
    mark("the colour profile is damaged: it has no ICC header"),
    mark("the colour profile is damaged: its tag table is cut off"),
    mark("the colour profile is damaged: tag {0} is cut off"),
    mark("the colour profile is damaged: a tag is too short"),
    mark("the colour profile is damaged: a curve is cut off"),
    mark("the colour profile is damaged: a curve cannot be read"),
    mark("the colour profile has no {0} tag"),
    mark("the colour profile has a curve of unknown kind {0}"),
    mark("the colour profile has a curve that runs to infinity"),
    mark("the colour profile has a curve without slope"),
    mark("the colour profile has primaries that span no colours"),
    mark("the colour profile is for {0} pictures, not RGB"),
    mark("the colour profile is for {0} pictures, not RGB or CMYK"),
    mark("the colour profile is not one of a screen"),
    mark("the colour profile cannot be applied: {0}"),
    # A studio's colours, by OpenColorIO
    mark("{0}: there is no such file; it may have been moved or renamed"),
    mark("{0}: is no OpenColorIO configuration; choose a .ocio or .ocioz file"),
    mark("{0}: cannot be used by OpenColorIO: {1}"),
    mark("{0}: it has no colour space “{1}”; choose another"),
    mark("{0}: it has no view “{1}” of “{2}”; choose another"),
    mark(
        "is to be read as {0}, which needs an OpenColorIO configuration; "
        "choose one in the settings, or another input space"
    ),
    mark("cannot be read as {0}: {1}"),
    mark("{0}; it is shown as its file says"),
    mark("is a camera's raw file, whose colours are the camera's and no others"),
)
