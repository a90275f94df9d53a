"""The look: the shelf of exemplar pairs, the library of looks, and matching another photo."""
