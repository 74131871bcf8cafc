"""Page models: what a visitor reads, and that hostile text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from insatskartan.pages import plan
from insatskartan.pages.pathways import kommuner
from support.built_pages import REPOSITORY, build, text_of
from support.samples import ROOT, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded
    from insatskartan.pages.page import Page


@pytest.fixture(scope="module")
def real_pages(real: Loaded) -> Mapping[str, Page]:
    """Return the pages of the real data by address."""
    return {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}


def test_there_is_a_page_for_everything(real: Loaded, real_pages: Mapping[str, Page]) -> None:
    """One for each insats, its reports, area, income source and border, and the lists of them."""
    catalog = real.catalog()
    expected = {"", "hitta", "sok", "omraden", "insatser", "forsorjning", "ordlista", "bidra/regler", "tillganglighet"}
    expected |= {f"insatser/{id_}" for id_ in catalog.insatser} | {f"omraden/{code}" for code in catalog.areas}
    expected |= {f"insatser/{entry.id}/rapport" for entry in catalog.insatser.values() if entry.insats.follow_ups}
    expected |= {f"forsorjning/{term.code}" for term in catalog.incomes} | {"stangt", "stangt/aktivitetsersattning"}
    expected |= {"grannar"} | {f"grannar/{code}" for code in catalog.kommuner}
    expected |= {"luckor"} | {f"luckor/{term.code}" for term in catalog.incomes}
    themes = {f"teman/{slug}" for slug, topic in catalog.topics.items() if topic.kind == "tema"}
    expected |= {"kunskap", "malgruppen", "teman"} | themes
    ways = {slug: topic for slug, topic in catalog.topics.items() if topic.kind == "väg"}
    expected |= {"vagar"} | {f"vagar/{slug}" for slug in ways}
    expected |= {f"vagar/{slug}/{code}" for slug, topic in ways.items() for code in kommuner(catalog, topic)}
    assert "vagar/sammanhallen-process/goteborg" in expected
    assert "vagar/sammanhallen-process/lomma" not in expected
    expected |= {"resultat", "metoder"} | {f"metoder/{code}" for code in catalog.terms["metoder"]}
    expected |= {"foresla", "foresla/ny", "foresla/stammer", "foresla/fel"}
    assert set(real_pages) == expected


def test_every_page_has_one_h1_and_no_skipped_level(real_pages: Mapping[str, Page]) -> None:
    """The outline starts with the only h1, has unique ids, and goes down one step at a time."""
    for path, page in real_pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page.html)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path
        ids = re.findall(r'\bid="([^"]*)"', page.html)
        assert len(ids) == len(set(ids)), path


def test_an_insats_answers_at_a_glance(real_pages: Mapping[str, Page]) -> None:
    """For whom, ages, residence, income, decision, door, contact, freshness, gaps, source and edit link."""
    page = real_pages["insatser/burlov/peak"]
    text = text_of(page.html)
    labels = (
        "För vem",
        "Bosatt i",
        "Ålder",
        "Öppnar dörren",
        "Försörjning",
    )
    assert re.findall(r"<dt>(?:<svg.*?</svg>)?([^<]*)</dt>", page.html)[: len(labels)] == list(labels)
    for part in (
        "Bosatt i Burlöv eller Staffanstorp",
        "Det finns en åldersgräns, men siffrorna saknas i källan",
        "Öppnar dörren Arbetsförmedlingen; för andra vägar in framgår det inte",
        "Kontakt Kontaktuppgifter saknas",
        "Bara boende i Staffanstorp",
        "Arbetsförmedlingen (anvisar)",
        "Tar emot i vissa delar (2018) Aktivitetsersättning",
        "Bekräftade maj 2018",
        "Det är för 8 år sedan.",
        "Det här vet vi inte",
        "74 % av 200",
        "Bilaga 1, sid",
    ):
        assert part in text, part
    assert f'href="{REPOSITORY}/edit/main/insatser/burlov/peak.yml"' in page.html
    assert page.source == "insatser/burlov/peak.yml"


def test_a_single_door_says_how_it_is_opened(real_pages: Mapping[str, Page]) -> None:
    """The tile names who opens; how they do it stands below, also when there is only one way in."""
    text = text_of(real_pages["insatser/burlov/vaxa"].html)
    assert "Öppnar dörren Arbetsförmedlingen eller Socialtjänsten" in text
    assert "Vem öppnar dörren Arbetsförmedlingen (anvisar) eller Socialtjänsten (anvisar)" in text


def test_a_part_says_why_it_is_closed(real_pages: Mapping[str, Page]) -> None:
    """ComUng is partly open, and stands under both headings in Lund with the reason."""
    text = text_of(real_pages["omraden/lund"].html.partition('id="annan-kommun"')[0])
    assert text.count("Tar emot i vissa delar: aktivitetsersättning (2018)") == 2
    assert "Gäller de delar som inte är öppna" in text
    assert "Varför:" in text


def test_a_municipality_has_the_headings_of_bilaga_1_in_order(real_pages: Mapping[str, Page]) -> None:
    """How much is open, then kommunala, ESF, Finsam, övriga, closed, elsewhere, state and care, statistics, reflection."""
    order = [
        "Vilka tar emot den som har",
        "Kommunala insatser",
        "ESF-projekt",
        "Finsam-projekt",
        "Övriga insatser",
        "Tar inte emot, helt eller delvis",
        "Det här tar emot boende i",
        "Staten och vården",
        "Statistik",
        "Reflektion",
        "Vägar för boende",
        "Teman som rör",
    ]
    for code in ("burlov", "eslov", "horby", "hoor", "kavlinge", "lomma", "lund", "staffanstorp"):
        titles = [h.text for h in real_pages[f"omraden/{code}"].outline if h.level == 2]
        places = [next(i for i, start in enumerate(order) if title.startswith(start)) for title in titles]
        assert places == sorted(places), titles
        assert {0, 6, 7, 8, 9} <= set(places)


def test_an_income_page_tells_open_from_closed(real_pages: Mapping[str, Page]) -> None:
    """What is closed has its reason; the structure-level insatser are not something one takes part in."""
    page = real_pages["forsorjning/aktivitetsersattning"]
    closed = page.html.partition('id="nej"')[2].partition("<h2")[0]
    assert 'href="../../insatser/kavlinge/uppdragstjanst/"' in closed
    assert closed.count("Varför:") == closed.count("<h3")
    assert "samverkanskartan" not in page.html


def callout_of(root: Path) -> str:
    """Return what the reflection of Lund says about changes, in words; empty when it says nothing."""
    html = build(root)["omraden/lund"].html.partition('id="reflektion"')[2]
    found = re.search(r'<div class="ik-notice.*?</ul>', html, re.DOTALL)
    return text_of(found[0]).replace(" ,", ",").replace(" .", ".") if found else ""


def test_a_reflection_older_than_the_data_is_marked(folder: Callable[..., Path]) -> None:
    """What came, went or says something else since is named; that an insats was only confirmed anew is not."""
    area = "namn: Lund\ntyp: kommun\nkommunkod: '1281'\nreflektion: {datum: 2018-05, text: Så var det.}\n"
    listed = "listningar: [{område: lund, rubrik: kommunal}]"
    files = {f"lund/{name}.yml": record(f"namn: {name.capitalize()}") for name in ("ett", "tva", "tre")}
    root = folder({"lund/_område.yml": area, **files, "eslov/fyra.yml": record(f"namn: Fyra\n{listed}")})
    assert "går inte att se om något har ändrats" in build(root)["omraden/lund"].html
    assert main(["--data", str(root), "material", "lund", "--write"]) == 0
    assert callout_of(root) == ""
    assert "går inte att se" not in build(root)["omraden/lund"].html

    confirmed = record("namn: Ett\nkontrollerad: {datum: 2026-11, av: Någon annan, sätt: besök}")
    (root / "lund/ett.yml").write_text(confirmed, "utf-8")
    assert callout_of(root) == ""

    (root / "lund/tva.yml").write_text(record("namn: Två\nsammanfattning: Något annat."), "utf-8")
    (root / "lund/tre.yml").unlink()
    (root / "eslov/fyra.yml").write_text(record("namn: Fyra"), "utf-8")
    (root / "lund/fem.yml").write_text(record("namn: Fem"), "utf-8")
    assert callout_of(root) == (
        "Listan här är inte densamma som reflektionen bygger på. Det kan bero på nya uppgifter, och på att fler källor har "
        "lagts till: Tillagt i listan: Fem. Ändrade uppgifter: Två. Inte kvar i listan: Fyra, Tre."
    )
    said = build(root)["omraden/lund"].html.partition('id="reflektion"')[2]
    assert [f"insatser/{id_}/" in said for id_ in ("lund/fem", "lund/tva", "eslov/fyra", "lund/tre")] == [1, 1, 1, 0]


def test_the_real_reflections_are_those_of_the_real_data(real_pages: Mapping[str, Page]) -> None:
    """They were written about what the files say; only where a later source has added to the list are they marked."""
    marked = {path for path, page in real_pages.items() if "inte densamma som reflektionen bygger på" in page.html}
    assert marked == {"omraden/burlov", "omraden/kavlinge", "omraden/lomma"}
    assert not [path for path, page in real_pages.items() if "går inte att se om något har ändrats" in page.html]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("period: {slut: 2018}\nefterträdare: ingen", "Avslutad. Till 2018. Ingenting har kommit i stället."),
        ("period: {slut: 2018}\nefterträdare: Nya huset", "I stället kom: Nya huset."),
        ("period: {slut: 2018}\nefterträdare: lund/tva", "I stället finns Två"),
        ("period: {slut: 2018}", "Vad som kom i stället är inte känt."),
        ("period: {start: 2027-01}", "Planerad. Från januari 2027."),
        ("ålder: {från: 16, till: 29}", "16–29 år"),
        ("ålder: {från: 18}", "Från 18 år"),
        ("ålder: {till: 29}", "Till och med 29 år"),
        ("ålder: {från: 18, till: okänd}", "Från 18 år, den övre gränsens siffra saknas i källan"),
        ("ålder: alla", "Alla åldrar"),
        ("bosatt: alla", "Alla, oavsett bostadsort"),
        ("bosatt: {öppen_för: [lund, eslov], övriga: nej}", "Bosatt i Lund eller Eslöv"),
        ("bosatt: {stängd_för: [lund]}", "Inte boende i Lund; om andra får delta framgår inte"),
        ("beslut: inga", "Inget beslut behövs"),
        ("beslut: [lss-beslut, bistandsbeslut]", "Lss-beslut och bistandsbeslut"),
        ("platser: {antal: 80, ungefär: ja}", "Cirka 80 platser"),
        ("kontakt: [{funktion: Växeln, telefon: 046-10 10 10}]", "Växeln Telefon 046-10 10 10"),
        ("nivå: struktur", "Arbete med strukturer, inget man söker till"),
        ("kontrollerad: {datum: 2026-10, av: A, sätt: telefon}", "Bekräftade oktober 2026 av A (telefon)."),
    ],
)
def test_wording(keys: str, words: str, folder: Callable[..., Path]) -> None:
    """What the record says, in the words a visitor reads."""
    made = build(folder({"lund/exempel.yml": record(keys), "lund/tva.yml": record("namn: Två")}))
    assert words in text_of(made["insatser/lund/exempel"].html).replace(" .", ".").replace(" ;", ";")


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} & <b>'


class Elements(HTMLParser):
    """Collects the names of elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        is_data = tag == "script" and ("type", "application/json") in attrs
        self.tags.add("data" if is_data else tag)
        self.attributes |= {name for name, _ in attrs}


def test_hostile_text_is_shown_as_text(folder: Callable[..., Path]) -> None:
    """In every text field of record, area and vocabulary: no tag, attribute or template of the author's survives."""
    quoted = "'" + HOSTILE + "'"
    text = record(
        f"namn: {quoted}\nalternativa_namn: [exempel]\nfullständigt_namn: {quoted}\nsammanfattning: {quoted}\n"
        f"beskrivning: {quoted}\nhuvudman: {quoted}\nsamverkan: [{quoted}]\nmålgrupp: {{beskrivning: {quoted}}}\n"
        f"ålder: {{från: 1, not: {quoted}}}\nbosatt: {{öppen_för: [lund], not: {quoted}, kan_ändras_av: {quoted}}}\n"
        f"försörjning: {{stängd_för: [aktivitetsersattning], not: {quoted}, kan_ändras_av: {quoted}}}\n"
        f"beslut: {{svar: inga, not: {quoted}}}\nvillkor: [{quoted}]\nväg_in: [{{via: socialtjansten, not: {quoted}}}]\n"
        f"ingångar: [{{namn: {quoted}, not: {quoted}}}, {{}}]\n"
        f"delar: [{{namn: {quoted}, beskrivning: {quoted}, not: {quoted}}}]\ninnehåll: [{quoted}]\n"
        f"platser: {{antal: 1, enhet: {quoted}, not: {quoted}}}\nkan_kombineras_med: [{{vad: {quoted}, not: {quoted}}}]\n"
        f"period: {{slut: 2018, not: {quoted}}}\nefterträdare: {quoted}\n"
        f"resultat: [{{mått: till-arbete, värde: 1, enhet: {quoted}, not: {quoted}}}]\n"
        f"uppföljning:\n- typ: slutrapport\n  fri_form: ja\n  period: {{från: 2018, till: 2019}}\n  diarienummer: {quoted}\n"
        f"  aktiviteter: {quoted}\n  mål: [{{mål: {quoted}, del: {quoted}, utfall: {quoted}, not: {quoted}}}]\n"
        f"  deltagare: [{{vilka: {quoted}, totalt: 3, kvinnor: 1, män: 1, not: {quoted}}}]\n"
        f"  lärdomar: [{{part: {quoted}, text: {quoted}}}]\n  källa: {{dokument: rapporten, ställe: {quoted}}}\n  not: {quoted}\n"
        f"kontakt: [{{funktion: {quoted}, telefon: {quoted}, e-post: {quoted}, webb: https://a.se, not: {quoted}}}]\n"
        f"källor: [{{dokument: rapporten, ställe: {quoted}}}]\nkontrollerad: {{datum: 2018, av: {quoted}, sätt: {quoted}}}\n"
    )
    area = (
        f'namn: Lund\ntyp: kommun\nkommunkod: "1281"\nbeskrivning: {quoted}\nreflektion:\n  datum: 2018\n  text: {quoted}\n'
        f"  rekommendationer: [{{text: {quoted}}}]\n  källa: {{dokument: rapporten, ställe: {quoted}}}\n"
    )
    words = f"namn: {quoted}\nförklaring: {quoted}\nbegrepp: [{{kod: vagledning, namn: {quoted}, förklaring: {quoted}, synonymer: [{quoted}]}}]\n"
    root = folder({"lund/exempel.yml": text, "lund/_område.yml": area, "_ord/inriktningar.yml": words})
    for page in build(root).values():
        if page.path == "bidra/regler":
            continue  # its examples show hostile text of our own
        seen = Elements()
        seen.feed(page.html)
        assert not seen.tags & {"script", "img", "b", "iframe"}, page.path
        assert not [name for name in seen.attributes if name.startswith("on") or name == "style"], page.path
        assert "49" not in page.html, page.path
    assert "{{ 7*7 }}" in build(root)["insatser/lund/exempel"].html
    assert build(root)["insatser/lund/exempel/rapport"].html.count("{{ 7*7 }}") > 10


def test_a_report_page_has_every_section_of_the_form(real_pages: Mapping[str, Page]) -> None:
    """Each report after the other, in the order of the form; what is empty says so, and both figures are shown."""
    quarters = real_pages["insatser/gavle/fran-skola-till-arbete/rapport"].html
    assert [text[:3] for text in re.findall(r"<h3>([^<]*)", quarters)] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"] * 2
    assert quarters.count("Tomt i rapporten.") == 2
    final = real_pages["insatser/habo/framsteget/rapport"].html
    assert "76 kvinnor och 143 män blir 219, men totalt står 199." in final
    assert "125" in final


def test_a_report_without_a_form_has_no_empty_section(real_pages: Mapping[str, Page]) -> None:
    """It says in one sentence what it has no section about."""
    html = real_pages["insatser/kavlinge-lomma/mentorsnatverket/rapport"].html
    assert "Tomt i rapporten." not in html
    assert "Den har inget avsnitt om syfte, jämställdhet," in html
    assert "7 av 52 (13\N{NO-BREAK SPACE}%)" in html


def test_an_insats_shows_its_reports_over_time(real_pages: Mapping[str, Page]) -> None:
    """A goal in each report, links to the reports, and the report that has not come; none after a final report."""
    html = real_pages["insatser/gavle/fran-skola-till-arbete"].html
    assert 'href="rapport/#rapport-2"' in html
    assert "Juli–september 2024" in html
    assert "skulle ha kommit efter september 2024" in html
    row = re.search(r"<tr><th[^>]*>Det är klart och bestämt.*?</tr>", html, re.DOTALL)
    assert row
    assert re.findall(r"(Inte uppnått|Inte bedömt)", row[0]) == ["Inte uppnått", "Inte bedömt"]
    assert "skulle ha kommit" not in real_pages["insatser/habo/framsteget"].html


def test_pages_are_free_of_clock_and_place(real: Loaded, real_pages: Mapping[str, Page]) -> None:
    """The same data and day give the same pages, and no path of the machine is in them."""
    again = {page.path: page for page in plan.render_all(real.catalog(), TODAY, REPOSITORY)}
    assert again == real_pages
    assert all(str(ROOT) not in page.html for page in real_pages.values())
