"""Who comes to a centre and what becomes of the visit: the register, the tickets, the day, what people say of it."""
