"""A month of seventy-seven centres with planted outages: each must be found, once, and the days counted twice alike."""
