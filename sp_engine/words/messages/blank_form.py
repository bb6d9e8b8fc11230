"""The head of a blank form of facts, and what stands between its lines."""

from sp_engine.words.language import Words

FORM_FOR = Words("Formulir kosong: {name} ({service})", "Blank form: {name} ({service})")
LEFT_OPEN = Words(
    "Isi sesudah titik dua; yang dibiarkan kosong berarti belum disebutkan.",
    "Fill in after the colon; what is left open counts as not stated.",
)
CHECK_WITH = Words("  sp check {service} --facts formulir.yaml", "  sp check {service} --facts form.yaml")
FOR_EACH_ITEM = Words("hapus tanda # bagi tiap butir:", "take away the # for each item:")
