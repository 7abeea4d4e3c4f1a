"""The pages: what is read for each, and which template shows it."""

from timeline.pages.views.accessibility import accessibility
from timeline.pages.views.cite import cite_claim, cite_event, cite_record
from timeline.pages.views.claims import claims
from timeline.pages.views.compare import compare, matrix
from timeline.pages.views.compare_files import (
    compare_file,
    compare_sums,
    matrix_csv,
    matrix_file,
    matrix_sums,
)
from timeline.pages.views.downloads import claims_file, history_file
from timeline.pages.views.embeds import embed_event, embed_timeline
from timeline.pages.views.events import claim, event
from timeline.pages.views.gallery import gallery
from timeline.pages.views.history import corrections, history
from timeline.pages.views.method import disagreements, method
from timeline.pages.views.oembed import oembed
from timeline.pages.views.references import actor, actors, place, places
from timeline.pages.views.sources import source, sources
from timeline.pages.views.timeline import timeline

__all__ = [
    "accessibility",
    "actor",
    "actors",
    "cite_claim",
    "cite_event",
    "cite_record",
    "claim",
    "claims",
    "claims_file",
    "compare",
    "compare_file",
    "compare_sums",
    "corrections",
    "disagreements",
    "embed_event",
    "embed_timeline",
    "event",
    "gallery",
    "history",
    "history_file",
    "matrix",
    "matrix_csv",
    "matrix_file",
    "matrix_sums",
    "method",
    "oembed",
    "place",
    "places",
    "source",
    "sources",
    "timeline",
]
