"""The pages of the kiosk, one class a file, each made anew when a visitor comes to it."""
