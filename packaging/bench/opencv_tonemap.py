"""Tone-map an EXR file by an operator of OpenCV, as a small program of its own: IN OUT OPERATOR."""

import os
import sys

os.environ["OPENCV_IO_ENABLE_OPENEXR"] = "1"

import cv2
import numpy as np


def main() -> None:
    """Read, tone-map with the operator's defaults, and write."""
    source, target, operator = sys.argv[1:]
    light = cv2.imread(source, cv2.IMREAD_UNCHANGED)
    if light is None:
        raise SystemExit(f"OpenCV does not read {source}")
    mapper = getattr(cv2, f"createTonemap{operator}")()
    shown = np.nan_to_num(mapper.process(light[..., :3].astype(np.float32)))
    cv2.imwrite(target, np.clip(shown * 255, 0, 255).astype(np.uint8))


if __name__ == "__main__":
    main()
