"""The hall display: which number is called to which counter."""
