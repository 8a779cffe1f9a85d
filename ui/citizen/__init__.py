"""What the screens have in common that citizens touch: saying how it was, and writing."""
