"""The app's registration with Django."""

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    """The record of events and claims."""

    name = "timeline"
    default_auto_field = "django.db.models.BigAutoField"
