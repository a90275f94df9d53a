"""Triangle meshes from a few generators: rounded boxes, lathed and swept shapes, sheets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles with everything per corner: `points`, `normals`, `texture` (F, 3, 3); `material` (F,)."""

    points: Array
    normals: Array
    texture: Array
    material: npt.NDArray[np.int32]

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0, *, turn: float = 0.0) -> "Mesh":
        """Turn by `turn` degrees about z, then shift; texture coordinates stay with the object."""
        return self.rotated("z", turn)._shifted(np.array([x, y, z]))

    def rotated(self, axis: str, degrees: float) -> "Mesh":
        """Rotate about a coordinate axis through the origin."""
        c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
        i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
        matrix = np.eye(3)
        matrix[i, i] = matrix[j, j] = c
        matrix[i, j], matrix[j, i] = -s, s
        return Mesh(self.points @ matrix.T, self.normals @ matrix.T, self.texture, self.material)

    def _shifted(self, shift: Array) -> "Mesh":
        return Mesh(self.points + shift, self.normals, self.texture, self.material)


def join(meshes: Iterable[Mesh]) -> Mesh:
    """Make one mesh of many."""
    parts = list(meshes)
    return Mesh(
        np.concatenate([m.points for m in parts]),
        np.concatenate([m.normals for m in parts]),
        np.concatenate([m.texture for m in parts]),
        np.concatenate([m.material for m in parts]),
    )


def triangles(
    vertices: Array,
    faces: npt.NDArray[np.intp],
    material: int,
    *,
    texture: Array | None = None,
    flat: bool = False,
) -> Mesh:
    """Mesh from vertices (N, 3) and faces (F, 3); smooth normals are area-weighted unless `flat`."""
    points = vertices[faces]
    facing = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    keep = np.linalg.norm(facing, axis=1) > 1e-14
    points, facing, faces = points[keep], facing[keep], faces[keep]
    if flat:
        normals = np.repeat(facing[:, None], 3, axis=1)
    else:
        summed = np.zeros_like(vertices)
        for corner in range(3):
            np.add.at(summed, faces[:, corner], facing)
        normals = summed[faces]
    normals = normals / (np.linalg.norm(normals, axis=2, keepdims=True) + 1e-30)
    coordinates = points if texture is None else texture[faces]
    return Mesh(points, normals, coordinates, np.full(len(points), material, np.int32))


def quad(
    a: Iterable[float], b: Iterable[float], c: Iterable[float], d: Iterable[float], material: int
) -> Mesh:
    """Flat four-cornered face, corners anticlockwise seen from its front."""
    return triangles(
        np.array([[*a], [*b], [*c], [*d]], float), np.array([[0, 1, 2], [0, 2, 3]]), material, flat=True
    )


def _grid_faces(rows: int, columns: int, *, wrap: bool) -> npt.NDArray[np.intp]:
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns if wrap else columns - 1), indexing="ij")
    a, b = i * columns + j, i * columns + (j + 1) % columns
    lower = np.stack([a, b, b + columns], axis=-1).reshape(-1, 3)
    upper = np.stack([a, b + columns, a + columns], axis=-1).reshape(-1, 3)
    return np.concatenate([lower, upper])


def sheet(
    surface: Callable[[Array, Array], tuple[Array, Array, Array]], rows: int, columns: int, material: int
) -> Mesh:
    """Mesh of a parametric surface over u, v in [0, 1]; its texture coordinates are (u, v, 0)."""
    v, u = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    vertices = np.stack([np.broadcast_to(c, u.shape) for c in surface(u, v)], axis=-1).reshape(-1, 3)
    texture = np.stack([u, v, np.zeros_like(u)], axis=-1).reshape(-1, 3)
    return triangles(vertices, _grid_faces(rows, columns, wrap=False), material, texture=texture)


def box(size: tuple[float, float, float], material: int, *, radius: float = 0.006) -> Mesh:
    """Box with rounded edges, centred in x and y, standing on z = 0."""
    half = np.array(size) / 2
    radius = min(radius, 0.49 * float(half.min()))
    faces: list[npt.NDArray[np.intp]] = []
    vertices: list[Array] = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            j, k = (axis + 1) % 3, (axis + 2) % 3
            steps = [np.array([-1, -1 + radius / half[i], 1 - radius / half[i], 1]) * half[i] for i in (j, k)]
            b, a = np.meshgrid(steps[1], steps[0] * sign, indexing="ij")
            corner = np.empty((16, 3))
            corner[:, axis], corner[:, j], corner[:, k] = sign * half[axis], a.ravel(), b.ravel()
            faces.append(_grid_faces(4, 4, wrap=False) + 16 * len(vertices))
            vertices.append(corner)
    cube = np.concatenate(vertices)
    inner = np.clip(cube, radius - half, half - radius)
    outward = cube - inner
    rounded = inner + radius * outward / np.linalg.norm(outward, axis=1, keepdims=True)
    solid = triangles(rounded, np.concatenate(faces), material)
    lift = np.array([0, 0, half[2]])
    return Mesh(solid.points + lift, solid.normals, solid.texture, solid.material)


def lathe(
    profile: Iterable[tuple[float, float]], material: int, *, segments: int = 40, smooth: int = 1
) -> Mesh:
    """Surface of revolution about z of (radius, height) points, refined `smooth` times by corner cutting."""
    outline = np.array(list(profile), float)
    for _ in range(smooth):
        quarter = 0.75 * outline[:-1] + 0.25 * outline[1:]
        three = 0.25 * outline[:-1] + 0.75 * outline[1:]
        cut = np.stack([quarter, three], axis=1).reshape(-1, 2)
        outline = np.concatenate([outline[:1], cut, outline[-1:]])
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    radius, height = outline[:, :1], outline[:, 1:]
    vertices = np.stack(
        [radius * np.cos(angle), radius * np.sin(angle), np.broadcast_to(height, (len(outline), segments))],
        axis=-1,
    )
    return triangles(vertices.reshape(-1, 3), _grid_faces(len(outline), segments, wrap=True), material)


def ball(radius: float, material: int, *, stretch: float = 1.0, segments: int = 32) -> Mesh:
    """Sphere about the origin, `stretch` times as tall as wide."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, segments // 2 + 1)
    profile = zip(radius * np.cos(angle), radius * stretch * np.sin(angle), strict=True)
    return lathe(profile, material, segments=segments, smooth=0)


def tube(path: Array, radius: float | Array, material: int, *, segments: int = 8) -> Mesh:
    """Round rod along the points `path` (N, 3)."""
    path = np.asarray(path, float)
    direction = np.gradient(path, axis=0)
    direction /= np.linalg.norm(direction, axis=1, keepdims=True) + 1e-12
    aside = np.where(np.abs(direction[:, 2:]) > 0.9, [[1.0, 0.0, 0.0]], [[0.0, 0.0, 1.0]])
    first = np.cross(direction, aside)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(direction, first)
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)[None, :, None]
    ring = np.cos(angle) * first[:, None] + np.sin(angle) * second[:, None]
    vertices = path[:, None] + ring * np.broadcast_to(radius, len(path))[:, None, None]
    faces = _grid_faces(len(path), segments, wrap=True)[:, ::-1]
    return triangles(vertices.reshape(-1, 3), faces, material)
