"""Whether the online services themselves work: judged by a worker from what each room knows, and said by people."""
