"""Demo data: one finished period, one open and empty, and large ones for load. Every step is a real action."""
