"""The inspection: the scores of any number of finished pictures, in one table."""
