"""The grade: sliders, the tone curve, crop and straighten."""
