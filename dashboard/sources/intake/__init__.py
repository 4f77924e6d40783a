"""Taking in what others keep: from anybody's spreadsheet to validated records, step by step.

`opening` makes sheets of a file, `columns` matches them with the atlas's columns, `values`
reads cells as people write them, `placing` finds places, `drafting` makes records of rows,
`duplicates` finds what is there already, `merging` says what would change.
"""
