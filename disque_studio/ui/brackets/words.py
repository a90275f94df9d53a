"""How exposures and series are put into words."""

from typing import TYPE_CHECKING

from disque_studio.studio.brackets import Series
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.imaging.brackets_facts import Facts

_SLOW = 0.3
"""Seconds from which an exposure is told in seconds."""


def title(series: Series) -> str:
    """Name a series by its files, and say what it spans."""
    names = sorted(path.name for path in series.paths)
    text = tr("{first} – {last}   ·   {count} exposures over {stops} stops")
    return text.format(first=names[0], last=names[-1], count=len(names), stops=f"{series.span:.1f}")


def exposure(frame: "Facts") -> str:
    """Write an exposure as photographers do: 1/250 s, f/8, ISO 100."""
    seconds = f"{frame.seconds:.3g}" if frame.seconds >= _SLOW else f"1/{1 / frame.seconds:.0f}"
    parts = [tr("{seconds} s").format(seconds=seconds)]
    if frame.aperture != 1:
        parts.append(f"f/{frame.aperture:.3g}")
    return "   ".join([*parts, f"ISO {frame.iso:.0f}"])


def stops(value: float) -> str:
    """Write stops with their sign: −2.0 EV."""
    sign = "−" if value < -0.05 else "+" if value > 0.05 else "±"
    return tr("{stops} EV").format(stops=f"{sign}{abs(value):.1f}")
