"""Makes public-holidays.tsv anew: pip install holidays==0.109, then python3 public-holidays.py > public-holidays.tsv

A row is a country, a holiday, and its dates: 12-25 where it is that day every year, else each date.
"""

import re
from collections import defaultdict

import holidays

years = range(2020, 2033)

print(f"# Public holidays of whole countries, {years[0]} to {years[-1]}, those after the moon as computed.")
print(f"# Made by public-holidays.py from holidays {holidays.__version__} (https://pypi.org/project/holidays), MIT License.")
print("# Copyright (c) Vacanza Team and individual contributors; copyright (c) dr-prodigy, ryanss and others.")

for country in sorted(holidays.list_supported_countries(include_aliases=False)):
    dates = defaultdict(set)
    for day, names in holidays.country_holidays(country, years=years, language="en_US").items():
        for name in names.split("; "):
            # "Labor Day (observed)", "Eid al-Fitr (estimated)": the day is off all the same.
            dates[re.sub(r" \([^()]*\)$", "", name)].add(day.isoformat())
    for name, days in sorted(dates.items(), key=lambda row: min(row[1])):
        yearly = [day for day in sorted({day[5:] for day in days}) if all(f"{year}-{day}" in days for year in years)]
        others = sorted(day for day in days if day[5:] not in yearly)
        print(country, name, " ".join([*yearly, *others]), sep="\t")
