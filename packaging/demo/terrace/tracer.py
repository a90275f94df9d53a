"""Path tracer: from the camera through the room to the sun, the lamp and the sky.

Every diffuse bounce inside the room draws its direction from an even mixture of the cosine lobe and the
doorway, so that daylight is found however it gets there, from the sky or by way of the terrace.
"""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from terrace.bvh import FAR, Tree, closest, transmitted
from terrace.materials import GLASS, GLOW, Table, surface
from terrace.sampling import cone_direction, cosine_direction, facet, gloss, pair, shadowing
from terrace.sky import SUN, SUN_RADIUS, Sky, environment, haze_between
from terrace.vec import Vec, add, along, dot, hash_bits, jit, luminance, mul, scale, unit

CHANNELS = 16  # direct rgb, diffuse rgb, glossy rgb, albedo rgb, normal xyz, depth
_BOUNCES = 6
_CLAMP = 0.35  # most radiance that one indirect path may bring
_MIRRORING = 0.36  # roughness up to which lamps are found by reflected rays alone
_MATT = 0.75  # roughness from which the glossy lobe is left out
_SUN_CONE = math.cos(SUN_RADIUS)


class World(NamedTuple):
    """All that rays need.

    `passes`: what each material lets through straight; `door`: x low, x high, y, z high of the doorway;
    `lamp`: centre and radius of a glowing globe; `window`: x, y low, y high, z low, z high of a bright pane
    that faces +x; `lamp_light`, `window_light`: their radiances.
    """

    tree: Tree
    table: Table
    sky: Sky
    passes: npt.NDArray[np.float64]
    door: tuple[float, float, float, float]
    lamp: tuple[float, float, float, float]
    lamp_light: Vec
    window: tuple[float, float, float, float, float]
    window_light: Vec


class Camera(NamedTuple):
    """Pinhole at `eye` looking along +y; ±`half_width`, `bottom`, `top` frame the view at distance 1."""

    eye: Vec
    half_width: float
    bottom: float
    top: float


@jit
def _through_door(door, p, d):
    """Solid-angle density of aiming at a point of the doorway drawn evenly, for direction d from p."""
    if d[1] < 1e-4:
        return 0.0
    t = (door[2] - p[1]) / d[1]
    x, z = p[0] + t * d[0], p[2] + t * d[2]
    if t <= 0.0 or x < door[0] or x > door[1] or z < 0.0 or z > door[3]:
        return 0.0
    return t * t / (d[1] * (door[1] - door[0]) * door[3])


@jit
def _door_share(door, p, n):
    """How often to aim at the doorway from p: half of the time where it is in view, else never."""
    ahead = door[2] - p[1]
    if ahead < 0.02:
        return 0.0
    reach = n[1] * ahead + max(n[0] * (door[0] - p[0]), n[0] * (door[1] - p[0]))
    reach += max(-n[2] * p[2], n[2] * (door[3] - p[2]))
    return 0.5 if reach > 0.0 else 0.0


@jit
def _diffuse_direction(door, p, n, choice, u, v):
    """Direction and its weight, cosine over density; weight 0 points into the surface."""
    share = _door_share(door, p, n)
    if choice < share:
        x = door[0] + u * (door[1] - door[0])
        d = unit((x - p[0], door[2] - p[1], v * door[3] - p[2]))
    else:
        d = cosine_direction(n, u, v)
    cosine = dot(n, d)
    if cosine <= 1e-5:
        return d, 0.0
    density = (1.0 - share) * cosine / math.pi
    if share > 0.0:
        density += share * _through_door(door, p, d)
    return d, cosine / math.pi / density


@jit
def _schlick(albedo, tail):
    """Fresnel reflectance of a metal; `tail`: (1 - cosine)^5."""
    return add(scale(albedo, 1.0 - tail), (tail, tail, tail))


@jit
def _reflected(view, light, n, ng, albedo, rough, metal, through):
    """Diffuse and glossy reflected light per irradiance from `light`, cosine included: (factor, colour)."""
    side = dot(light, ng) * dot(view, ng)
    cosine = abs(dot(light, n))
    if side <= 0.0:
        return through * cosine / math.pi, (0.0, 0.0, 0.0)
    if dot(light, n) <= 0.0:
        return 0.0, (0.0, 0.0, 0.0)
    shine = (0.0, 0.0, 0.0)
    if rough < _MATT:
        lobe, cos_half = gloss(view, light, n, rough * rough)
        tail = max(1.0 - cos_half, 0.0) ** 5
        shine = scale(_schlick(albedo if metal else (0.045, 0.045, 0.045), tail), lobe)
    return (0.0 if metal else (1.0 - through) * cosine / math.pi), shine


@jit
def _to_lamp(lamp, p, u, v):
    """Direction to the lamp's globe, the irradiance factor pi sin^2 of its cone, and the clear distance."""
    away = (lamp[0] - p[0], lamp[1] - p[1], lamp[2] - p[2])
    distance = math.sqrt(dot(away, away))
    sine = lamp[3] / distance
    if sine >= 0.98:
        return away, 0.0, 0.0
    cosine = math.sqrt(1.0 - sine * sine)
    d = cone_direction(scale(away, 1.0 / distance), cosine, u, v)
    return d, 2.0 * math.pi * (1.0 - cosine), distance - 1.02 * lamp[3]


@jit
def _to_window(window, p, u, v):
    """Direction to a point of the window, its factor area cos / distance^2, and the clear distance."""
    y = window[1] + u * (window[2] - window[1])
    z = window[3] + v * (window[4] - window[3])
    away = (window[0] - p[0], y - p[1], z - p[2])
    square = dot(away, away)
    distance = math.sqrt(square)
    area = (window[2] - window[1]) * (window[4] - window[3])
    factor = area * max(-away[0], 0.0) / max(square * distance, 1e-3)
    return scale(away, 1.0 / distance), factor, distance - 1e-3


@jit
def _blend(corners, u, v):
    """Value inside a triangle from those at its three corners (3, 3)."""
    w = 1.0 - u - v
    return (
        w * corners[0, 0] + u * corners[1, 0] + v * corners[2, 0],
        w * corners[0, 1] + u * corners[1, 1] + v * corners[2, 1],
        w * corners[0, 2] + u * corners[1, 2] + v * corners[2, 2],
    )


@jit
def _deposit(out, bucket, light):
    """Add light to its buffer; what comes by way of another surface is held below the clamp."""
    factor = 1.0
    if bucket > 0:
        factor = min(1.0, _CLAMP / max(luminance(light), 1e-9))
    for i in range(3):
        out[bucket + i] += light[i] * factor


@jit
def _gather(world, p, look, beta, first, bucket, seed, sample, dimension, stack, out):
    """Deposit what arrives at p straight from the sun, the lamp and the window."""
    view, n, ng, albedo, rough, metal, through = look
    for source in range(3):
        u, v = pair(seed, sample, dimension + source)
        if source == 0:
            light, spread, reach = cone_direction(SUN, _SUN_CONE, u, v), 1.0, FAR
            bright = (world.sky.sun[0], world.sky.sun[1], world.sky.sun[2])
        elif source == 1:
            light, spread, reach = _to_lamp(world.lamp, p, u, v)
            bright = world.lamp_light
        else:
            light, spread, reach = _to_window(world.window, p, u, v)
            bright = world.window_light
        if spread <= 0.0:
            continue
        factor, shine = _reflected(view, light, n, ng, albedo, rough, metal, through)
        if source > 0 and rough < _MIRRORING:
            shine = (0.0, 0.0, 0.0)
        if factor <= 0.0 and shine[0] <= 0.0:
            continue
        start = along(p, ng, 1e-4 if dot(light, ng) > 0.0 else -1e-4)
        passed = transmitted(world.tree, world.passes, start, light, reach, stack)
        arriving = scale(mul(beta, bright), spread * passed)
        if first and source > 0:
            _deposit(out, 3, mul(arriving, scale(albedo, factor)))
            _deposit(out, 6, mul(arriving, shine))
        else:
            _deposit(out, bucket, mul(arriving, add(scale(albedo, factor), shine)))


@jit
def _scatter(door, p, look, choice, second, u, v):
    """Choose a lobe and a direction in it: (glossy or not, direction, weight; 0 where it is absorbed)."""
    view, n, ng, albedo, rough, metal, through = look
    nothing = (0.0, 0.0, 0.0)
    share = 0.0
    if metal:
        share = 1.0
    elif rough < _MATT:
        fresnel = 0.045 + 0.955 * max(1.0 - dot(n, view), 0.0) ** 5 * (1.0 - 0.6 * rough)
        share = min(max(fresnel / (fresnel + luminance(albedo)), 0.15), 0.85)
    if choice < share:
        h = facet(view, n, rough * rough, u, v)
        d = along(scale(view, -1.0), h, 2.0 * dot(view, h))
        if dot(d, ng) <= 0.0 or dot(d, n) <= 0.0:
            return True, d, nothing
        g2, g1 = shadowing(dot(view, n), dot(d, n), rough * rough)
        tail = max(1.0 - dot(view, h), 0.0) ** 5
        base = albedo if metal else (0.045, 0.045, 0.045)
        return True, d, scale(_schlick(base, tail), g2 / g1 / share)
    across = -1.0 if (choice - share) / (1.0 - share) < through else 1.0
    d, weight = _diffuse_direction(door, p, scale(n, across), second, u, v)
    if dot(d, ng) * across <= 0.0:
        return False, d, nothing
    return False, d, scale(albedo, weight / (1.0 - share))


@jit
def _path(world, o, d, seed, sample, stack, out):
    """Follow one path and add what it finds to `out` (CHANNELS,)."""
    tree, table, sky = world.tree, world.table, world.sky
    beta = (1.0, 1.0, 1.0)
    first, camera, sharp = True, True, False
    bucket = 0
    travelled, bounce, steps = 0.0, 0, 0
    while bounce < _BOUNCES and steps < 14:
        steps += 1
        k, t, bu, bv = closest(tree, o, d, stack)
        if k < 0:
            light = mul(beta, environment(sky, o, d, camera))
            break
        travelled += t
        m = tree.material[k]
        p = along(o, d, t)
        if t > 60.0:
            passed, veil = haze_between(sky, d, t)
            _deposit(out, bucket, mul(beta, veil))
            beta = scale(beta, passed)
        if table.pattern[m] == GLOW:
            light = (0.0, 0.0, 0.0)
            if camera or sharp:
                glow = (table.colours[m, 2, 0], table.colours[m, 2, 1], table.colours[m, 2, 2])
                light = mul(beta, glow)
            break
        n = unit(_blend(tree.normals[k], bu, bv))
        q = _blend(tree.texture[k], bu, bv)
        e1, e2 = tree.corner[k, 1], tree.corner[k, 2]
        ng = unit(
            (e1[1] * e2[2] - e1[2] * e2[1], e1[2] * e2[0] - e1[0] * e2[2], e1[0] * e2[1] - e1[1] * e2[0])
        )
        if dot(ng, d) > 0.0:
            ng = scale(ng, -1.0)
        if dot(n, ng) < 0.0:
            n = scale(n, -1.0)
        dimension = 4 + steps * 6
        choice, second = pair(seed, sample, dimension)
        if table.pattern[m] == GLASS:
            cosine = abs(dot(n, d))
            mirror = 0.04 + 0.96 * (1.0 - cosine) ** 5
            if choice < mirror:
                d = along(d, n, -2.0 * dot(n, d))
                o = along(p, ng, 1e-4 if dot(d, ng) > 0.0 else -1e-4)
            else:
                beta = mul(beta, (table.colours[m, 0, 0], table.colours[m, 0, 1], table.colours[m, 0, 2]))
                o = along(p, ng, -1e-4)
            continue
        if choice < table.sheer[m]:
            o = along(p, d, 1e-4)
            continue
        choice = (choice - table.sheer[m]) / (1.0 - table.sheer[m])
        albedo, rough, n = surface(table, m, p, q, n, first)
        view = scale(d, -1.0)
        if dot(n, view) < 0.02:
            n = unit(along(n, view, 0.03 - dot(n, view)))
        metal, through = table.metal[m], table.through[m]
        rough = min(max(rough, 0.06), 1.0)
        if first:
            for i in range(3):
                out[9 + i] += albedo[i]
                out[12 + i] += n[i]
            out[15] += travelled

        look = (view, n, ng, albedo, rough, metal, through)
        _gather(world, p, look, beta, first, bucket, seed, sample, dimension + 1, stack, out)
        u, v = pair(seed, sample, dimension + 4)
        glossy, outgoing, weight = _scatter(world.door, p, look, choice, second, u, v)
        if weight[0] + weight[1] + weight[2] <= 0.0:
            return
        beta = mul(beta, weight)
        mirrored = glossy and rough < _MIRRORING
        if first:
            bucket = 6 if glossy else 3
        o = along(p, ng, 1e-4 if dot(outgoing, ng) > 0.0 else -1e-4)
        d = outgoing
        first, camera, sharp = False, False, mirrored
        bounce += 1
        if bounce > 1:
            survive = min(max(luminance(beta), 0.08), 0.95)
            roulette, _ = pair(seed, sample, dimension + 5)
            if roulette > survive:
                return
            beta = scale(beta, 1.0 / survive)
    else:
        return
    _deposit(out, bucket, light)


@jit
def trace(world, camera, shape, rows, samples, seed):
    """Mean of `samples` paths for each pixel of `rows` (first, last + 1): (rows, width, CHANNELS) float32."""
    height, width = shape
    image = np.zeros((rows[1] - rows[0], width, CHANNELS), np.float32)
    stack = np.zeros(64, np.int32)
    out = np.zeros(CHANNELS)
    for y in range(rows[0], rows[1]):
        for x in range(width):
            pixel = hash_bits(x, y, seed)
            out[:] = 0.0
            for s in range(samples):
                u, v = pair(pixel, s, 1)
                # A tent one and a half pixels wide.
                u = 0.75 * (math.copysign(1.0 - math.sqrt(1.0 - abs(2.0 * u - 1.0)), u - 0.5)) + 0.5
                v = 0.75 * (math.copysign(1.0 - math.sqrt(1.0 - abs(2.0 * v - 1.0)), v - 0.5)) + 0.5
                dx = camera.half_width * (2.0 * (x + u) / width - 1.0)
                dz = camera.top - (camera.top - camera.bottom) * (y + v) / height
                _path(world, camera.eye, unit((dx, 1.0, dz)), pixel, s, stack, out)
            for c in range(CHANNELS):
                image[y - rows[0], x, c] = out[c] / samples
    return image
