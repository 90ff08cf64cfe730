"""Pure functions from records and incidents to what a template needs."""
