"""Who may do what at the desk, and what it refuses."""
