"""The answer as files."""
