"""Visits of a kiosk: one person at a time before a screen, until they end it or it ends by itself."""
