"""How the bundled model was made, from named public data. Not shipped."""
