"""What each command that publishes ends with: the database's statistics, and the files of the whole record."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError, CommandParser, OutputWrapper
from django.utils import timezone

from timeline.actions.statistics import refresh_statistics
from timeline.documents.bulk import RecordInMotion, build_release

OPTION = "--without-files"


def add_option(parser: CommandParser) -> None:
    """Let whoever runs several commands in a row write the files once, at the end."""
    parser.add_argument(
        OPTION, action="store_true", help="Leave the files of releases/ to a later build_releases."
    )


def finish(out: OutputWrapper, *, without_files: bool) -> None:
    """Take statistics of what was published, and write the files unless they are left to a later command.

    Raises:
        CommandError: as `write_files` does.

    """
    refresh_statistics()
    if not without_files:
        write_files(out)


def write_files(out: OutputWrapper) -> None:
    """Write the files of the record's present state, and say what was written.

    Raises:
        CommandError: if they cannot be written; what was published stays published.

    """
    folder = Path(settings.RELEASES_DIR)
    try:
        manifest = build_release(folder, now=timezone.now())
    except (OSError, RecordInMotion) as error:
        message = (
            f"The files of the record were not written to {folder}: {error} What was published stays so; "
        )
        raise CommandError(f"{message}run build_releases when the cause is gone.") from error
    if manifest is None:
        out.write("The files of this state of the record are there already.")
        return
    size = sum(file["bytes"] for file in manifest["files"]) / 1_000_000
    version = manifest["dataset_version"]
    out.write(f"Version {version} as {len(manifest['files'])} files, {size:.1f} MB, in {folder}.")
    for absent in manifest["absent"]:
        out.write(f"Without {absent['format']}: {absent['reason']}")
