"""What colour profiles that cannot be used say to the user; see `engine_words`."""

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
)
