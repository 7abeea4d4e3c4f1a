"""The wording of dates, figures and citations, for every template."""
