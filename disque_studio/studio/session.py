"""What the user has asked for, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disque_studio.looks.look import Look


@dataclass(frozen=True, eq=False)
class Edit:
    """One grade of one photo.

    `look` None shows the photo through the neutral mapping. `strength` is 0 (neutral) to 1.5, with 1 the
    look as its exemplars show it. `exposure` is in stops, added before the look.
    """

    look: Look | None
    strength: float = 1.0
    exposure: float = 0.0
