"""Every change to the record, one transaction each, with its audit entry inside."""
