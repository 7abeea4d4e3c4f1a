"""The app's registration with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TimelineConfig(AppConfig):
    """The record of events and claims."""

    name = "timeline"
    verbose_name = _("The record")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the desk's groups in step with the tables."""
        # Connected after django.contrib.auth, which makes the permissions on the same signal.
        from timeline.admin.groups import make_groups

        post_migrate.connect(make_groups, sender=self)
