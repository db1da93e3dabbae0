"""Django's SQLite, encrypted: the database of a centre, whose computer may be stolen.

The settings name this package as ENGINE and the file of the key in OPTIONS; all else is as with SQLite.
"""
