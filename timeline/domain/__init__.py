"""Words and values of the record: pure Python, no queries, no HTTP."""
