"""The register: the database of reports, their records, incidents and reviews."""
