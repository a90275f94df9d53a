"""The filmstrip: the photos that are open, small, with what was said of them."""
