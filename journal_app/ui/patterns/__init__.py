"""Looking back on check-ins: pictures, sentences and tables of the same counts."""
