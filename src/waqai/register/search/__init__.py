"""The search: words of the reports in any form, filters over events, counts."""
