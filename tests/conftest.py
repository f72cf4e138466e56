"""What all tests share: how hard Hypothesis searches."""

import os

from hypothesis import settings

# No deadline: the machine may be busy. In CI the examples are the same in every run.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
