"""The registry as the center sees it, and a reference of the registry itself."""
