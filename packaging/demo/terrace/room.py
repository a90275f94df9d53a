"""The room itself: walls with an arched doorway, floor, beams, blue doors, curtain and picture."""

from itertools import pairwise

import numpy as np

from terrace.geometry import Array, Mesh, ball, box, join, lathe, quad, sheet, triangles, tube
from terrace.palette import stuff

LEFT, RIGHT, FRONT, BACK, CEILING = -3.25, 2.75, -3.5, 6.5, 3.2
OUTSIDE = BACK + 0.5
ARCH_CENTRE, ARCH_RADIUS, ARCH_SPRING = 1.0, 0.9, 1.9
WINDOW = (LEFT + 0.02, 1.3, 2.9, 0.95, 2.45)
DOOR = (ARCH_CENTRE - ARCH_RADIUS, ARCH_CENTRE + ARCH_RADIUS, BACK, ARCH_SPRING + ARCH_RADIUS)


def _arc(steps: int) -> Array:
    """Points (x, z) of the arch from its left spring over the top to its right one."""
    angle = np.linspace(np.pi, 0, steps)
    return np.stack(
        [ARCH_CENTRE + ARCH_RADIUS * np.cos(angle), ARCH_SPRING + ARCH_RADIUS * np.sin(angle)], axis=1
    )


def _pierced_wall(y: float, material: int) -> Mesh:
    """Wall in the plane y with the arched opening cut out."""
    low, high, top = DOOR[0], DOOR[1], CEILING + 0.6
    outline = _arc(33)
    parts = [
        quad((LEFT - 2, y, -1), (low, y, -1), (low, y, top), (LEFT - 2, y, top), material),
        quad((high, y, -1), (RIGHT + 2, y, -1), (RIGHT + 2, y, top), (high, y, top), material),
        quad((low, y, -1), (high, y, -1), (high, y, 0), (low, y, 0), material),
    ]
    for (x0, z0), (x1, z1) in pairwise(outline):
        parts.append(quad((x0, y, z0), (x1, y, z1), (x1, y, top), (x0, y, top), material))
    return join(parts)


def _reveal(material: int) -> Mesh:
    """Inner faces of the opening through the thickness of the wall."""
    outline = np.concatenate([[[DOOR[0], -0.2]], _arc(49), [[DOOR[1], -0.2]]])
    parts = []
    for (x0, z0), (x1, z1) in pairwise(outline):
        parts.append(quad((x0, BACK, z0), (x1, BACK, z1), (x1, OUTSIDE, z1), (x0, OUTSIDE, z0), material))
    return join(parts)


def _leaf(side: float) -> Mesh:
    """One door leaf, hinged at x = 0 and reaching to x = side * radius, its face in the plane y = 0."""
    angle = np.linspace(0, np.pi / 2, 17)
    x = np.concatenate([[0.0, ARCH_RADIUS], ARCH_RADIUS * np.cos(angle[1:])])
    # The rounded shoulder is over the hinge, the tall edge where the leaves meet.
    z = np.concatenate([[0.02, 0.02], ARCH_SPRING + ARCH_RADIUS * np.sin(angle[1:])])
    x = ARCH_RADIUS - x
    face = np.stack([side * x, np.zeros_like(x), z], axis=1)
    fan = np.array([[0, i, i + 1] for i in range(1, len(face) - 1)])
    thick = np.array([0, 0.025, 0])
    front = triangles(face - thick, fan, stuff("door"), flat=True)
    back = triangles(face + thick, fan[:, ::-1], stuff("door"), flat=True)
    rim = []
    for i in range(len(face)):
        a, b = face[i], face[(i + 1) % len(face)]
        rim.append(quad(a - thick, b - thick, b + thick, a + thick, stuff("door")))
    middle = side * ARCH_RADIUS / 2
    rails = [
        box((ARCH_RADIUS - 0.04, 0.03, 0.13), stuff("door")).moved(middle, -0.04, z)
        for z in (0.25, 1.05, 1.75)
    ]
    straps = [box((0.5, 0.008, 0.035), stuff("iron")).moved(side * 0.26, -0.06, z) for z in (0.30, 1.80)]
    knob = ball(0.028, stuff("iron")).moved(side * (ARCH_RADIUS - 0.08), -0.08, 1.12)
    return join([front, back, *rim, *rails, *straps, knob])


def _curtain(x: float, width: float, seed: int) -> Mesh:
    """Sheer linen hanging in folds from the rod, drawn aside and stirred by the draught."""
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 6.28, 4)

    def surface(u: Array, v: Array) -> tuple[Array, Array, Array]:
        drop = 1 - v
        gather = 0.75 + 0.25 * np.abs(2 * v - 0.75) ** 1.3
        fold = 0.050 * np.sin(u * 44 + phase[0] + 1.2 * v) + 0.022 * np.sin(u * 93 + phase[1])
        sway = -0.16 * drop**2 * np.sin(u * 2.3 + 0.4) - 0.03 * drop * np.sin(5 * v + phase[2])
        px = x + (u - 0.5) * width * gather + 0.015 * np.sin(u * 70 + phase[3])
        return px, BACK - 0.14 + fold * (0.6 + 0.6 * drop) + sway, 0.04 + 2.86 * v

    return sheet(surface, 48, 160, stuff("linen"))


def _picture() -> Mesh:
    frame = stuff("gilt")
    width, height, bar = 0.86, 0.62, 0.07
    parts = [
        box((width + bar, 0.05, bar), frame, radius=0.015).moved(0, 0, z)
        for z in (-bar / 2, height - bar / 2)
    ]
    parts += [box((bar, 0.05, height), frame, radius=0.015).moved(x, 0, 0) for x in (-width / 2, width / 2)]
    parts.append(
        sheet(lambda u, v: ((u - 0.5) * width, np.full_like(u, 0.0), v * height), 2, 2, stuff("picture"))
    )
    return join(parts).rotated("x", 4).moved(-1.55, BACK - 0.06, 1.62)


def _window() -> Mesh:
    """Bright panes behind a wooden cross, in the left wall beside the camera's view."""
    x, y0, y1, z0, z1 = WINDOW
    pane = quad((x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1), stuff("pane"))
    bars = [box((0.05, 0.06, z1 - z0), stuff("beam")).moved(x + 0.03, y, z0) for y in (y0, (y0 + y1) / 2, y1)]
    bars += [
        box((0.05, y1 - y0, 0.05), stuff("beam")).moved(x + 0.03, (y0 + y1) / 2, z)
        for z in (z0, z0 + 0.9, z1)
    ]
    return join([pane, *bars])


def _beams() -> Mesh:
    rng = np.random.default_rng(5)
    across = [
        box((RIGHT - LEFT + 0.4, 0.17, 0.20), stuff("beam"), radius=0.02)
        .rotated("x", rng.uniform(-2, 2))
        .moved(-0.25, y, CEILING - 0.19)
        for y in np.arange(-3.0, 6.5, 0.88)
    ]
    return join(across)


def room() -> Mesh:
    """Everything that is built in."""
    plaster = stuff("plaster")
    far, near, top = OUTSIDE, FRONT, CEILING
    shell = [
        quad((LEFT, near, -0.1), (LEFT, far, -0.1), (LEFT, far, top), (LEFT, near, top), plaster),
        quad((RIGHT, far, -0.1), (RIGHT, near, -0.1), (RIGHT, near, top), (RIGHT, far, top), plaster),
        quad((RIGHT, near, -0.1), (LEFT, near, -0.1), (LEFT, near, top), (RIGHT, near, top), plaster),
        quad((LEFT, near, top), (LEFT, far, top), (RIGHT, far, top), (RIGHT, near, top), stuff("ceiling")),
        quad((LEFT, near, 0), (RIGHT, near, 0), (RIGHT, BACK, 0), (LEFT, BACK, 0), stuff("tiles")),
        quad(
            (DOOR[0], BACK, 0.0),
            (DOOR[1], BACK, 0.0),
            (DOOR[1], far + 0.04, 0.0),
            (DOOR[0], far + 0.04, 0.0),
            stuff("paving"),
        ),
        quad(
            (DOOR[0], far + 0.04, 0),
            (DOOR[1], far + 0.04, 0),
            (DOOR[1], far + 0.04, -0.3),
            (DOOR[0], far + 0.04, -0.3),
            stuff("paving"),
        ),
        _pierced_wall(BACK, plaster),
        _pierced_wall(OUTSIDE, stuff("limewash")),
        _reveal(stuff("limewash")),
        _beams(),
        _window(),
    ]
    skirting = [
        box((DOOR[0] - LEFT, 0.025, 0.12), stuff("beam")).moved((DOOR[0] + LEFT) / 2, BACK - 0.012),
        box((RIGHT - DOOR[1], 0.025, 0.12), stuff("beam")).moved((DOOR[1] + RIGHT) / 2, BACK - 0.012),
    ]
    doors = [
        _leaf(1.0).moved(DOOR[0] - 0.02, BACK - 0.10, turn=187.0),
        _leaf(-1.0).moved(DOOR[1] + 0.02, BACK - 0.06, turn=-176.0),
    ]
    rod_ends = np.array([[-0.35, BACK - 0.14, 2.95], [2.65, BACK - 0.14, 2.95]])
    rod = [tube(rod_ends, 0.016, stuff("iron"))]
    rod += [ball(0.035, stuff("iron")).moved(*end) for end in rod_ends]
    rings = np.linspace(1.75, 2.45, 9)
    rod += [
        lathe([(0.02, -0.006), (0.03, 0.0), (0.02, 0.006)], stuff("brass"))
        .rotated("y", 90)
        .moved(x, BACK - 0.14, 2.94)
        for x in rings
    ]
    return join([*shell, *skirting, *doors, *rod, _curtain(1.93, 0.80, 3), _picture()])
