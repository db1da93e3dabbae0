"""The current cut at any moment: a disk is rebuilt from the record of what a real process wrote and made durable."""
