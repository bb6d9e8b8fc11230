"""Contacts, and what is odd about one."""

from sp_engine.words.language import Words

TELEPHONE = Words("nomor telepon", "telephone number")
FAX = Words("nomor faksimile", "fax number")
WHATSAPP = Words("nomor WhatsApp", "WhatsApp number")
E_MAIL = Words("alamat surel", "e-mail address")
NO_NUMBER = Words("bukan nomor", "is not a number")
NO_AT = Words("tidak memuat `@`", "has no `@`")
AGENCYS_FAX = Words("adalah nomor faksimile instansi", "is the agency's fax number")
