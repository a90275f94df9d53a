"""Quality: the four systems' scorers behind one face, classical measures, and the search for a score."""
