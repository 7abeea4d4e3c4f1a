"""Of whose people a claimant speaks: the relation between who says a figure and whom it is about."""

_PARTIES = ("armenian", "azerbaijani")

OWN = "own"
ENEMY = "enemy"
THIRD_PARTY = "third_party"
OF_OTHERS = "of_others"
UNATTRIBUTED = "unattributed"
STANCES = (OWN, ENEMY, THIRD_PARTY, OF_OTHERS, UNATTRIBUTED)


def stance(claimant_side: str, victims_side: str, is_attributed: bool) -> str:
    """Give the stance of a claim from the sides of its claimant and of its victims.

    - unattributed: nobody is named, or whoever is named belongs to no known side and can be placed beside
      none;
    - third_party: the claimant belongs to neither party, whomever it speaks of, its own people included;
    - own: claimant and victims are of one side (the Soviet authorities on Soviet soldiers; a body of both
      parties on either's people or both);
    - enemy: one party speaks of the other's people;
    - of_others: a party speaks of people who are not one party's alone: a third party's, Soviet, both sides'
      together or of a side not said. A count of both sides' dead is neither an own loss nor one claimed of
      the enemy.
    Soviet authorities stand outside the two parties, so of either party's people they speak as a third party
    does.
    """
    if not is_attributed or claimant_side == "unspecified":
        return UNATTRIBUTED
    if claimant_side == "third_party":
        return THIRD_PARTY
    if claimant_side == "mixed":
        return OWN if victims_side in (*_PARTIES, "mixed") else OF_OTHERS
    if claimant_side == victims_side:
        return OWN
    if claimant_side == "soviet":
        return THIRD_PARTY
    return ENEMY if victims_side in _PARTIES else OF_OTHERS
