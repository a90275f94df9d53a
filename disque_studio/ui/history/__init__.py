"""What was done, step by step, and the states of a photo that were given names."""
