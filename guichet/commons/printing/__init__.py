"""Slips that a centre's printer hands out: receipts, tickets. Nothing printed is kept."""
