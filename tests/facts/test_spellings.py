"""What an author most likely meant by another spelling; never another value."""

import pytest

from sp_engine.facts.spellings import rewritings, rupiah_of, tidy, whole_number


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4 Januari 2024", "2024-01-04"),
        ("Kamis, 4 Januari 2024", "2024-01-04"),
        ("04-01-2024", "2024-01-04"),
        ("2024/1/4", "2024-01-04"),
        ("4 Maret 2024 pukul 9.30 WIB", "2024-03-04T09:30+07:00"),
        ("08:00 s/d 15:00", "08.00-15.00"),
        ("3 hr kerja", "3 hari kerja"),
        ("tiga hari", "3 hari"),
        ("7 (tujuh) hari kalender", "7 hari kalender"),
        ("tujuh hr kalender", "7 hari kalender"),
        ("5 (lima) hari kerja", "5 hari kerja"),
        ("3 hari kerja kerja", "3 hari kerja"),
        ("1,5 jam", "90 menit"),
        ("1 hari dan 60 menit", "1 hari 60 menit"),
        ("satu hari kerja, 2 jam", "1 hari kerja 2 jam"),
        ("2 x 24 jam", "2x24 jam"),
        ("1×24 Jam", "1x24 jam"),
        ("3\u00a0hari kerja", "3 hari kerja"),
        ("UU 25/2009", "uu-25-2009"),
        ("Surat Kuasa", "surat_kuasa"),
    ],
)
def test_another_spelling_is_rewritten(written: str, meant: str) -> None:
    assert meant in rewritings(written)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("Rp 1,000,000", "Rp1.000.000"),
        ("Rp1.000.000,00", "Rp1.000.000"),
        ("1.000.000,-", "Rp1.000.000"),
        ("IDR 50000", "Rp50.000"),
        ("50 ribu", "Rp50.000"),
        ("2,5 juta", "Rp2.500.000"),
        ("satu miliar", "Rp1.000.000.000"),
        ("semiliar", "Rp1.000.000.000"),
        ("lima ratus juta rupiah", "Rp500.000.000"),
    ],
)
def test_an_amount_is_rewritten(written: str, amount: str) -> None:
    assert rupiah_of(written) == amount


@pytest.mark.parametrize(
    "written",
    [
        "Rp1.000.00",
        "1.5",
        "1e9",
        "ya",
        "-5",
        "1,0001 ribu",
        "1.500 juta",
        "1,500 juta",
        "setengah miliar",
        "",
    ],
)
def test_an_amount_that_could_be_two_is_not_guessed(written: str) -> None:
    assert rupiah_of(written) is None


def test_a_number_is_found_in_words() -> None:
    assert [whole_number(w) for w in ("dua", "2 orang", "2.5", "banyak")] == ["2", "2", None, None]


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert tidy("kota\u2013\u200bcontoh\u00a0 “a”") == "kota-contoh a"
