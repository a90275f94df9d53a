"""What lies beyond the doorway: terrace, balustrade, pots and vine, a headland with its village."""

import numpy as np

from terrace.geometry import Array, Mesh, ball, box, join, lathe, quad, sheet, tube
from terrace.palette import stuff
from terrace.room import ARCH_CENTRE, ARCH_RADIUS, ARCH_SPRING, OUTSIDE
from terrace.sky import SEA_LEVEL

TERRACE = -0.16
_EDGE = 10.2


def blade(length: float, width: float, droop: float, fold: float, material: int, *, fine: int = 5) -> Mesh:
    """Leaf along +x from the origin, bending down by `droop` and folded along its rib."""

    def surface(u: Array, v: Array) -> tuple[Array, Array, Array]:
        half = width / 2 * np.sin(np.pi * np.clip(v, 0, 1) ** 0.8) ** 0.8
        across = 2 * u - 1
        return (
            length * v * (1 - 0.25 * droop * v),
            half * across,
            -length * droop * v**2 * 0.6 + fold * half * np.abs(across),
        )

    return sheet(surface, 2 * fine, fine, material)


def scattered(part: Mesh, spot: Array, turns: Array, tilts: Array) -> Mesh:
    """Copies of a part, each tilted up about y, turned about z and set at its spot (N, 3)."""
    return join(
        part.rotated("y", -tilt).moved(*where, turn=turn)
        for where, turn, tilt in zip(spot, turns, tilts, strict=True)
    )


def pot(radius: float, height: float) -> Mesh:
    """Terracotta pot with a rolled rim, full of soil."""
    r, h = radius, height
    outline = [
        (0, 0),
        (0.68 * r, 0),
        (0.70 * r, 0.02),
        (0.92 * r, 0.80 * h),
        (0.93 * r, 0.84 * h),
        (1.04 * r, 0.85 * h),
    ]
    outline += [(1.06 * r, 0.97 * h), (1.0 * r, h), (0.93 * r, 0.98 * h), (0.90 * r, 0.86 * h)]
    return join(
        [
            lathe(outline, stuff("terracotta")),
            lathe([(0, 0.9 * h), (0.92 * r, 0.9 * h)], stuff("soil"), smooth=0),
        ]
    )


def geranium(radius: float, height: float, seed: int, *, flowers: str = "petal") -> Mesh:
    """Potted bush: a round mass of small leaves with clusters of flowers standing out of it."""
    rng = np.random.default_rng(seed)
    count = 420
    direction = rng.normal(size=(count, 3))
    direction[:, 2] = np.abs(direction[:, 2]) * 0.9
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    spots = direction * (radius * rng.uniform(0.45, 1.0, (count, 1))) + [0, 0, height]
    leaves = scattered(
        blade(0.085, 0.085, 0.5, 0.25, stuff("leaf"), fine=4),
        spots,
        rng.uniform(0, 360, count),
        rng.uniform(-50, 60, count),
    )
    heads = []
    petal = blade(0.032, 0.032, 0.3, 0.3, stuff(flowers), fine=3)
    for towards in direction[:26]:
        centre = towards * radius * rng.uniform(1.0, 1.22) + [0, 0, height]
        cluster = centre + rng.normal(size=(26, 3)) * 0.026
        heads.append(scattered(petal, cluster, rng.uniform(0, 360, 26), rng.uniform(-80, 80, 26)))
    return join([leaves, *heads])


def _vine(seed: int) -> Mesh:
    """Bougainvillea falling from above the arch on its left."""
    rng = np.random.default_rng(seed)
    parts = []
    for _ in range(26):
        start = np.array(
            [rng.uniform(-0.5, 1.15), OUTSIDE + rng.uniform(0.1, 0.55), 3.0 + rng.uniform(-0.1, 0.3)]
        )
        reach = rng.uniform(0.35, 1.0) * np.clip(1.25 - 0.55 * (start[0] + 0.5), 0.25, 1.2)
        t = np.linspace(0, 1, 14)[:, None]
        sway = rng.normal(size=3) * [0.30, 0.15, 0.0]
        path = start + t * sway + t**1.4 * [0, 0, -1.0] * reach + 0.03 * rng.normal(size=(14, 3)) * t
        parts.append(tube(path, 0.006, stuff("stem"), segments=5))
        along = path[rng.integers(0, 14, 34)] + rng.normal(size=(34, 3)) * 0.055
        turns, tilts = rng.uniform(0, 360, 34), rng.uniform(-70, 40, 34)
        parts.append(
            scattered(
                blade(0.075, 0.05, 0.3, 0.2, stuff("vine leaf"), fine=4), along[:15], turns[:15], tilts[:15]
            )
        )
        parts.append(
            scattered(
                blade(0.05, 0.045, 0.3, 0.4, stuff("magenta"), fine=3), along[15:], turns[15:], tilts[15:]
            )
        )
    return join(parts)


def _balustrade() -> Mesh:
    stone = stuff("limewash")
    shape = [
        (0.055, 0),
        (0.055, 0.03),
        (0.04, 0.05),
        (0.034, 0.09),
        (0.062, 0.19),
        (0.066, 0.25),
        (0.036, 0.40),
    ]
    shape += [(0.030, 0.46), (0.046, 0.49), (0.046, 0.52), (0.055, 0.53), (0.055, 0.56)]
    post = lathe(shape, stone, segments=18)
    row = [post.moved(x, _EDGE, TERRACE + 0.12) for x in np.arange(-2.9, 4.6, 0.23)]
    rails = [
        box((9.0, 0.22, 0.12), stone, radius=0.02).moved(0.9, _EDGE, TERRACE),
        box((9.0, 0.24, 0.10), stone, radius=0.03).moved(0.9, _EDGE, TERRACE + 0.68),
    ]
    piers = [box((0.30, 0.30, 0.88), stone, radius=0.02).moved(x, _EDGE, TERRACE) for x in (0.42, 3.3)]
    return join([*row, *rails, *piers])


def _headland(x: float, y: float, width: float, depth: float, height: float, seed: int) -> Mesh:
    """Ridge that rises from the sea, its crest broken by a few octaves of sines."""
    rng = np.random.default_rng(seed)
    waves = [
        (rng.uniform(0.6, 1.3) * 2**k, rng.uniform(0, 6.28), rng.uniform(0, 6.28), 0.62**k)
        for k in range(2, 8)
    ]

    def surface(u: Array, v: Array) -> tuple[Array, Array, Array]:
        crest = np.clip(np.sin(np.pi * u), 0, 1) ** 0.9 * (0.55 + 0.45 * np.sin(2.6 + 4.2 * u))
        rough = sum(a * np.sin(6.28 * f * u / 2 + p) * np.sin(6.28 * f * v / 3 + q) for f, p, q, a in waves)
        rise = crest * np.sin(np.pi / 2 * v) * (1 + 0.5 * rough)
        return x + (u - 0.5) * width, y + v * depth, SEA_LEVEL - 2 + height * np.clip(rise, 0, None)

    return sheet(surface, 60, 240, stuff("hill"))


def _village(seed: int) -> Mesh:
    """White houses at the foot of the nearer headland."""
    rng = np.random.default_rng(seed)
    houses = []
    for _ in range(44):
        x, inland = rng.choice([48.0, 70.0, 108.0]) + rng.normal() * 12, 20 + 110 * rng.uniform() ** 1.5
        size = rng.uniform(3, 7), rng.uniform(4, 8), rng.uniform(4, 7)
        ground = SEA_LEVEL - 3 + 50 * np.sin(np.pi / 2 * inland / 500)
        house = box(size, stuff("village"), radius=0.1)
        houses.append(house.moved(x, 900 + inland, ground, turn=rng.uniform(-20, 20)))
    return join(houses)


def outdoors() -> Mesh:
    """All of it."""
    y0, y1 = OUTSIDE - 0.2, _EDGE + 0.15
    floor = quad((-9, y0, TERRACE), (12, y0, TERRACE), (12, y1, TERRACE), (-9, y1, TERRACE), stuff("paving"))
    cliff = quad((-9, y1, TERRACE), (12, y1, TERRACE), (12, y1, -30), (-9, y1, -30), stuff("limewash"))
    pots = [
        pot(0.24, 0.40).moved(0.52, 9.55, TERRACE),
        geranium(0.36, 0.46, 4).moved(0.52, 9.55, TERRACE),
        pot(0.17, 0.30).moved(0.98, 9.75, TERRACE),
        geranium(0.22, 0.33, 8, flowers="magenta").moved(0.98, 9.75, TERRACE),
    ]
    arch = np.array([ARCH_CENTRE, OUTSIDE + 0.02, ARCH_SPRING + ARCH_RADIUS + 0.18])
    lantern = join(
        [box((0.10, 0.10, 0.16), stuff("iron")), ball(0.02, stuff("iron")).moved(0, 0, 0.18)]
    ).moved(*(arch + np.array([0, 0.1, 0.4])))
    return join(
        [
            floor,
            cliff,
            _balustrade(),
            *pots,
            lantern,
            _vine(21),
            _headland(-60.0, 900.0, 620.0, 500.0, 78.0, 2),
            _headland(-500.0, 2600.0, 2300.0, 1500.0, 200.0, 7),
            _village(6),
        ]
    )
