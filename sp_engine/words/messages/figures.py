"""Figures as they are said: the bounds about them and what they count."""

from sp_engine.words.language import Words

AT_LEAST = Words("paling sedikit {figure}", "at least {figure}")
AT_MOST = Words("paling banyak {figure}", "at most {figure}")
AT_MOST_LONG = Words("paling lama {figure}", "at most {figure}")
AT_LEAST_LONG = Words("paling singkat {figure}", "at least {figure}")
MORE_THAN = Words("lebih dari {figure}", "more than {figure}")
LESS_THAN = Words("kurang dari {figure}", "less than {figure}")
PER_CENT = Words("{number} persen", "{number} per cent")
