"""Figures that the papers themselves give, by system and data set; what their public text lacks is not here.

DRI's and the causal paper's public texts (arXiv 2411.17390, 2604.21654) hold no figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.data.rated import csiq, espl_live_hdr, kadid10k, live, live_tmhdr, tid2013


@dataclass(frozen=True)
class Figures:
    """A method's published agreement with people; `plcc` None where it is not given."""

    method: str
    srocc: float
    plcc: float | None
    source: str


_DISQUE = "arXiv 2404.13484"
_QDNET = "Wang et al., table I"

PUBLISHED: Mapping[tuple[str, str], tuple[Figures, ...]] = {
    ("disque", live.NAME): (Figures("DisQUE", 0.970, None, _DISQUE),),
    ("disque", csiq.NAME): (Figures("DisQUE", 0.961, None, _DISQUE),),
    ("disque", tid2013.NAME): (Figures("DisQUE", 0.922, None, _DISQUE),),
    ("disque", kadid10k.NAME): (Figures("DisQUE", 0.934, None, _DISQUE),),
    ("disque", live_tmhdr.NAME): (
        Figures("DisQUE", 0.8215, 0.816, _DISQUE),
        Figures("ReIQA", 0.781, None, _DISQUE),
        Figures("HIGRADE", 0.670, None, _DISQUE),
    ),
    ("qdnet", espl_live_hdr.NAME): (
        Figures("QD-net", 0.841, 0.837, _QDNET),
        Figures("He et al.", 0.823, 0.827, _QDNET),
        Figures("HIGRADE-2", 0.730, 0.728, _QDNET),
        Figures("BIBQA", 0.702, 0.692, _QDNET),
        Figures("DESIQUE", 0.570, 0.568, _QDNET),
        Figures("GM-LOG", 0.556, 0.557, _QDNET),
    ),
}
"""The paper's own method first, then those that it compares with."""
