"""Settings for all tests: a shared machine is no reason for a property test to fail, and a run can be repeated."""

from hypothesis import settings

settings.register_profile("waqai", deadline=None, derandomize=True)
settings.load_profile("waqai")
