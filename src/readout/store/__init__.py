"""Records kept and handed on: read again as they were printed, and written in the formats of others."""
