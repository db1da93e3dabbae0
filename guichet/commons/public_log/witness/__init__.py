"""A witness for a body outside of the State (C2SP tlog-witness): it needs no node, only a key, a file, and a port."""
