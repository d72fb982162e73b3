"""Demo data: one finished period and one open and empty, made by real actions; large ones for load."""
