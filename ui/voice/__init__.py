"""The hall's voice: a call said from joined clips, Arabic and English, one after the other."""
