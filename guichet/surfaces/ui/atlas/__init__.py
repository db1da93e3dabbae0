"""The map of communes: where each is drawn, with which symbol, and the words that say the same."""
