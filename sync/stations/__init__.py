"""The center's server for its stations, and the center as a station sees it from afar."""
