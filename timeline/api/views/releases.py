"""The whole record as files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api import envelope, headers
from timeline.api.problems import Problem
from timeline.api.views.base import Question, ReadView, is_known, json_response
from timeline.documents.bulk import FileEntry, Manifest, releases


def _address(version: int, name: str) -> str:
    return f"{settings.PUBLIC_BASE_URL}/api/v1/releases/{version}/{name}"


class Releases(ReadView):
    """Files of the whole record, newest version first, each with its size and its SHA-256."""

    operation = "list_releases"
    shape = Manifest
    is_list = True

    def etag_parts(self) -> list[str]:
        """Files are built between publications, so that the newest of them is part of the answer's name."""
        return [str(one["built_at"]) for one in releases(Path(settings.RELEASES_DIR))[:1]]

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return what was built."""
        entries = releases(Path(settings.RELEASES_DIR))
        for release in entries:
            for file in release["files"]:
                file["api_url"] = _address(release["dataset_version"], file["name"])
        return json_response(
            envelope.of_entries(entries, question.state), [headers.link(headers.LICENCE_ADDRESS, "license")]
        )


class ReleaseFile(ReadView):
    """One file of a release; it never changes. A server in front may serve the folder itself."""

    operation = "get_release_file"
    cache_control = headers.PERMANENT

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Send the file, or say that the reader has it."""
        folder = Path(settings.RELEASES_DIR)
        entry = self._entry(folder, kwargs["version"], kwargs["name"])
        etag = f'"{entry["sha256"]}"'
        response: HttpResponseBase
        if is_known(request, etag):
            response = HttpResponse(status=304)
        else:
            file = (folder / str(kwargs["version"]) / entry["name"]).open("rb")
            response = FileResponse(
                file, as_attachment=True, filename=entry["name"], content_type=entry["media_type"]
            )
        return self.with_validators(response, etag)

    def _entry(self, folder: Path, version: int, name: str) -> FileEntry:
        """Return the file's entry; what no manifest names is not there."""
        for release in releases(folder):
            for entry in release["files"]:
                if (release["dataset_version"], entry["name"]) == (version, name):
                    return entry
        raise Problem(404, "not-found", _("There is no such file. /api/v1/releases/ lists those there are."))
