"""Disque Studio: tone-map HDR photos in the look of your own before/after examples."""
