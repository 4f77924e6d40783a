"""The steps that turn published packages into the atlas's geography files."""
