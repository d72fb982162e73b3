"""Home of the three services (Ketupat Pecel, negeri, population data); imports only pentas."""
