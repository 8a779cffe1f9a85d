"""The Qt screens of a center: kiosk, counter, hall display and manager."""
