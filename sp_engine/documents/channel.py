"""*Saluran*: where an agency is reached, or an objection is made.  A new channel starts here.

In comes an entry of a list of channels or contacts; out comes its kind and its address.  Whoever asks what a
kind of channel is names every one of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from sp_engine.documents.basic_forms import ITEM, TEXT, Named, Noted
from sp_engine.documents.forms import Choice, ItemNumber, MappingOr
from sp_engine.documents.record import Part, key
from sp_engine.words import Words


class ChannelKind(StrEnum):
    """*Jenis saluran*."""

    IN_PERSON = "tatap_muka"
    OFFICE = "kantor"
    COMPLAINTS_BOX = "kotak_pengaduan"
    TELEPHONE = "telepon"
    WHATSAPP = "whatsapp"
    FAX = "faksimile"
    E_MAIL = "surel"
    WEBSITE = "situs"
    INSTAGRAM = "instagram"
    APP = "aplikasi"
    CALL_CENTRE = "pusat_panggilan"

    @property
    def synonyms(self) -> tuple[str, ...]:
        """What people write for it."""
        match self:
            case ChannelKind.TELEPHONE:
                return ("telp", "tlp", "hp", "phone")
            case ChannelKind.WHATSAPP:
                return ("wa",)
            case ChannelKind.FAX:
                return ("fax", "faks")
            case ChannelKind.E_MAIL:
                return ("email", "e-mail", "posel")
            case ChannelKind.WEBSITE:
                return ("website", "web", "laman")
            case ChannelKind.INSTAGRAM:
                return ("ig",)
            case ChannelKind.APP:
                return ("app",)
            case ChannelKind.CALL_CENTRE:
                return ("call center", "call centre")
            case ChannelKind.COMPLAINTS_BOX:
                return ("kotak saran",)
            case ChannelKind.IN_PERSON | ChannelKind.OFFICE:
                return ()
            case _ as never:
                assert_never(never)


class Channel(Noted, title="Satu saluran", about="Satu saluran pengaduan."):
    """*Saluran pengaduan*."""

    item: ItemNumber = key("butir", ITEM, default=None)
    kind: ChannelKind | Named = key(
        "jenis",
        MappingOr(Part(Named), Choice(*ChannelKind)),
        "Jenis",
        "Jenis saluran; yang tidak ada dalam daftar sebagai `{id, nama}`.",
    )
    address: str = key("alamat", TEXT, "Alamat", "Alamat, nomor, atau tautannya, sebagaimana tertulis.")

    @property
    def known(self) -> ChannelKind | None:
        """Its kind, None for one that has a name of its own."""
        return None if isinstance(self.kind, Named) else self.kind

    @property
    def called(self) -> Words:
        """What kind of channel it is, in words."""
        if isinstance(self.kind, Named):
            return self.kind.name
        name = self.kind.replace("_", " ")
        return Words(name, name)
