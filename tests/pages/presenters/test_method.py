"""The method page defines every term."""

from timeline.pages.presenters.method import GROUPS, vocabulary_groups


def test_every_term_of_every_vocabulary_is_defined() -> None:
    shown = {
        group.name: [term.value for term in group.terms if term.definition] for group in vocabulary_groups()
    }
    assert shown == {name.replace("_", "-"): choices.values for name, (choices, _title) in GROUPS.items()}
