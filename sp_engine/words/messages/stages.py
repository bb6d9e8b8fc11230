"""The stages of a service: with what one may begin."""

from sp_engine.words.language import Words

FIRST_STAGE = Words(
    "ini tahap pertama: tulis `sejak: berkas_lengkap` atau `sejak: diterima`",
    "this is the first stage: write `sejak: berkas_lengkap` or `sejak: diterima`",
)
EARLIER_STAGES = Words("tahap yang ditulis lebih dahulu: {names}", "the stages written before it: {names}")
