"""The journal on its way to the reference registry, and the registry itself."""
