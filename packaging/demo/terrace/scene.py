"""The scene put together: meshes, materials, light and camera."""

from functools import cache

import numpy as np

from terrace.bvh import build
from terrace.geometry import join
from terrace.materials import GLASS, table
from terrace.outdoors import outdoors
from terrace.palette import PALETTE
from terrace.room import DOOR, WINDOW, room
from terrace.sky import scatter
from terrace.still_life import LAMP, still_life
from terrace.tracer import Camera, World

CAMERA = Camera((0.0, 0.0, 1.5), 0.6, -0.48, 0.32)


@cache
def world() -> World:
    """Build everything that rays can meet."""
    materials = list(PALETTE.values())
    passes = [0.75 * float(np.mean(m.a)) if m.pattern == GLASS else m.sheer for m in materials]
    return World(
        tree=build(join([room(), outdoors(), still_life()])),
        table=table(materials),
        sky=scatter(),
        passes=np.array(passes),
        door=DOOR,
        lamp=LAMP,
        lamp_light=PALETTE["glow"].glow,
        window=WINDOW,
        window_light=PALETTE["pane"].glow,
    )
