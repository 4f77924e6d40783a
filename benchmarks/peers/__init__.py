"""The usual ways: small apps with one filter, one sentence and one map, each drawn differently."""
