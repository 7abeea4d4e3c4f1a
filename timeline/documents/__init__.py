"""The public shape of the record: schema, building, and the only reading door."""
