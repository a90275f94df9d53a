"""A seaside room at golden hour, traced by light paths: the generator of the bundled demo photo."""
