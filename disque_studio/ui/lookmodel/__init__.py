"""Making a look model of one's own pairs, comparing it with the shipped one, and changing between the two."""
