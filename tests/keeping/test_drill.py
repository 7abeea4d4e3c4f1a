"""The drill: back up, lose, restore, move; with the commands that the guide names."""

import json
import shutil
from pathlib import Path

import pytest

from tests.keeping.commands import manage
from tests.keeping.conftest import NewDatabase

pytestmark = pytest.mark.chaos


@pytest.fixture(scope="module")
def site(new_database: NewDatabase, small_record: Path) -> str:
    """Return the address of a database that holds a published record."""
    url = new_database()
    for arguments in (["migrate"], ["load_record", small_record]):
        done = manage(url, *arguments)
        assert done.returncode == 0, done.stderr
    return url


@pytest.fixture(scope="module")
def backup(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a backup of the site."""
    folder = tmp_path_factory.mktemp("backups") / "monday"
    done = manage(site, "backup", folder)
    assert done.returncode == 0, done.stderr
    return folder


def fingerprint_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "manifest.json").read_bytes())["fingerprint"]
    return found


def test_a_backup_restores_to_the_same_record(
    backup: Path, new_database: NewDatabase, tmp_path: Path
) -> None:
    lost = new_database()
    done = manage(lost, "restore", backup)
    assert done.returncode == 0, done.stderr
    manage(lost, "backup", tmp_path / "again")
    assert fingerprint_of(tmp_path / "again") == fingerprint_of(backup)
    again = manage(lost, "rebuild_documents")
    assert "Rendered 1 events; 0 changed." in again.stdout


def test_a_backup_is_for_its_owner_alone_and_overwrites_nothing(site: str, backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    done = manage(site, "backup", backup)
    assert done.returncode != 0
    assert "is there already" in done.stderr


def test_a_record_is_replaced_only_where_that_is_said(site: str, backup: Path) -> None:
    refused = manage(site, "restore", backup)
    assert refused.returncode != 0
    assert "--replace" in refused.stderr
    assert manage(site, "restore", "--replace", backup).returncode == 0


def test_a_damaged_backup_is_refused(backup: Path, new_database: NewDatabase, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(backup, damaged)
    file = damaged / json.loads((damaged / "manifest.json").read_bytes())["file"]
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    done = manage(new_database(), "restore", damaged)
    assert done.returncode != 0
    assert "missing or damaged" in done.stderr


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("form", 2, "reads form 1"),
        ("vendor", "oracle", "The backup is of oracle"),
        ("migrations", ["timeline.9999_later"], "Upgrade first"),
    ],
)
def test_a_backup_that_does_not_fit_is_refused(
    backup: Path, new_database: NewDatabase, tmp_path: Path, member: str, value: object, reason: str
) -> None:
    foreign = tmp_path / "foreign"
    shutil.copytree(backup, foreign)
    manifest = json.loads((foreign / "manifest.json").read_bytes()) | {member: value}
    (foreign / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    done = manage(new_database(), "restore", foreign)
    assert done.returncode != 0
    assert reason in done.stderr


def test_a_folder_without_a_backup_is_refused(new_database: NewDatabase, tmp_path: Path) -> None:
    done = manage(new_database(), "restore", tmp_path)
    assert done.returncode != 0
    assert "Give a folder that `backup` made" in done.stderr


def test_the_record_moves_to_another_database_and_back_unchanged(
    site: str, backup: Path, new_database: NewDatabase, tmp_path: Path
) -> None:
    file, back = f"sqlite:///{tmp_path / 'moved.sqlite3'}", new_database()
    for source, target in ((site, file), (file, back)):
        done = manage(source, "copy_database", target)
        assert done.returncode == 0, done.stderr
    manage(back, "backup", tmp_path / "moved")
    assert fingerprint_of(tmp_path / "moved") == fingerprint_of(backup)


def test_the_record_does_not_move_over_another_one(site: str) -> None:
    done = manage(site, "copy_database", site)
    assert done.returncode != 0
    assert "Give an empty database" in done.stderr


def test_the_record_moves_to_no_unknown_kind_of_database(site: str) -> None:
    done = manage(site, "copy_database", "mysql://127.0.0.1/record")
    assert done.returncode != 0
    assert "postgres://" in done.stderr
