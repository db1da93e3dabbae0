"""The centre's end of the carrying: one thread that says hello, sends what waits, and takes the news."""
