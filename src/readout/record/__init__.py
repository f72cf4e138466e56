"""Analysis -> records: who did, said, promised what, and who stands where."""
