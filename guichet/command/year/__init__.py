"""`guichet year`: tells twelve invented months through the real operations, after the demonstration has opened."""
