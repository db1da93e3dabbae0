"""Two containers of video, read as far as it takes to know what a screen would play: no small library does it."""
