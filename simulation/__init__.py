"""A year of an invented State, honest and not: what the public log shows of it, and what it cannot."""
