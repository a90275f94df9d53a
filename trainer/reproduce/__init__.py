"""The papers' protocols on their own data sets, for whoever has them: our figures beside the published ones.

A system is a module of this package with `DATA_SETS` (the layouts of `data.rated` that its protocol names),
`REPEATS` (random splits) and `rows(found, protocol) -> Iterator[Row]` for one data set; the rest of its text
is told beside the table.
"""
