"""Durations: one and many of each unit."""

from sp_engine.words.language import Words

TWO_PERIODS = Words("{first} {then}", "{first}, then {then}")
MINUTE = Words("{amount} menit", "{amount} minute")
MINUTES = Words("{amount} menit", "{amount} minutes")
HOUR = Words("{amount} jam", "{amount} hour")
HOURS = Words("{amount} jam", "{amount} hours")
CLOCK_HOUR = Words("{amount} jam dinding", "{amount} clock hour")
CLOCK_HOURS = Words("{amount} jam dinding", "{amount} clock hours")
ROUND_THE_CLOCK = Words("{amount}x24 jam", "{amount}x24 hours")
WORKING_DAY = Words("{amount} hari kerja", "{amount} working day")
WORKING_DAYS = Words("{amount} hari kerja", "{amount} working days")
CALENDAR_DAY = Words("{amount} hari kalender", "{amount} calendar day")
CALENDAR_DAYS = Words("{amount} hari kalender", "{amount} calendar days")
DAY = Words("{amount} hari", "{amount} day")
DAYS = Words("{amount} hari", "{amount} days")
WEEK = Words("{amount} minggu", "{amount} week")
WEEKS = Words("{amount} minggu", "{amount} weeks")
MONTH = Words("{amount} bulan", "{amount} month")
MONTHS = Words("{amount} bulan", "{amount} months")
YEAR = Words("{amount} tahun", "{amount} year")
YEARS = Words("{amount} tahun", "{amount} years")
