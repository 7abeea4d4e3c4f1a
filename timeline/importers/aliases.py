"""Names that datasets use for actors and places of this record, beside those that the record itself lists.

A name is only used where the record has an entry of that id, so that another record is not touched by them.
"""

# UCDP names a state by its government, and counts under the unrecognised authorities all who fought on their side.
PARTIES = {
    "republic of artsakh": "nk-authorities",
    "republic of nagorno-karabakh": "nk-authorities",
    "government of russia (soviet union)": "ussr",
}
# Whose dead a party's figure counts: its servicemen, not the government that it is named by.
SERVICEMEN = {
    "government of armenia": "am-armed-forces",
    "government of azerbaijan": "az-mod-served",
    "republic of artsakh": "armenian-forces",
    "republic of nagorno-karabakh": "armenian-forces",
    "government of russia (soviet union)": "soviet-army",
}
PLACES = {
    "agdam rayon": "aghdam",
    "fizuli rayon": "fizuli",
    "kelbadjar rayon": "kelbajar",
    "lachin rayon": "lachin",
    "khankendy town": "stepanakert",
    "khojavend town": "martuni",
    "terter rayon": "tartar",
}
