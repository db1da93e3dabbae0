"""The screen of a centre: what is offered here, who is called, what is new. It is read from afar, by everyone."""
