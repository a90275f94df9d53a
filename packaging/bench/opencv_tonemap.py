"""Tone-map a half-float EXR file by an operator of OpenCV, as a small program of its own: IN OUT OPERATOR."""

import sys

import cv2
import numpy as np
import OpenEXR


def main() -> None:
    """Read, tone-map with the operator's defaults, and write."""
    source, target, operator = sys.argv[1:]
    with OpenEXR.File(source) as file:
        light = file.channels()["RGB"].pixels[..., ::-1].astype(np.float32)
    mapper = getattr(cv2, f"createTonemap{operator}")()
    shown = np.nan_to_num(mapper.process(np.ascontiguousarray(light)))
    cv2.imwrite(target, np.clip(shown * 255, 0, 255).astype(np.uint8))


if __name__ == "__main__":
    main()
