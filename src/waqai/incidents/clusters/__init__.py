"""Which reports are chiefly about one happening: how alike they are, what is prominent, and the clusters of both."""
