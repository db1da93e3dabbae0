"""The database file of a node: copied each night, looked through before it serves, put back from a copy when broken."""
