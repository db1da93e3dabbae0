"""The kiosk: one person standing before a screen, often helped, often not reading."""
