"""What each controlled term means, in the words that readers are given."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Group of terms, term, definition. Event types, roles and outcomes follow the record's own codebook (docs/method.md).
DEFINITIONS: dict[str, dict[str, str | Promise]] = {
    "event_type": {
        "war": _("Sustained armed conflict between organised forces; it contains other events."),
        "phase": _("A period between two wars or settlements, used only as a parent of other events."),
        "offensive": _("A large planned military advance over several places."),
        "battle": _("Fighting for one named place."),
        "clash": _("A limited exchange of fire, or a raid, outside a declared war or offensive."),
        "strike": _(
            "Shelling, bombing, drone or missile fire on a named place from a distance, whatever the target."
        ),
        "violence_against_civilians": _(
            "Killing or assault of civilians or captives at close range, by crowds or by forces. One term "
            "for all sides; the word massacre appears only in quoted names."
        ),
        "displacement": _(
            "People forced out, driven out or fleeing from their homes. One term for all sides, whatever "
            "a source calls it."
        ),
        "mine": _("Explosion of a mine or of ordnance left behind."),
        "aircraft": _("Loss of an aeroplane or helicopter, shot down or not."),
        "accident": _("Explosion, fire or crash for which hostile fire is not established."),
        "blockade": _(
            "Closure or restriction of a supply route, with its humanitarian consequences. The word is "
            "the record's term for the type; whether it applies can itself be disputed."
        ),
        "agreement": _("Ceasefire, protocol, treaty or round of talks between the parties."),
        "political": _(
            "Act of an authority or a movement: vote, decree, proclamation, protest, official visit."
        ),
        "legal": _("Ruling, resolution, arrest, trial or verdict, by national or international bodies."),
        "implementation": _(
            "Carrying out of an agreement: handover of territory, peacekeeping, return of prisoners."
        ),
        "toll": _("A count over a period or an area in which no single event is told apart."),
        "missing_persons": _("Search for the missing, exchange of remains, and finds of graves."),
    },
    "role": {
        "party": _(
            "A side in a war, clash or dispute for which no admission or independent finding about who "
            "attacked is named."
        ),
        "attacker": _(
            "Carried out the act by its own admission or by the finding of independent investigators; the "
            "basis is named."
        ),
        "accused": _(
            "Held responsible only by an opponent or an interested government; who says so, and who "
            "denies it, is named."
        ),
        "defender": _("Held the place that was attacked."),
        "victim": _("Killed, wounded, captured or detained."),
        "displaced": _("Left or was driven out."),
        "affected": _("Suffered hardship or loss without belonging to the victims or the displaced."),
        "mediator": _("Brokered or chaired."),
        "signatory": _("Signed or accepted an agreement."),
        "author": _("Issued, decided, ordered or organised the act that is the event."),
        "litigant": _("Applicant, respondent or defendant."),
        "receiving": _("Received territory, people or refugees."),
        "ceding": _("Withdrew from territory or handed it over."),
        "third_party": _("Observer, investigator, host, carrier of aid, source or supporter."),
    },
    "outcome": {
        "killed": _("Died through an act of violence, a mine or an accident that the event names."),
        "died": _("Died of hunger, cold, illness or exertion, with no act of violence stated."),
        "wounded": _(
            "Injured, in treatment or not; the note says where a claim counts only people in hospital."
        ),
        "missing": _("Whereabouts not known at the time of the claim."),
        "captured": _("Taken by the opposing force in combat."),
        "detained": _("Held by police or a border service, not taken in combat."),
        "released": _("Returned from captivity."),
        "displaced": _("Left home or was driven from it."),
        "killed_or_wounded": _("A combined figure that the claimant does not divide."),
        "affected": _("Persons otherwise affected, in the claimant's own sense."),
        "remaining": _("Persons still there at the time of the claim."),
    },
    "publisher_kind": {
        "newspaper": _("A paper or its site with its own newsroom, printed or online."),
        "wire_agency": _("An agency that supplies news to other outlets and is not owned by a state."),
        "online_news": _(
            "A news or documentation site without a printed edition; the note says where it speaks for a "
            "cause or a side."
        ),
        "state_media": _("An outlet owned, financed or run by a state."),
        "public_broadcaster": _("A broadcaster paid from public money under a statute of its own."),
        "commercial_broadcaster": _("A privately owned radio or television station."),
        "aggregator": _(
            "A site that repeats, translates or stores what others published. It adds no origin of its own."
        ),
        "government": _("A ministry, office or service that publishes in its own name, recognised or not."),
        "intergovernmental": _("An organisation or court of several states."),
        "ngo": _("An organisation independent of governments that publishes its own findings."),
        "academic": _("A university, institute or research programme."),
        "encyclopedia": _(
            "A work of reference written from other works. It points to sources and is none itself."
        ),
        "book": _("A work of history or a memoir read in a stored copy."),
    },
    "actor_kind": {
        "state": _("A recognised state or its government."),
        "unrecognised_authority": _(
            "An authority that holds or held territory without being recognised as a state."
        ),
        "ministry": _("A ministry, prosecutor's office, agency or commission of a state."),
        "political_body": _("A parliament, council, party or movement."),
        "armed_force": _("An army, a contingent, a border service, or servicemen counted together."),
        "police": _("A police force."),
        "emergency_service": _("A rescue or fire service."),
        "ombudsman": _("A national human rights institution or the ombudsman of an authority."),
        "court": _("A court or its prosecution as heard in the courtroom."),
        "person": _(
            "One person, as a rule an office holder or the author of a work. A private person has no name "
            "here."
        ),
        "media": _("A newsroom that speaks in its own name and not in that of a source it quotes."),
        "international_organisation": _("An organisation or court of several states."),
        "ngo": _("An organisation independent of governments."),
        "academic": _("A university, institute or research programme."),
        "civilian_population": _("Civilians counted together: a population, a community or a profession."),
        "mixed_group": _("Soldiers and civilians, or people of several sides, counted together."),
        "unspecified_group": _(
            "Speakers whom the source does not name or whom the stored text does not show."
        ),
    },
    "side": {
        "armenian": _(
            "Armenia, the Armenian authorities of Nagorno-Karabakh, their forces, people and "
            "institutions, and Armenian outlets abroad."
        ),
        "azerbaijani": _("Azerbaijan, its forces, people and institutions, and those who fought for it."),
        "soviet": _("The institutions and forces of the Soviet Union until its end in 1991."),
        "third_party": _("States, organisations, outlets and people outside the two sides."),
        "mixed": _("People of more than one side counted together."),
        "unspecified": _(
            "The source does not say, or the stored text does not show, to whom the actor belongs."
        ),
    },
    "took_part": {
        "armenian": _("Of the two sides, only the Armenian one is named as having had a part in the event."),
        "azerbaijani": _(
            "Of the two sides, only the Azerbaijani one is named as having had a part in the event."
        ),
        "both": _("Both sides are named, in whatever role; this says nothing about who did what."),
        "neither": _("Only third parties or Soviet institutions are named."),
        "unspecified": _(
            "Nobody is named, or one side is and someone of whom it is not said whose they were."
        ),
    },
    "victims_status": {
        "civilian": _("The claimant counts them as civilians."),
        "military": _("The claimant counts them as soldiers, servicemen or fighters."),
        "peacekeeper": _("Members of a peacekeeping contingent."),
        "police": _("Members of a police force."),
        "emergency_worker": _("Rescue and emergency staff on duty."),
        "mixed": _("Soldiers and civilians together in one figure."),
        "unspecified": _(
            "The claimant does not say, or the text does not show, whether they were civilians."
        ),
    },
    "qualifier": {
        "exactly": _(
            "One number without a limit in words. It is exact as stated, which does not mean that it is "
            "right."
        ),
        "at_least": _("The number or more; the upper end is open."),
        "more_than": _("Above the number; the number is kept as the lower end, the upper end is open."),
        "about": _(
            "Near the number, in the claimant's own estimate; read as a point in tallies, since nobody "
            "said how near."
        ),
        "almost": _("Just under the number; the number is kept as the upper end, the lower end is open."),
        "up_to": _("The number or fewer; the lower end is open."),
        "between": _(
            "A range with both ends stated. A best estimate inside it is kept where the claimant gives one."
        ),
        "unquantified": _(
            "Words without a number, such as thousands. The words are kept, and no number enters a sum."
        ),
    },
    "evidence_level": {
        "official_text": _(
            "A text of an official body, a court or a non-governmental organisation was itself read."
        ),
        "press": _("Read in a news report, as a rule one that quotes the claimant."),
        "book_or_dataset": _("Read in a work of history, a memoir or a coded dataset."),
        "encyclopedia_only": _("Found only in an encyclopedia; the work behind it was not read."),
        "aggregator_or_encyclopedia_only": _(
            "Found only where others' texts are repeated, or there and in an encyclopedia; the first "
            "publication was not read."
        ),
    },
    "place_precision": {
        "point": _("A village, town, building or height that a point stands for."),
        "line": _("A road, a border or a front; it is never drawn as one point."),
        "area": _("A district, a region or several places together; it is never drawn as one point."),
    },
    "editorial_status": {
        "draft": _("Being written; seen by editors only."),
        "in_review": _("Handed to a second editor, who has not yet decided."),
        "published": _("Rendered, numbered and public; every later version keeps its predecessor."),
        "withdrawn": _("Taken back after publication. Its address answers with the date and the reason."),
    },
    "claim_scope": {
        "incident": _("The figure counts what happened in this event."),
        "cumulative": _(
            "The figure counts everything in a period up to a day; a later figure of the same kind "
            "contains an earlier one."
        ),
    },
    "read_extent": {
        "full_text": _("The whole text was read."),
        "copy_or_excerpt": _("A stored copy or an excerpt was read, which may lack parts of the original."),
        "not_opened": _("Known only through another source; nothing rests on it alone."),
    },
    "locator_precision": {
        "exact": _("The place was counted in the full text."),
        "within_stored_copy": _(
            "The place was counted in a stored copy or excerpt, so paragraph numbers may differ from the "
            "original."
        ),
    },
    "stance": {
        "own": _("The claimant and the victims are on one side."),
        "enemy": _("A party speaks of the other party's people."),
        "third_party": _("Somebody outside the two sides speaks."),
        "of_others": _("A party speaks of a third party's people, or of people of several sides."),
        "unattributed": _("The text does not show who states the figure."),
    },
}
