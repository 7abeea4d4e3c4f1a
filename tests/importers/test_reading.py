"""Outside files are opened within limits, and every fault of theirs is one clear sentence."""

import gzip
import zipfile
from pathlib import Path

import pytest

from timeline.domain.imports import ImportRefused
from timeline.importers import reading
from timeline.importers.reading import open_table

ROWS = "id,name\n1,Լեռ\n2,Dağ\n"


def rows_of(path: Path) -> list[tuple[int, list[str]]]:
    with open_table(path, ["id"]) as table:
        return list(table.rows)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, ROWS)
    return path


def test_plain_gzip_and_zip_are_read_alike(tmp_path: Path) -> None:
    plain = written(tmp_path / "a.csv", ROWS.encode())
    packed = written(tmp_path / "a.csv.gz", gzip.compress(ROWS.encode()))
    archive = zipped(tmp_path / "a.zip", "a.csv", "readme.txt")
    assert rows_of(plain) == rows_of(packed) == rows_of(archive) == [(2, ["1", "Լեռ"]), (3, ["2", "Dağ"])]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    assert len(rows_of(written(tmp_path / "a.csv", b"\xef\xbb\xbf" + ROWS.encode()))) == 2


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = written(tmp_path / "bomb.csv.gz", gzip.compress(b"id\n" + b"1\n" * 16_000_000))
    with pytest.raises(ImportRefused, match=r"unpacks to more than 200 times its size"):
        rows_of(bomb)


def test_a_file_that_unpacks_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1024**2)
    with pytest.raises(ImportRefused, match=r"unpacks to more than 1 MB"):
        rows_of(written(tmp_path / "big.csv", b"id\n" + b"1\n" * 1024**2))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("id,name\n1,Dağ\n".encode("iso8859-9"), r"not in UTF-8 after row \d+ \(byte f0\)"),
        (gzip.compress(ROWS.encode(), mtime=0)[:-9], "damaged or cut short"),
        (b"PK\x03\x04 and nothing else", "damaged zip archive"),
        (b"name\nHill\n", r"has no column id; .* It has: name\."),
        (b"", "has no column id"),
        (b"id\n" + b"1" * (1024**2 + 1) + b"\n", "cannot be read as CSV after row 1"),
    ],
    ids=["not UTF-8", "cut short", "no archive", "other columns", "empty", "endless cell"],
)
def test_a_faulty_file_is_refused_with_its_fault(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason):
        rows_of(written(tmp_path / "a.csv", content))


def test_an_archive_holds_one_table(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"holds 2 files ending in \.csv"):
        rows_of(zipped(tmp_path / "a.zip", "a.csv", "b.csv"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"absent\.csv” cannot be read: No such file"):
        rows_of(tmp_path / "absent.csv")
