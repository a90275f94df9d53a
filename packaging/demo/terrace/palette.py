"""The materials of this scene, by name."""

from terrace.materials import (
    CLOTH,
    FRUIT,
    GLASS,
    GLOW,
    HILL,
    LEAF,
    PAVING,
    PICTURE,
    PLAIN,
    PLANKS,
    PLASTER,
    RUG,
    STRAW,
    TILES,
    WOOD,
    Material,
)

PALETTE: dict[str, Material] = {
    "plaster": Material(PLASTER, (0.66, 0.57, 0.44), (0.10, 0.20, 0.22), 0.95, fine=11.0, bump=0.12),
    "ceiling": Material(PLAIN, (0.46, 0.40, 0.32), (0.60, 0.53, 0.43), fine=3.0, bump=0.06),
    "tiles": Material(TILES, (0.33, 0.125, 0.062), (0.41, 0.31, 0.21), 0.30),
    "limewash": Material(PLAIN, (0.50, 0.46, 0.41), (0.66, 0.62, 0.56), fine=3.0, bump=0.05),
    "paving": Material(PAVING, (0.30, 0.25, 0.20), (0.22, 0.18, 0.145), 0.6, fine=9.0, bump=0.08),
    "walnut": Material(WOOD, (0.060, 0.028, 0.013), (0.20, 0.10, 0.045), 0.36, fine=26.0, bump=0.03),
    "oak": Material(WOOD, (0.13, 0.062, 0.026), (0.30, 0.155, 0.068), 0.40, fine=22.0, bump=0.04),
    "beam": Material(WOOD, (0.035, 0.020, 0.011), (0.11, 0.065, 0.036), 0.8, fine=12.0, bump=0.15),
    "door": Material(PLANKS, (0.034, 0.105, 0.21), (0.30, 0.22, 0.15), 0.55, bump=0.10),
    "iron": Material(PLAIN, (0.03, 0.03, 0.03), (0.06, 0.055, 0.05), 0.5, fine=20.0),
    "brass": Material(PLAIN, (0.70, 0.46, 0.16), (0.50, 0.31, 0.10), 0.26, metal=True, fine=14.0),
    "pewter": Material(PLAIN, (0.42, 0.41, 0.40), (0.26, 0.255, 0.25), 0.36, metal=True, fine=18.0),
    "gilt": Material(PLAIN, (0.62, 0.40, 0.14), (0.25, 0.14, 0.05), 0.42, metal=True, fine=30.0, bump=0.3),
    "glow": Material(GLOW, (0.0, 0.0, 0.0), glow=(22.0, 11.4, 3.9)),
    "pane": Material(GLOW, (0.0, 0.0, 0.0), glow=(0.80, 0.98, 1.28)),
    "glass": Material(GLASS, (0.96, 0.96, 0.95)),
    "bottle": Material(GLASS, (0.15, 0.50, 0.14)),
    "blue glaze": Material(PLAIN, (0.006, 0.026, 0.145), (0.014, 0.085, 0.27), 0.12, fine=13.0),
    "celadon": Material(PLAIN, (0.19, 0.33, 0.25), (0.27, 0.40, 0.30), 0.18, fine=12.0),
    "terracotta": Material(PLAIN, (0.44, 0.17, 0.080), (0.58, 0.29, 0.16), 0.8, fine=7.0, bump=0.04),
    "stoneware": Material(PLAIN, (0.42, 0.37, 0.30), (0.28, 0.23, 0.17), 0.5, fine=22.0, bump=0.06),
    "orange": Material(FRUIT, (0.80, 0.23, 0.012), (0.86, 0.33, 0.02), 0.36, fine=260.0, bump=0.05),
    "lemon": Material(FRUIT, (0.84, 0.60, 0.035), (0.80, 0.66, 0.07), 0.36, fine=230.0, bump=0.05),
    "red cloth": Material(CLOTH, (0.26, 0.024, 0.020), (0.50, 0.38, 0.25), through=0.08, fine=1.0, bump=0.05),
    "linen": Material(
        PLAIN, (0.72, 0.69, 0.63), (0.80, 0.77, 0.71), through=0.42, sheer=0.22, fine=120.0, bump=0.04
    ),
    "rug": Material(RUG, (0.155, 0.030, 0.022), (0.022, 0.028, 0.060), bump=0.03),
    "straw": Material(STRAW, (0.42, 0.28, 0.11), (0.66, 0.50, 0.25), 0.7, fine=600.0, bump=0.02),
    "ribbon": Material(PLAIN, (0.025, 0.03, 0.06), (0.03, 0.035, 0.07)),
    "picture": Material(PICTURE, (0.3, 0.3, 0.3), rough=0.45, bump=0.05),
    "paper": Material(PLAIN, (0.60, 0.53, 0.40), (0.72, 0.65, 0.52), fine=60.0),
    "book red": Material(PLAIN, (0.26, 0.035, 0.030), (0.36, 0.06, 0.05), 0.6, fine=30.0),
    "book green": Material(PLAIN, (0.035, 0.11, 0.06), (0.06, 0.15, 0.085), 0.6, fine=30.0),
    "book ochre": Material(PLAIN, (0.40, 0.26, 0.09), (0.48, 0.33, 0.13), 0.6, fine=30.0),
    "book grey": Material(PLAIN, (0.20, 0.20, 0.20), (0.27, 0.27, 0.265), 0.6, fine=30.0),
    "leaf": Material(LEAF, (0.030, 0.105, 0.022), (0.085, 0.20, 0.040), 0.34, through=0.38),
    "olive leaf": Material(LEAF, (0.085, 0.115, 0.060), (0.16, 0.19, 0.115), 0.5, through=0.30),
    "vine leaf": Material(LEAF, (0.070, 0.19, 0.020), (0.16, 0.28, 0.035), 0.5, through=0.50),
    "petal": Material(PLAIN, (0.62, 0.025, 0.045), (0.74, 0.06, 0.08), through=0.45, fine=40.0),
    "magenta": Material(PLAIN, (0.60, 0.035, 0.26), (0.72, 0.08, 0.36), through=0.50, fine=40.0),
    "stem": Material(PLAIN, (0.10, 0.075, 0.04), (0.16, 0.12, 0.07), fine=40.0),
    "soil": Material(PLAIN, (0.04, 0.028, 0.018), (0.08, 0.055, 0.035), fine=60.0),
    "hill": Material(HILL, (0.10, 0.105, 0.045), (0.25, 0.20, 0.12)),
    "village": Material(PLAIN, (0.40, 0.36, 0.31), (0.62, 0.57, 0.50), fine=0.09),
}

_IDS = {name: i for i, name in enumerate(PALETTE)}


def stuff(name: str) -> int:
    """Index of a material in the table."""
    return _IDS[name]
