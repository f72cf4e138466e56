"""Speed and memory: ``make bench``, or ``python -m bench.speed``."""
