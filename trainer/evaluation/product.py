"""The application's own way from exemplars to picture, as a method of the benchmark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from disque_studio.imaging.sampling import small_copy
from trainer.evaluation.views import Floats, View

if TYPE_CHECKING:
    from disque_studio.looks.exemplar import Exemplar
    from disque_studio.looks.model import LookModel

SMALL_LONG_SIDE = 256
"""Of the small copy that the application plans from."""


class Product:
    """Code pairs, mix them in equal parts, plan on the small copy, render the full picture.

    By `model`, or the one in use.
    """

    # looks is imported inside the methods: it brings torch, which the baselines do without.

    def __init__(self, model: "LookModel | None" = None) -> None:
        self._model = model

    def code(self, view: View, operator: str) -> "Exemplar":
        """Code an exemplar as if its two files had been dropped."""
        from disque_studio.looks.exemplar import code_pair

        name = f"{view.name}__{operator}"
        return code_pair(view.photo, view.renditions[operator], name=name, model=self._model)

    def render(self, view: View, codes: Sequence["Exemplar"]) -> Floats:
        """Render as preview and export do."""
        from disque_studio.looks.apply import render
        from disque_studio.looks.look import Look
        from disque_studio.looks.plan import plan

        look = Look(name="benchmark", exemplars=tuple(codes), weights=(1.0,) * len(codes))
        mapping = plan(small_copy(view.photo.rgb, SMALL_LONG_SIDE), look, model=self._model)
        return np.clip(render(view.photo.rgb, mapping), 0, 1)
