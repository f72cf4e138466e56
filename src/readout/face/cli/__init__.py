"""The command line, one file per command; :mod:`readout.face.cli.main` puts them together."""
