"""Which channels of an EXR file make the picture: layers are channel names with a common prefix."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.exr_header import Channel, Part

Kind = Literal["rgb", "luminance-chroma", "grey"]

_ROLES = {"r": "R", "red": "R", "g": "G", "green": "G", "b": "B", "blue": "B", "a": "A", "alpha": "A"}
_ORDER = ("R", "G", "B", "A")


@dataclass(frozen=True)
class Layer:
    """The channels to show: R, G, B; or Y, RY, BY; or one that is shown grey.

    `group` names the layer; `name` says what is shown of it: the same, or a single channel's full name.
    """

    part: int
    group: str
    name: str
    kind: Kind
    channels: tuple[Channel, ...]


def pick_layer(parts: list[Part], path: Path, wanted: str | None) -> Layer:
    """Give the layer that the caller names, else the first colour layer, else Y, else the first channel.

    A layer answers to "layer", to "part/layer", and the unnamed layer of a part to "part"; a single channel
    answers to its full name and is shown grey.

    Raises:
        FileRefusedError: no such layer (the text lists those there are), or it is deep.
    """
    layers = [layer for index, part in enumerate(parts) for layer in _layers(parts, index, part)]
    if wanted is not None:
        for layer in layers + _single_channels(parts):
            prefix = f"{parts[layer.part].name}/"
            names = (layer.name, layer.group)
            if wanted in names or prefix + wanted in names:
                return _flat(layer, parts[layer.part], path)
        known = ", ".join(dict.fromkeys(layer.name or "(unnamed)" for layer in layers))
        raise FileRefusedError(path, f'has no layer "{wanted}"; it has: {known}')
    flat = [layer for layer in layers if not parts[layer.part].deep]
    if not flat:
        return _flat(layers[0], parts[0], path)
    coloured = [layer for layer in flat if layer.kind != "grey"]
    plain = [layer for layer in flat if _role(layer.channels[0].name) == "Y"]
    return (coloured + plain + flat)[0]


def channel_names(parts: list[Part]) -> tuple[str, ...]:
    """Give the names of all channels of the file, colours in R, G, B, A order, as "part/channel" if many."""
    names = []
    for part in parts:
        prefix = f"{part.name}/" if len(parts) > 1 else ""
        for _, channels in _groups(part):
            names += [prefix + channel.name for channel in channels]
    return tuple(names)


def _groups(part: Part) -> list[tuple[str, list[Channel]]]:
    """Split a part's channels by prefix, the unnamed layer first, each in the order R, G, B, A, others."""
    groups: dict[str, list[Channel]] = {}
    for channel in part.channels:
        groups.setdefault(channel.name.rpartition(".")[0], []).append(channel)

    def place(channel: Channel) -> int:
        role = _role(channel.name)
        return _ORDER.index(role) if role in _ORDER else len(_ORDER)

    return [(name, sorted(groups[name], key=place)) for name in sorted(groups, key=bool)]


def _layers(parts: list[Part], index: int, part: Part) -> list[Layer]:
    layers = []
    for prefix, channels in _groups(part):
        by_role = {_role(channel.name): channel for channel in reversed(channels)}
        kind: Kind = "grey"
        shown = [channel for channel in channels if _role(channel.name) != "A"][:1] or channels[:1]
        if {"R", "G", "B"} <= by_role.keys():
            kind, shown = "rgb", [by_role[role] for role in "RGB"]
        elif {"Y", "RY", "BY"} <= by_role.keys():
            kind, shown = "luminance-chroma", [by_role[role] for role in ("Y", "RY", "BY")]
        elif "Y" in by_role and "X" not in by_role:  # X, Y and Z are places in space, not light
            shown = [by_role["Y"]]
        # A channel that is no picture of its own is named in full, so that the caller sees what is shown.
        odd = kind == "grey" and _role(shown[0].name) != "Y"
        group = _full_name(parts, part, prefix)
        name = _full_name(parts, part, shown[0].name) if odd else group
        layers.append(Layer(index, group, name, kind, tuple(shown)))
    return layers


def _single_channels(parts: list[Part]) -> list[Layer]:
    layers = []
    for index, part in enumerate(parts):
        for channel in part.channels:
            name = _full_name(parts, part, channel.name)
            layers.append(Layer(index, name, name, "grey", (channel,)))
    return layers


def _full_name(parts: list[Part], part: Part, name: str) -> str:
    if len(parts) == 1:
        return name
    return f"{part.name}/{name}" if name else part.name


def _role(name: str) -> str:
    last = name.rpartition(".")[2]
    return _ROLES.get(last.lower(), last)


def _flat(layer: Layer, part: Part, path: Path) -> Layer:
    if part.deep:
        raise FileRefusedError(path, "is a deep EXR file, which is not read; flatten it first")
    return layer
