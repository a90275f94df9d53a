"""What people left in the room: the laid table, chair and hat, lamp on its cabinet, rug, a tall plant."""

import numpy as np

from terrace.geometry import Array, Mesh, ball, box, join, lathe, sheet, tube
from terrace.outdoors import blade, pot, scattered
from terrace.palette import stuff

LAMP = (-2.62, 6.02, 1.36, 0.085)
_TOP = 0.78


def _table() -> Mesh:
    wood = stuff("oak")
    legs = [
        box((0.075, 0.075, _TOP - 0.04), wood).moved(x, y, 0.0) for x in (-0.88, 0.88) for y in (-0.33, 0.33)
    ]
    boards = [
        box((2.0, 0.212, 0.042), wood).moved(0.013 * i, (i - 1.5) * 0.214, _TOP - 0.042) for i in range(4)
    ]
    aprons = [box((1.72, 0.025, 0.11), wood).moved(0, y, _TOP - 0.155) for y in (-0.345, 0.345)]
    aprons += [box((0.66, 0.025, 0.11), wood).moved(turn=90.0, x=x, z=_TOP - 0.155) for x in (-0.88, 0.88)]
    return join([*legs, *boards, *aprons])


def _vase() -> Mesh:
    outline = [(0, 0), (0.055, 0), (0.060, 0.01), (0.085, 0.08), (0.108, 0.17), (0.098, 0.25), (0.055, 0.31)]
    outline += [
        (0.036, 0.345),
        (0.036, 0.37),
        (0.052, 0.395),
        (0.056, 0.40),
        (0.050, 0.398),
        (0.030, 0.37),
        (0.030, 0.33),
    ]
    rng = np.random.default_rng(12)
    parts = [lathe(outline, stuff("blue glaze"), segments=64, smooth=2)]
    leaf = blade(0.075, 0.017, 0.25, 0.3, stuff("olive leaf"), fine=4)
    for _ in range(11):
        t = np.linspace(0, 1, 16)[:, None]
        aim = np.array([rng.normal() * 0.22, rng.normal() * 0.16, rng.uniform(0.30, 0.55)])
        bend = np.array([rng.normal() * 0.10, rng.normal() * 0.08, -0.10])
        path = np.array([0, 0, 0.34]) + t * aim + t**2.2 * bend
        parts.append(tube(path, np.linspace(0.0042, 0.0016, 16), stuff("stem"), segments=6))
        where = np.repeat(np.arange(3, 16), 3)
        spots = path[where] + rng.normal(size=(len(where), 3)) * 0.003
        parts.append(
            scattered(leaf, spots, rng.uniform(0, 360, len(where)), rng.uniform(-25, 60, len(where)))
        )
    return join(parts)


def _fruit(kind: str, radius: float, seed: int) -> Mesh:
    rng = np.random.default_rng(seed)
    if kind == "orange":
        fruit = join(
            [
                ball(radius, stuff("orange"), stretch=0.95),
                ball(0.005, stuff("stem")).moved(0, 0, 0.95 * radius),
            ]
        )
    else:
        shape = [
            (0, -1.42),
            (0.12, -1.36),
            (0.2, -1.22),
            (0.62, -0.85),
            (0.92, -0.35),
            (0.95, 0.15),
            (0.80, 0.62),
            (0.42, 1.0),
        ]
        shape += [(0.17, 1.18), (0.12, 1.3), (0, 1.33)]
        fruit = lathe([(radius * r, radius * z) for r, z in shape], stuff("lemon"), smooth=2).rotated("x", 84)
    return fruit.rotated("y", rng.uniform(-35, 35)).moved(turn=rng.uniform(0, 360))


def _bowl() -> Mesh:
    outline = [
        (0, 0),
        (0.06, 0),
        (0.062, 0.012),
        (0.05, 0.02),
        (0.11, 0.05),
        (0.155, 0.09),
        (0.168, 0.108),
        (0.172, 0.112),
    ]
    outline += [(0.166, 0.112), (0.150, 0.094), (0.10, 0.058), (0.0, 0.036)]
    fruits = [(0.075, 0.02, 0.10, "orange"), (-0.045, 0.075, 0.10, "orange"), (-0.065, -0.055, 0.10, "lemon")]
    fruits += [(0.035, -0.085, 0.10, "orange"), (0.0, 0.0, 0.168, "orange"), (-0.095, 0.03, 0.145, "lemon")]
    parts = [
        _fruit(kind, 0.043 if kind == "orange" else 0.031, i).moved(x, y, z)
        for i, (x, y, z, kind) in enumerate(fruits)
    ]
    return join([lathe(outline, stuff("celadon"), segments=72, smooth=2), *parts])


def _book(cover: str, width: float, depth: float, thick: float) -> Mesh:
    boards = [
        box((width, depth, 0.003), stuff(cover), radius=0.001).moved(0, 0, z) for z in (0.0, thick - 0.003)
    ]
    spine = box((0.004, depth, thick), stuff(cover), radius=0.0015).moved(-width / 2)
    return join(
        [
            *boards,
            spine,
            box((width - 0.008, depth - 0.010, thick - 0.006), stuff("paper"), radius=0.001).moved(z=0.003),
        ]
    )


def _books() -> Mesh:
    stack = [
        ("book green", 0.24, 0.32, 0.042, 96.0),
        ("book ochre", 0.20, 0.28, 0.030, 84.0),
        ("book red", 0.17, 0.25, 0.036, 108.0),
    ]
    parts, z = [], 0.0
    for cover, width, depth, thick, turn in stack:
        parts.append(_book(cover, width, depth, thick).moved(z=z, turn=turn))
        z += thick
    return join(parts)


def _jug() -> Mesh:
    outline = [
        (0, 0),
        (0.052, 0),
        (0.056, 0.006),
        (0.062, 0.05),
        (0.060, 0.10),
        (0.042, 0.155),
        (0.038, 0.19),
        (0.046, 0.215),
    ]
    outline += [(0.042, 0.214), (0.034, 0.19), (0.036, 0.155), (0.0, 0.15)]
    t = np.linspace(-0.95, 1.15, 20)
    handle = np.stack([-0.040 - 0.052 * np.cos(t), 0 * t, 0.125 + 0.078 * np.sin(t)], axis=1)
    return join(
        [
            lathe(outline, stuff("pewter"), segments=56, smooth=2),
            tube(handle, 0.0065, stuff("pewter"), segments=12),
        ]
    )


def _bottle() -> Mesh:
    outline = [
        (0, 0),
        (0.10, 0),
        (0.125, 0.02),
        (0.150, 0.12),
        (0.145, 0.20),
        (0.09, 0.29),
        (0.030, 0.335),
        (0.026, 0.41),
        (0.033, 0.415),
        (0.033, 0.43),
    ]
    cork = lathe([(0, 0.39), (0.024, 0.39), (0.027, 0.455), (0, 0.455)], stuff("straw"), smooth=0)
    return join([lathe(outline, stuff("bottle"), segments=64, smooth=2), cork])


def _cloth() -> Mesh:
    """Runner that lies across the table and hangs over its front edge in soft folds."""

    def surface(u: Array, v: Array) -> tuple[Array, Array, Array]:
        length = 0.98 * v
        over = np.clip(length - 0.60, 0, None)
        soft = np.clip(over / 0.05, 0, 1)
        hang = over - 0.5 * 0.05 * soft
        fold = 0.034 * np.sin(u * 17 + 0.6 + 0.8 * v) * np.clip(over / 0.3, 0, 1) + 0.008 * np.sin(
            u * 31 + 4 * v
        )
        ripple = 0.0035 * (1 + np.sin(u * 9 + 3 * np.sin(v * 7)) * np.sin(v * 11)) * (1 - soft)
        y = 0.17 - np.minimum(length, 0.60) - 0.022 * np.sin(soft * np.pi / 2) - np.abs(fold) * soft
        x = (u - 0.5) * 0.52 * (1 + 0.05 * over) + 0.06 * length
        return x, y, _TOP + 0.003 + ripple - hang * soft

    return sheet(surface, 120, 110, stuff("red cloth"))


def _chair() -> Mesh:
    wood = stuff("walnut")
    posts = [
        tube(
            np.array([[x, 0.20, 0], [x, 0.20, 0.45], [x * 1.02, 0.245, 0.72], [x * 1.04, 0.30, 0.98]]),
            0.019,
            wood,
        )
        for x in (-0.2, 0.2)
    ]
    legs = [tube(np.array([[x, -0.21, 0], [x, -0.21, 0.46]]), 0.019, wood) for x in (-0.225, 0.225)]
    slats = []
    for z, y in ((0.60, 0.225), (0.74, 0.25), (0.89, 0.28)):
        t = np.linspace(-0.2, 0.2, 12)
        curve = np.stack([t, y + 0.03 * (1 - (t / 0.2) ** 2), np.full_like(t, z)], axis=1)
        slats += [tube(curve + np.array([0, 0, dz]), 0.011, wood, segments=10) for dz in (-0.018, 0.0, 0.018)]
    rungs = []
    for z in (0.18, 0.30):
        rungs += [tube(np.array([[x, -0.21, z], [0.92 * x, 0.20, z]]), 0.011, wood) for x in (-0.222, 0.222)]
        rungs.append(tube(np.array([[-0.222, -0.21, z + 0.04], [0.222, -0.21, z + 0.04]]), 0.011, wood))
    seat = box((0.47, 0.44, 0.035), stuff("straw"), radius=0.015).moved(0, -0.01, 0.435)
    return join([*posts, *legs, *slats, *rungs, seat])


def _hat() -> Mesh:
    outline = [
        (0, 0.115),
        (0.05, 0.113),
        (0.080, 0.10),
        (0.088, 0.06),
        (0.092, 0.012),
        (0.11, 0.004),
        (0.17, -0.004),
        (0.205, 0.012),
    ]
    band = lathe(
        [(0.0905, 0.018), (0.0930, 0.018), (0.0915, 0.045), (0.0890, 0.045)], stuff("ribbon"), smooth=0
    )
    return join([lathe(outline, stuff("straw"), segments=72, smooth=2), band])


def _lamp() -> Mesh:
    """Brass oil lamp with a milky globe that glows."""
    x, y, z, radius = LAMP
    foot = [
        (0, 0),
        (0.085, 0),
        (0.088, 0.012),
        (0.06, 0.03),
        (0.022, 0.05),
        (0.018, 0.10),
        (0.03, 0.12),
        (0.072, 0.15),
        (0.078, 0.18),
    ]
    foot += [(0.05, 0.215), (0.03, 0.225), (0.042, 0.24), (0.045, 0.262), (0.0, 0.262)]
    chimney = [(0.032, 0.0), (0.026, 0.05), (0.024, 0.14)]
    stand = z - radius - 0.25
    return join(
        [
            lathe(foot, stuff("brass"), segments=64, smooth=2).moved(x, y, stand),
            ball(radius, stuff("glow"), segments=40).moved(x, y, z),
            lathe(chimney, stuff("glass")).moved(x, y, z + radius - 0.012),
        ]
    )


def _cabinet() -> Mesh:
    wood = stuff("walnut")
    height = LAMP[2] - LAMP[3] - 0.25
    doors = [box((0.40, 0.02, 0.72), wood).moved(x, -0.23, 0.14) for x in (-0.215, 0.215)]
    panels = [box((0.28, 0.02, 0.56), wood, radius=0.009).moved(x, -0.24, 0.22) for x in (-0.215, 0.215)]
    knobs = [ball(0.014, stuff("brass")).moved(x, -0.252, 0.52) for x in (-0.035, 0.035)]
    return join(
        [
            box((0.90, 0.44, height - 0.035), wood, radius=0.008),
            box((0.98, 0.50, 0.035), wood, radius=0.01).moved(z=height - 0.035),
            *doors,
            *panels,
            *knobs,
        ]
    ).moved(-2.62, 6.22)


def _standing_books() -> Mesh:
    rng = np.random.default_rng(3)
    covers = ["book red", "book ochre", "book green", "book grey", "book red", "book green", "book ochre"]
    parts, x = [], 0.0
    for cover in covers:
        thick, tall = rng.uniform(0.022, 0.045), rng.uniform(0.19, 0.26)
        upright = _book(cover, 0.16, tall, thick).rotated("x", 90).rotated("z", 90).rotated("x", 0)
        parts.append(upright.moved(x + thick, 0, tall / 2))
        x += thick + 0.002
    return join(parts)


def _rug() -> Mesh:
    def surface(u: Array, v: Array) -> tuple[Array, Array, Array]:
        buckle = 0.012 * np.exp(-(((v - 0.62) / 0.035) ** 2)) * np.sin(np.pi * u)
        return (
            (u - 0.5) * 1.35 + 0.01 * np.sin(9 * v),
            (v - 0.5) * 2.1 + 0.008 * np.sin(7 * u),
            0.008 + buckle,
        )

    return sheet(surface, 90, 30, stuff("rug"))


def _plant() -> Mesh:
    """Tall broad-leaved plant in a big pot."""
    rng = np.random.default_rng(31)
    parts = [pot(0.23, 0.44)]
    for i in range(30):
        turn = 137.5 * i + rng.uniform(-12, 12)
        height, lean = 0.10 + 0.037 * i + 0.08 * rng.uniform(), 0.60 - 0.014 * i
        t = np.linspace(0, 1, 14)[:, None]
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        path = (
            np.array([0.04 * c, 0.04 * s, 0.38])
            + t * [0, 0, height]
            + t**2 * np.array([c, s, 0.0]) * lean * 0.6
        )
        parts.append(tube(path, np.linspace(0.010, 0.006, 14), stuff("leaf"), segments=6))
        size = rng.uniform(0.38, 0.56)
        leaf = blade(size, 0.50 * size, rng.uniform(0.7, 1.5), 0.20, stuff("leaf"), fine=10)
        parts.append(leaf.rotated("y", -rng.uniform(0, 38) - 0.6 * i).moved(*path[-1], turn=turn))
    return join(parts)


def still_life() -> Mesh:
    """Everything movable, in its place."""
    tx, ty = -1.18, 3.78
    on_table = [
        (_vase(), -0.20, 0.10, 20.0),
        (_bowl(), 0.52, 0.0, 0.0),
        (_books(), -0.66, -0.06, 0.0),
        (_jug(), 0.14, 0.17, 200.0),
        (_bottle(), -0.46, 0.22, 0.0),
        (_fruit("lemon", 0.031, 40).moved(z=0.031), 0.80, -0.14, 30.0),
        (_fruit("orange", 0.042, 41).moved(z=0.042), 0.28, -0.16, 0.0),
    ]
    parts = [_table().moved(tx, ty), _cloth().moved(tx + 0.42, ty, turn=3.0)]
    parts += [thing.moved(tx + x, ty + y, _TOP + 0.004, turn=turn) for thing, x, y, turn in on_table]
    cabinet_top = LAMP[2] - LAMP[3] - 0.25
    parts += [_cabinet(), _lamp(), _standing_books().moved(-2.42, 6.30, cabinet_top)]
    parts += [
        _rug().moved(0.15, 4.25, turn=-14.0),
        _chair().moved(0.62, 5.15, turn=-152.0),
        _hat().rotated("x", 22).moved(0.60, 5.12, 0.50, turn=35.0),
        _plant().moved(2.18, 5.05),
    ]
    return join(parts)
