"""``python -m readout`` is the command ``readout``."""

from readout.face.cli.main import main

if __name__ == "__main__":
    main(prog_name="readout")
