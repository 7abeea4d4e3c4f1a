"""The two groups of the desk: contributors write and hand in, editors also decide, publish and withdraw."""

from typing import Any

from django.contrib.auth.models import Group, Permission

CONTRIBUTORS = "Contributors"
EDITORS = "Editors"
RECORD = (
    "actor",
    "actorname",
    "citation",
    "claim",
    "dataset",
    "datasetrelease",
    "event",
    "eventplace",
    "participation",
    "place",
    "placename",
    "publisher",
    "source",
)
TRAILS = (
    "auditentry",
    "claimtombstone",
    "eventmatch",
    "eventrevision",
    "importedrecord",
    "importrun",
    "publishedevent",
    "review",
)


def make_groups(**_signal: Any) -> None:
    """Make both groups and give each exactly its permissions; sent after every `migrate`, so new tables count too."""
    writing = {f"{verb}_{noun}" for noun in RECORD for verb in ("add", "change", "delete", "view")}
    reading = {f"view_{noun}" for noun in TRAILS}
    deciding = {"add_review", "add_publishedevent", "delete_publishedevent"}
    for name, codenames in ((CONTRIBUTORS, writing | reading), (EDITORS, writing | reading | deciding)):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(
            Permission.objects.filter(content_type__app_label="timeline", codename__in=codenames)
        )
