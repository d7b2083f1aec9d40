"""Taking pages out of the journal on paper or as a PDF."""
