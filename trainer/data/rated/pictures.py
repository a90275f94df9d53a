"""Rated pictures as scorers take them; also the two kinds that data sets have and the program does not read.

Finished pictures go through the program's own codecs. BMP (LIVE, LIVE in the Wild, TID2013) and video
(LIVE-TMHDR, by its middle frame) are decoded by OpenCV and taken for sRGB as they are.
"""

from pathlib import Path

import cv2
import numpy as np

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.codecs.quiet import quiet
from disque_studio.imaging.photo import Photo, Picture

VIDEOS = (".mp4",)


def read_rated(path: Path) -> Picture:
    """Read a finished picture, or the middle frame of a video.

    Raises:
        FileRefusedError: it cannot be read.
    """
    if path.suffix.lower() in VIDEOS:
        return _middle_frame(path)
    if _is_bmp(path):
        return _read_bmp(path)
    return codecs.read_picture(path)


def read_reference(path: Path) -> Photo | Picture:
    """Read a reference: scene light where the file holds it, else a finished picture.

    Raises:
        FileRefusedError: it cannot be read as either.
    """
    try:
        return read_rated(path)
    except FileRefusedError:
        # HDR files are no finished pictures; a file that is neither is refused here.
        return codecs.read(path)


def _is_bmp(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"BM"
    except OSError as error:
        raise FileRefusedError(path, f"cannot be opened: {error.strerror or error}") from error


def _read_bmp(path: Path) -> Picture:
    try:
        with quiet():
            pixels = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise FileRefusedError(path, f"is a damaged BMP: {error.err}") from error
    if pixels is None:
        raise FileRefusedError(path, "is a damaged BMP")
    return Picture(_as_rgb(pixels), path)


def _middle_frame(path: Path) -> Picture:
    with quiet():
        video = cv2.VideoCapture(str(path))
        video.set(cv2.CAP_PROP_POS_FRAMES, int(video.get(cv2.CAP_PROP_FRAME_COUNT)) // 2)
        done, frame = video.read()
        video.release()
    if not done:
        raise FileRefusedError(path, "cannot be decoded as a video")
    return Picture(_as_rgb(frame), path)


def _as_rgb(bgr: cv2.typing.MatLike) -> np.ndarray:
    return np.ascontiguousarray(np.asarray(bgr, np.uint8)[..., ::-1])
