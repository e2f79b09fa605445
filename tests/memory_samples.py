"""Short articles that spell one name in two ways, and accounts of one fire with two figures."""

from __future__ import annotations

from desk_samples import Article

SLIP: Article = {
    "id": "slip",
    "outlet": "Holm Courier",
    "published": "2021-03-02",
    "text": (
        "Harbor master Brenna Tollesen closed the pier at Holm on Tuesday after the storm.\n\n"
        "“The planks are loose,” Brenna Tollessen said. Brenna Tollesen wants new ones by summer.\n"
    ),
}
LATER: Article = {
    "id": "later",
    "outlet": "Vik Post",
    "published": "2023-06-20",
    "text": (
        "The council of Vik gave its yearly prize to a swimmer on Sunday.\n\n"
        "Brenna Tollessen, who swam the sound in nine hours, said she was glad of it.\n"
    ),
}
BOTH: Article = {
    "id": "both",
    "outlet": "Lund Mail",
    "published": "2025-08-01",
    "text": (
        "A boat club in Lund opened its doors on Sunday.\n\n"
        "Its first guest was Brenna Tollessen. Members cheered Brenna Tollesen for an hour, and then\n"
        "Brenna Tollessen sang.\n"
    ),
}

FIRE = (
    "Fire swept the Harlan cold store in Port Ashby on Tuesday night.\n\n"
    "Two workers were killed and {} people were injured, Fire Chief Dana Osei said.\n\n"
    "The Harlan cold store had passed an inspection by Perry Vaughan in May.\n"
)


def fire(id_: str, injured: str, day: str = "2021-10-13") -> Article:
    """Return an account of one fire."""
    return {"id": id_, "outlet": f"{id_} Post", "published": day, "text": FIRE.format(injured)}
