"""Training data: views of HDR photos, and operators that make pictures of them."""
