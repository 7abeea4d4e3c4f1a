import datetime

import pytest

from tests.factories import make_publisher
from tests.models.breaches import Breach, each
from timeline.models import Dataset, DatasetRelease, ImportedRecord, ImportRun, ImportState

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def make_release(times: int = 1) -> DatasetRelease:
    dataset = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher())
    for _attempt in range(times):
        release = DatasetRelease.objects.create(dataset=dataset, version="1")
    return release


def run_import(**fields: object) -> ImportRun:
    return ImportRun.objects.create(release=make_release(), file_name="set.csv", started_at=NOON, **fields)


def import_a_row_twice() -> None:
    run = run_import()
    for _attempt in range(2):
        ImportedRecord.objects.create(release=run.release, run=run, external_id="1", raw={})


BREACHES = [
    Breach("datasetrelease_version_is_given_once", lambda: make_release(times=2)),
    Breach(
        "importrun_state_is_known",
        lambda: run_import(state="paused"),
        implied_by="importrun_is_finished_when_applied_or_failed",
    ),
    Breach("importrun_is_finished_when_applied_or_failed", lambda: run_import(state=ImportState.APPLIED)),
    Breach("importrun_is_finished_when_applied_or_failed", lambda: run_import(finished_at=NOON)),
    Breach("importedrecord_is_imported_once", import_a_row_twice),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()
