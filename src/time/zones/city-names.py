"""Makes city-names.json anew, from what CLDR calls the cities of time zones:

    npm pack cldr-dates-full@48.0.0 && tar xzf cldr-dates-full-48.0.0.tgz
    python3 city-names.py package > city-names.json && npx biome format --write city-names.json

The package is no dependency of ours, since it takes 95 MB. A zone has its English city, with the names of that city in
French, Spanish, Portuguese, German, Italian and Russian in Latin letters, as `plainWords` compares them.
"""

import json
import re
import sys
import unicodedata

languages = ["fr", "es", "pt", "de", "it", "ru"]
cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
latin = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ")

# Large cities that name no zone, and what CLDR lacks: from GeoNames (https://www.geonames.org, CC BY 4.0).
more = json.loads(
    """
{
  "Africa/Cairo": {"Alexandria": "alejandria, alessandria, alexandrie"},
  "Africa/Johannesburg": {"Cape Town": "cidade do cabo, citta del capo, ciudad del cabo, kapstadt, le cap"},
  "Africa/Monrovia": {"Monrovia": "monroviye"},
  "America/Anguilla": {"Anguilla": "angilye"},
  "America/Argentina/Ushuaia": {"Ushuaia": "ushuaye"},
  "America/Bahia": {"Bahia": "baiye"},
  "America/Havana": {"Havana": "l avana"},
  "America/New_York": {"New York": "nova iorque", "Philadelphia": "filadelfia"},
  "America/Noronha": {"Fernando de Noronha": "noronye"},
  "America/Port_of_Spain": {"Port of Spain": "port d espagne"},
  "America/St_Johns": {"St. John’s": "saint john s"},
  "America/St_Lucia": {"St. Lucia": "sent lyusiye"},
  "Asia/Damascus": {"Aleppo": "alep, alepo"},
  "Asia/Kolkata": {"Mumbai": "bombaim, bombay", "New Delhi": "neu delhi, nouvelle delhi, nova delhi, nueva delhi, nuova delhi"},
  "Asia/Nicosia": {"Nicosia": "nikosiye"},
  "Asia/Riyadh": {"Mecca": "la meca, la mecque, mekka"},
  "Asia/Shanghai": {"Beijing": "pechino, pekin, pequim"},
  "Asia/Tokyo": {"Kyoto": "quioto"},
  "Atlantic/South_Georgia": {"South Georgia": "yuzhnaya georgiye"},
  "Atlantic/St_Helena": {"St. Helena": "sant elena"},
  "Europe/Amsterdam": {"The Hague": "l aia, la haya, la haye"},
  "Europe/Athens": {"Thessaloniki": "salonica, salonique, tesalonica"},
  "Europe/Berlin": {"Cologne": "koeln", "Frankfurt": "francfort, francoforte", "Hamburg": "amburgo, hambourg, hamburgo", "Hannover": "hanover, hanovre", "Munich": "monaco di baviera, muenchen"},
  "Europe/Brussels": {"Antwerpen": "amberes, antuerpia, anvers, anversa", "Brugge": "bruges, brujas", "Gent": "gante"},
  "Europe/London": {"Edinburgh": "edimbourg, edimburgo, edinburgo"},
  "Europe/Madrid": {"Barcelona": "barcellona, barcelone", "Sevilla": "siviglia"},
  "Europe/Moscow": {"Saint Petersburg": "saint petersbourg, san petersburgo, san pietroburgo, sankt petersburg, sao petersburgo"},
  "Europe/Paris": {"Lyon": "lione", "Marseille": "marsella, marsiglia", "Strasbourg": "estrasburgo, strasburgo, strassburg"},
  "Europe/Rome": {"Florence": "firenze, florenca, florencia, florenz", "Genoa": "genova, genua", "Milan": "mailand, milao", "Naples": "napoles, napoli, neapel", "Turin": "torino", "Venice": "venecia, venedig, veneza, venezia, venise"},
  "Europe/Sofia": {"Sofia": "sofiye"},
  "Europe/Stockholm": {"Göteborg": "gotemburgo"},
  "Europe/Warsaw": {"Gdańsk": "danzig", "Kraków": "cracovia, cracovie, krakau"},
  "Europe/Zurich": {"Basel": "basilea, basileia", "Bern": "berna, berne", "Geneva": "genebra, ginevra, zheneva, zheneve", "Lausanne": "lausana, losanna", "Lucerne": "lucerna"}
}
"""
)
# Words of these languages or of English, other cities, and names that say more than the city.
left_out = set(
    """
acores, aktobe, ama, belen, bruneie, bruxelles, cabo verde, calcutta, canton, chagos, chowd, cidade de ho chi
minh, cidade desconhecida, citta sconosciuta, ciudad de mexico, ciudad desconocida, damas, damask, deivis,
deivise, dubaie, dumont durville, dyumon dyurvil, dyumon dyurvile, galapagos, gaze, gleis beie, granada, gus
beie, indianapolise, isole fær øer, keimbridzh beie, keisi, kiev, kirow, kostanaie, laayoune, lavana, lieu
inconnu, lime, lisboa, macau, mae, mak merdo, makkuori, malte, mavrikiie, mexico, monterreie, moskva, mouson,
mousone, neizvestnyi gorod, neizvestnyi gorode, niameie, nom, norfolk, o va midueie, palmer, palmere, pert,
perte, petropavlovsk kamchatskiie, port despagne, rangoon, rim, rime, rom, roma, rotera, rotere, saint
barthelemy, saint jean de terre neuve, saint johns, salte, salvador, san cristobal, santelena, seule, seva,
seve, shankhaie, showa, sidneie, taibeie, tell siti, troll, trolle, truk, tule, uinamak, uinamake, ulan bator,
unbekannt, vena, vinsennes, vinsennese, vostok, vostoke, wien, wostok, zhuzhuie
""".replace("\n", " ").strip().split(", ")
)


def plain(words):
    words = "".join(latin[cyrillic.index(letter)] if letter in cyrillic else letter for letter in words.lower())
    words = unicodedata.normalize("NFKD", words.replace("\u00ad", ""))
    return re.sub(r"[-\u2010-\u2015\s_]+", " ", re.sub("[\u0300-\u036f.'’`]", "", words)).strip()


def zones(tree, path=()):
    for key, value in tree.items():
        if isinstance(value, dict) and "exemplarCity" in value:
            yield "/".join([*path, key]), value["exemplarCity"]
        elif isinstance(value, dict):
            yield from zones(value, (*path, key))


def cities(language):
    with open(f"{sys.argv[1]}/main/{language}/timeZoneNames.json") as file:
        return dict(zones(json.load(file)["main"][language]["dates"]["timeZoneNames"]["zone"]))


def names_of(name, language):
    """In Russian also where something is: "v Moskve"."""
    yield plain(name)
    if language == "ru" and name[-1] not in "еиоуыэюя":
        yield plain(name[:-1] if name[-1] in "аья" else name) + "e"


english = cities("en")
found = {}
for language in languages:
    for zone, name in cities(language).items():
        city = english.get(zone, zone.split("/")[-1].replace("_", " "))
        known = found.setdefault(zone, {}).setdefault(city, set())
        known.update(one for one in names_of(name, language) if one not in left_out and one != plain(city) and re.fullmatch(r"[^\W\d_]+( [^\W\d_]+)*", one))
for zone, by_city in more.items():
    for city, names in by_city.items():
        found.setdefault(zone, {}).setdefault(city, set()).update(names.split(", "))
table = {
    zone: {city: ", ".join(sorted(names)) for city, names in sorted(by_city.items()) if names}
    for zone, by_city in sorted(found.items())
}
print(json.dumps({zone: by_city for zone, by_city in table.items() if by_city}))
