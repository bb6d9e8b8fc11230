"""What the plans of `kalbar/kantor-cabang` that are written by hand share."""

from __future__ import annotations

import re
from pathlib import Path

PAPERS = (
    "ktp_pemohon",
    "npwp_koperasi",
    "izin_usaha_simpan_pinjam",
    "laporan_keuangan_koperasi",
    "hasil_audit_akuntan_publik",
    "hasil_penilaian_kesehatan",
    "anggaran_dasar",
    "riwayat_hidup_pengurus_pengawas",
    "peraturan_prinsip_mengenali_pengguna_jasa",
    "bukti_penerimaan_spt",
    "rencana_kerja_kantor",
    "riwayat_hidup_calon_pimpinan",
    "daftar_calon_karyawan",
    "sertifikat_kompetensi_calon_pimpinan",
    "disampaikan_melalui_oss",
)
"""The papers that are handed in or not, and of which nothing more is asked."""


def held() -> float:
    """Return the most memory that this process held, in MiB.

    What `getrusage` tells begins with that of the process which started this one.
    """
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) / 1024
