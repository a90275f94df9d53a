"""What a training says to the user, to be translated when it is shown, as `engine_words` explains."""

from disque_studio.ui.texts import mark

SENTENCES = (
    # What a folder lacks
    mark(
        "HDR photos: {0} in {1}, at least {2} needed; "
        "put photos or panoramas into it (.hdr, .exr, .pfm, or floating-point .tif)."
    ),
    mark(
        "Pictures without flaws: {0} in {1}, at least {2} needed; "
        "put sharp, clean pictures into it (.png, .jpg, .tif or .webp)."
    ),
    mark(
        "Before/after pairs: {0} in {1}, at least {2} needed; put untouched photos "
        'and the pictures you made of them into it, with names alike ("scene.hdr" and "scene.jpg").'
    ),
    mark("Rated pictures: {0} to train on and {1} to test on in {2}, at least {3} and {4} needed; add more."),
    mark("Rated pictures: {0} Give pictures with a scores.csv (image, mos)."),
    mark('The general feature {0} is not there; train the recipe "general" first.'),
    mark("There is no folder {0}; choose another one."),
    mark(
        "Disk space: about {0} are needed for decoded pictures, and {1} are free; "
        "free some space, or choose another place for the run."
    ),
    mark("there are none"),
    mark("only {0} can be read"),
    mark("This recipe does not read archives; give a folder of HDR photos."),
    mark("{0} holds no packed photos, or is damaged; give a folder of HDR photos."),
    mark("can't be read as packed views: {0}"),
    mark("is not there, but {0} stands for it too"),
    mark("is not there; give a scores.csv or a data set's folder"),
    mark("{0} is a file; give a folder of pictures without flaws."),
    mark("is no data set laid out as one of {0}"),
    mark("is missing, but {0} names it"),
    mark("{0}; {1} more are missing too"),
    mark("rates no picture"),
    mark('needs one column "mos" (or "dmos"); it has {0}'),
    mark('has no column "{0}"; it has {1}'),
    mark("row {0} has {1} columns, its header {2}"),
    mark('"{0}" is no number, where the opinion of {1} is expected'),
    mark("is not text in UTF-8: {0}"),
    mark("holds no HDR photos (.hdr, .exr, .pfm, .tif)"),
    mark("holds no HDR photo that can be read"),
    mark("its archives hold no HDR photo"),
    mark("holds {0} photos in a row none of which can be read"),
    mark("holds no picture of {0} pixels a side"),
    mark("is smaller than {0} pixels a side"),
    mark("is no folder; give one that holds photos and the pictures made of them"),
    mark("holds no {0}; {1}"),
    mark("pair of a photo and a picture"),
    mark('name the picture after its photo, as "scene.hdr" and "scene.jpg"'),
    mark("holds no pair whose two sides can be read and show the same picture"),
    # What ends a training
    mark("the disk is full; free some space and resume the training; {0}"),
    mark(
        "{0} has not enough memory; close other programs that use it, draw fewer pictures a step, "
        "or train on the CPU; {1}"
    ),
    mark("{0} was lost ({1}); resume the training, there or on the CPU; {2}"),
    mark("its last checkpoint is whole"),
    mark("is in use by another training; stop that one first, or train in another folder"),
    mark("there is no setting {0}; there are: {1}"),
    mark("the loss was not finite for {0} steps in a row (step {1})"),
    mark("{0}, and stepping back {1} times did not help; a smaller learning_rate may"),
    mark("is damaged: it is not what was written"),
    mark("is damaged: it is not what was written; copy it anew"),
    mark("can't be read as a {0}: {1}"),
    mark("can't be read as a model: {0}"),
    mark("does not fit this network: {0}"),
    mark("a fault of the program: {0}: {1}"),
    mark("a training runs already; stop it first, or wait for its end"),
    mark("holds no training; start a new one"),
    mark("its process cannot be ended from here; end it in the task manager"),
    mark("is in use; stop the training first"),
    mark("is still coming to its end; try again in a moment"),
    mark("exists already; try again in a second"),
    mark("cannot be made: {0}"),
    mark("cannot be removed: {0}"),
    mark("cannot be used: {0}"),
    mark("cannot be written: {0}"),
    mark("the trainer is not part of this program; install it whole"),
    mark("the trainer ended without an answer"),
    mark("the trainer gave an answer that cannot be read"),
    # What it warns of
    mark("{0} is damaged; going on from {1}"),
    mark("{0} is damaged; the last weights are taken instead"),
    mark("{0}; back to step {1}, from where other batches are drawn"),
    mark("training goes on uncompiled: {0}"),
    # What is done before the first step, and after the last
    mark("decoding {0}"),
    mark("reading {0}"),
    mark("left out: {0}"),
    mark("looking for pictures of one scene"),
    mark("distorting pictures"),
    mark("distorting whole pictures"),
    mark("distorting crop {0} of {1}"),
    mark("labelling crop {0} of {1}"),
    mark("encoding renditions"),
    mark("measuring the statistics of whole pictures"),
    mark("tone-mapping views, and measuring them"),
    mark("rendering views and measuring them"),
    mark("coding exemplars by {0}"),
    mark("rendering by {0}"),
    mark("scoring by {0}"),
    # What the new model is compared by
    mark("not compared: {0}"),
    mark("it can't be measured: {0}"),
    mark("photos of two scenes or more are needed to compare on"),
    mark("a packed file holds nothing to compare on; give a folder of photos"),
    mark(
        "the data have no pictures that are kept apart to compare on; "
        "put Kodak's test pictures (kodim01.png …) into their folder pristine/kodak"
    ),
    mark("there are too few photos to keep some apart to compare on"),
    mark("there is nothing that {0} could be compared by"),
    mark("no model {0} is installed"),
    mark("looks: mean PSNR in dB from another scene, one exemplar, {0} cases of {1}"),
    mark("the folder looks"),
    mark("views and operators drawn anew by a fixed seed"),
    mark("PSNR in dB of {0} of your {1} pairs, rendered from the others"),
    mark("ladder: SROCC with the fused pseudo-label on {0} distorted pictures held out"),
    mark("SROCC with TMQI on {0} renditions of photos kept apart"),
    mark("SROCC with people's opinions of {0} photographs kept for the test"),
    # Where it runs
    mark("this PyTorch is built without CUDA"),
    mark("PyTorch {0} is built without CUDA"),
    mark("PyTorch finds no CUDA device"),
)
