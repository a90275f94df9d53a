"""Matching a finished photo: its light and what was made of it are an exemplar pair for other photos."""

from disque_studio.looks.look import Exemplar
from disque_studio.studio.development import Exemplars, develop
from disque_studio.studio.device import device
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.renditions import quick_picture
from disque_studio.studio.session import Edit

# looks.exemplar is imported inside the function: it brings torch, which takes long to load.


def match_photo(open_photo: OpenPhoto, edit: Edit, exemplars: Exemplars, *, name: str) -> Exemplar:
    """Code the exemplar that a photo with its edit makes: the photo in its frame, and its rendition.

    Raises:
        DisqueError: the edit's look is gone.
        PairRefusedError: the rendition is one flat tone, which teaches nothing.
    """
    from disque_studio.looks import exemplar
    from disque_studio.looks.model import shipped

    developed = develop(open_photo, edit, exemplars)
    finished = quick_picture(developed.photo, developed.mapping)
    return exemplar.code_pair(developed.photo.photo, finished, name=name, model=shipped(device().name))
