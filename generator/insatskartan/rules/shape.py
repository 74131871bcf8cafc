"""Help texts for what `source` and `decode` find: the shape of a file, before any rule looks at its meaning.

Same form as the rule modules: one text in Swedish for each id, with examples that a test runs. Six ids have no example in
YAML text (bytes, size, number, place on disk, the accessibility statement); the tests make those files themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "okänd-nyckel": """Bara nycklar som modellen känner till får förekomma. Oftast är det ett stavfel.

Bra:

    huvudman: Lunds kommun

Fel:

    huvudmann: Lunds kommun
""",
    "saknad-nyckel": """Vissa nycklar måste finnas i varje fil.

Bra:

    kontrollerad: {datum: 2026-10, av: Samordnaren, sätt: telefon}

Fel:

    kontrollerad: {datum: 2026-10, av: Samordnaren}
""",
    "fel-typ": """Ett värde ska vara av rätt slag: text, tal, lista, eller nycklar med värden.

Bra:

    platser: {antal: 20}

Fel:

    platser: {antal: tjugo}
""",
    "okänd-kod": """Koder ska finnas i sin ordlista i `insatser/_ord/`, eller vara ett av modellens egna ord.

Bra:

    inriktning: [vagledning]

Fel:

    inriktning: [vagledningg]
""",
    "hänvisning": """Den som hänvisar ska hänvisa till något som finns: en insats, ett område, en mall.

Bra:

    listningar: [{område: lund, rubrik: övrig}]

Fel:

    listningar: [{område: narnia, rubrik: övrig}]
""",
    "datum": """Ett datum skrivs 2018, 2018-10 eller 2018-10-31, och dagen ska finnas i almanackan.

Bra:

    period: {start: 2018-02-28}

Fel:

    period: {start: 2018-02-30}
""",
    "slug": """Koder i ordlistor och namn på mallar skrivs med a–z, 0–9 och bindestreck.

Bra:

    mall: allman

Fel:

    mall: Allmän
""",
    "dubblett": """En nyckel får bara stå en gång på samma ställe.

Bra:

    huvudman: Lunds kommun

Fel:

    huvudman: Lunds kommun
    huvudman: Eslövs kommun
""",
    "ankare": """YAML:s ankare, alias och taggar används inte: värdet ska stå där det läses.

Bra:

    huvudman: Lunds kommun

Fel:

    huvudman: &lund Lunds kommun
""",
    "styrtecken": """Osynliga styrtecken får inte förekomma; de kan få en rad att läsas som något annat än den är.

Bra:

    huvudman: Lunds kommun

Fel:

    huvudman: "Lunds\\u202E kommun"
""",
    "nfc": """Å, ä, ö och andra tecken med prickar eller accent skrivs som ett tecken (NFC). `insatskartan format` rättar det.

Bra:

    huvudman: Burlövs kommun

Fel:

    huvudman: Burlo\u0308vs kommun
""",
    "yaml-syntax": """Filen ska gå att läsa som YAML: nycklar med kolon, jämna indrag och citattecken som stängs.

Bra:

    huvudman: "Kommunen: arbetsmarknadsenheten"

Fel:

    huvudman: Kommunen: arbetsmarknadsenheten
""",
    "teckenkodning": "Filer sparas med teckenkodningen UTF-8. De flesta program kan välja det när de sparar.",
    "filstorlek": "En fil är högst 64 KiB. Det räcker till mer än någon vill läsa om en insats.",
    "plats": "En datafil ligger i en områdesmapp med `_område.yml`, i `_ord`, i `_mallar` eller i `_kunskap`, och slutar på `.yml`. I `_sok` finns `delning.yml` och `synonymer.yml`.",
    "redogörelse": (
        "En webbplats som publiceras ska ha en fullständig tillgänglighetsredogörelse. Fyll i det som saknas i "
        "`content/tillganglighet.yml`. Lagen (2018:1937) kräver det."
    ),
    "många-fel": "Bara de första hundra problemen i en fil visas, felen före varningarna. Rätta dem och kör igen.",
    "läsbar-fil": "Filen ska gå att öppna. Kontrollera att den finns kvar och att du får läsa den.",
}
