"""Cutting a photo out as its frame asks: a crop is a view, a turn is resampled in tones."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.frame import Frame, pixel_box, to_whole
from disque_studio.imaging.sampling import Tones, from_tones, to_tones
from disque_studio.imaging.transfer import srgb_decode, srgb_encode

Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

_TILE = 384
_REACH = 3
"""Pixels beyond those of a tile's corners that the interpolation may read."""


def apply(rgb: npt.NDArray[np.floating], frame: Frame, *, gain: float = 1.0) -> npt.NDArray[np.floating]:
    """Crop and straighten scene-linear light (H, W, 3), float16 or float32; the result has the same type.

    Without an angle the result is a view of whole pixels. A turned photo is interpolated in tones (see
    `imaging.sampling.to_tones`; `gain` is the photo's key gain), by cubic convolution that is kept within the
    four nearest pixels, so that no edge rings. Works in tiles: little is held beside the result.
    """
    height, width = rgb.shape[:2]
    left, top, right, bottom = pixel_box(frame, width, height)
    if frame.angle == 0:
        return rgb[top:bottom, left:right]
    result = spill.zeros((bottom - top, right - left, 3), rgb.dtype)
    places = _pixel_map(frame, (width, height), result.shape)

    def turn(band: slice) -> None:
        for start in range(0, result.shape[1], _TILE):
            tile = band, slice(start, min(start + _TILE, result.shape[1]))
            rows, columns = (_read(places[i], tile, size) for i, size in ((1, height), (0, width)))
            there = places.copy()
            there[:, 2] += places[:, :2] @ (start, band.start) - (columns.start, rows.start)
            tones = to_tones(np.ascontiguousarray(rgb[rows, columns]), gain)
            size = tile[1].stop - start, band.stop - band.start
            result[tile] = from_tones(_interpolated(tones, there, size), gain, rgb.dtype)
            spill.release(rgb[rows])
        spill.release(result[band])

    for_bands(len(result), turn, rows=_TILE)
    return result


def apply_to_codes(rgb: Codes, frame: Frame) -> Codes:
    """Crop and straighten a finished picture (H, W, 3), uint8 or uint16, sRGB-encoded."""
    left, top, right, bottom = pixel_box(frame, rgb.shape[1], rgb.shape[0])
    if frame.angle == 0:
        return rgb[top:bottom, left:right]
    largest = np.iinfo(rgb.dtype).max
    light = apply(srgb_decode(rgb * np.float32(1 / largest)), frame)
    codes = np.rint(np.clip(srgb_encode(light), 0, 1) * np.float32(largest))
    return codes.astype(rgb.dtype)


def _pixel_map(frame: Frame, size: tuple[int, int], shape: tuple[int, ...]) -> npt.NDArray[np.float64]:
    """Give the map (2, 3) from pixel centres of the result to those of the photo of `size`."""
    width, height = size
    places = np.array(to_whole(frame, width / height)) * [[width], [height]]
    scales = np.array([1 / shape[1], 1 / shape[0]])
    linear = places[:, :2] * scales
    return np.column_stack([linear, linear @ [0.5, 0.5] + places[:, 2] - 0.5])


def _read(places: npt.NDArray[np.float64], tile: tuple[slice, slice], count: int) -> slice:
    """Give the rows (or columns, by the map's row) of the photo that a tile is interpolated from."""
    corners = [
        (x, y, 1) for x in (tile[1].start, tile[1].stop - 1) for y in (tile[0].start, tile[0].stop - 1)
    ]
    at = [float(places @ corner) for corner in corners]
    first = min(max(math.floor(min(at)) - _REACH, 0), count - 1)
    return slice(first, max(min(math.ceil(max(at)) + _REACH + 1, count), first + 1))


def _interpolated(tones: Tones, places: npt.NDArray[np.float64], size: tuple[int, int]) -> Tones:
    """Read tones at the places of `size` pixels, never beyond the four that are nearest."""
    smooth = _warped(tones, places, size, cv2.INTER_CUBIC)
    square = np.ones((2, 2), np.uint8)
    # Anchored at its upper left, so that a pixel holds the extremes of itself and of those right and below.
    down = places - [[0, 0, 0.5], [0, 0, 0.5]]
    for extreme, keep in ((cv2.erode, np.maximum), (cv2.dilate, np.minimum)):
        bounds = extreme(tones, square, anchor=(0, 0), borderType=cv2.BORDER_REPLICATE)
        keep(smooth, _warped(np.asarray(bounds, np.int16), down, size, cv2.INTER_NEAREST), out=smooth)
    return smooth


def _warped(tones: Tones, places: npt.NDArray[np.float64], size: tuple[int, int], how: int) -> Tones:
    flags = how | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(tones, places, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.int16
    )
