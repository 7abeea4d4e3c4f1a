"""The project around the app: settings, addresses, and what every request passes."""
