"""A before/after pair, coded once: aligned, fitted, and seen by the network."""

import cv2
import numpy as np
import numpy.typing as npt
import torch

from disque_studio.imaging import logcode
from disque_studio.imaging.difference import delta_e2000, to_lab
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks import apply, coding, own
from disque_studio.looks.alignment import align
from disque_studio.looks.look import Exemplar, Look
from disque_studio.looks.mapping import Mapping, neutral_mapping
from disque_studio.looks.model import LookModel, shipped
from disque_studio.looks.plan import exact_table, plan
from disque_studio.looks.predict import encode_pairs

Array = npt.NDArray[np.float32]

LONG_SIDE = 256


def code_pair(source: Photo, target: Picture, *, name: str, model: LookModel | None = None) -> Exemplar:
    """Code a pair: an untouched photo and the picture that someone made of it.

    The two are aligned first. Raises PairRefusedError where they do not show the same picture.
    """
    model = model or shipped()
    before, after = align(small_copy(source.rgb, LONG_SIDE), _small_picture(target))
    gain = logcode.key_gain(before)
    keyed = np.maximum(before, 0) * np.float32(gain)
    photos = coding.photos(keyed, model.device)
    with torch.inference_mode():
        target_picture, target_samples = (
            coding.to_tensor(after, model.device),
            coding.samples(after, model.device),
        )
        codes = encode_pairs(model.net, photos, target_picture, target_samples)
    arrays = coding.to_arrays(codes) | {"signature": coding.signature(keyed)}
    table = exact_table(photos, codes, 0, model)
    plain = Mapping(gain=gain, table=table, grid=None)
    code = logcode.encode(keyed @ np.array((0.2126, 0.7152, 0.0722), np.float32))
    arrays["own"] = own.fit_residual(apply.render(before, plain), after, code)
    arrays = {key: np.ascontiguousarray(value, np.float32) for key, value in arrays.items()}
    exemplar = Exemplar(
        name=name,
        source_thumb=apply.render_u8(before, neutral_mapping(gain)),
        target_thumb=np.rint(after * 255).astype(np.uint8),
        arrays=arrays,
        fit_error=0.0,
        model=model.mark,
    )
    return _measured(exemplar, before, after, model)


def _small_picture(target: Picture) -> Array:
    scale = min(1.0, LONG_SIDE / max(target.rgb.shape[:2]))
    height, width = (max(1, round(side * scale)) for side in target.rgb.shape[:2])
    resized = cv2.resize(target.rgb, (width, height), interpolation=cv2.INTER_AREA)
    return resized.astype(np.float32) / np.float32(np.iinfo(target.rgb.dtype).max)


def _measured(exemplar: Exemplar, before: Array, after: Array, model: LookModel) -> Exemplar:
    """Fill in how far the look of the pair is from its own target, on its own source."""
    mapping = plan(before, Look(exemplar.name, (exemplar,), (1.0,)), model=model)
    made = np.clip(apply.render(before, mapping), 0, 1)
    error = float(delta_e2000(to_lab(made), to_lab(after)).mean())
    return Exemplar(
        exemplar.name, exemplar.source_thumb, exemplar.target_thumb, exemplar.arrays, error, exemplar.model
    )
