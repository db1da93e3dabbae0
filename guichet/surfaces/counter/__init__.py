"""The counter of a centre: what a focal point does in a day, with the link up or down."""
