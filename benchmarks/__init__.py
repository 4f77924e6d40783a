"""How fast the atlas is, beside the usual ways of doing the same: `make bench`, see README.md."""
