"""What is had from another service: circles, and services that reject whom they are sent."""

from pathlib import Path

import pytest
from cases.author_mistake import lay_over_good

from sp_engine.catalogue.files import CatalogueFiles
from sp_engine.lint.catalogue import lint

CARD = """
@ kosakata.yaml
   waktu_bayar: {jenis: waktu, nama: Waktu pembayaran}
+  kartu_usaha: {jenis: dokumen, nama: Kartu usaha, diperoleh_dari: [kota/kartu]}

@ kota/2024/penetapan.yaml
-  - {id: surat, nama: Surat keterangan}
+  - {id: surat, nama: Surat keterangan}
+  - {id: kartu, nama: Surat keterangan}

@ kota/2024/kartu.yaml seperti kota/2024/surat.yaml
-layanan: kota/surat
+layanan: kota/kartu

@ kota/2024/surat.yaml
     - id: domisili
       uraian: Usaha berada di Kota Contoh
       syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+    - id: kartu
+      uraian: Kartu usaha
+      syarat: {dokumen: kartu_usaha}
"""
ELSEWHERE = """
@ kota/2024/kartu.yaml
-      syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+      syarat: {fakta: wilayah_usaha, adalah: lainnya}
"""
OWN_PRODUCT = """
@ kota/2024/surat.yaml
     - id: domisili
       uraian: Usaha berada di Kota Contoh
       syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+    - id: ktp
+      uraian: KTP pemohon
+      syarat: {dokumen: ktp_pemohon}

-    - {uraian: Surat keterangan}
+    - {uraian: Surat keterangan, menghasilkan: ktp_pemohon}
"""
EACH_OTHER = """
@ kota/2024/kartu.yaml
-    - {uraian: Surat keterangan}
+    - {uraian: Surat keterangan, menghasilkan: kartu_usaha}

     - id: domisili
       uraian: Usaha berada di Kota Contoh
       syarat: {fakta: wilayah_usaha, adalah: kota-contoh}
+    - id: ktp
+      uraian: KTP pemohon
+      syarat: {dokumen: ktp_pemohon}

@ kota/2024/surat.yaml
-    - {uraian: Surat keterangan}
+    - {uraian: Surat keterangan, menghasilkan: ktp_pemohon}
"""


def found(slip: str, folder: Path) -> list[tuple[str, str]]:
    lay_over_good(slip, folder)
    chains = [one for one in lint(CatalogueFiles(folder)) if one.code.startswith("SP37")]
    return [(one.code, Path(one.file).stem) for one in chains]


def test_a_service_that_gives_what_another_asks_for_is_no_finding(tmp_path: Path) -> None:
    assert found(CARD, tmp_path) == []


def test_a_service_that_rejects_whom_it_is_sent_is_found_where_they_are_sent(tmp_path: Path) -> None:
    assert found(CARD + ELSEWHERE, tmp_path) == [("SP371", "surat")]


@pytest.mark.parametrize(
    ("slip", "services"), [(OWN_PRODUCT, ["surat"]), (CARD + EACH_OTHER, ["kartu", "surat"])]
)
def test_services_that_wait_for_each_other_are_found(slip: str, services: list[str], tmp_path: Path) -> None:
    assert found(slip, tmp_path) == [("SP370", service) for service in services]


def test_depok_sends_those_without_a_business_to_dkerens_which_rejects_them() -> None:
    (one,) = (one for one in lint(CatalogueFiles()) if one.code.startswith("SP37"))
    assert one.file.endswith("depok/2023/pelatihan-wub.yaml")
    assert str(one.values["example"].id) == "`memiliki_usaha: tidak`"  # type: ignore[union-attr]
