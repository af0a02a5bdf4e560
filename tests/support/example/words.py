"""The narrative of each report, in Swedish and, for the last one, in English."""

from .tools import ORGANISATION, csv_bytes

COLUMNS = ["section", "block", "organisation", "team", "intervention", "period", "lang", "text"]

SPRING = {
    ("summary", "text"): "Våren avslutade det första läsåret med insatser. Närvarograden i målgruppen var {{NÄR-GRAD.value}} procent och {{INS-IMPL.value}} insatser har införts i ordinarie verksamhet. Förlängningen till december ger tid att följa de insatser som startade sent.",
    ("idea", "text"): "Unga som riskerar att inte fullfölja sin utbildning ska upptäckas tidigt, kartläggas och få en insats som passar dem. Teamen prövar, följer upp och utvärderar innan en insats införs.",
    ("results", "text"): "Kartläggningen går snabbare än i höstas och fler deltaganden avslutas enligt plan. Ökningen av närvaron är tydligast på introduktionsprogrammen.",
    ("deviations", "text"): "Läxhjälpen på kvällstid lades ned i februari eftersom få i målgruppen kom. Bron mellan årskurs nio och gymnasiet är pausad tills en ny samordnare är på plats.",
    ("horizontal", "equality"): "Könsfördelningen bland deltagarna följs varje termin. Flickor med tyst frånvaro har varit svårare att upptäcka och uppmärksammas nu i närvarosamtalen.",
    ("horizontal", "accessibility"): "Möten hålls i lokaler som alla kan nå, och material finns i lättläst form.",
    ("horizontal", "nondiscrimination"): "Insatser erbjuds efter behov. Avböjda erbjudanden följs upp så att ingen grupp väljs bort.",
    ("learning", "koll"): "En gemensam rutin för första frånvarodagen gjorde att samtal hölls inom en vecka.",
    ("learning", "bemotande"): "Eleverna beskriver att det spelar roll att någon hör av sig utan att skälla.",
    ("learning", "flexibilitet"): "Praktik på schemat fungerar när arbetsplatsen och skolan planerar tillsammans.",
    ("learning", "samverkan"): "Socialtjänst och skola behöver en gemensam plan tidigare än i dag.",
    ("learning", "individ"): "Studiecoachens täta avstämningar har störst värde för elever med få men viktiga luckor.",
    ("implementation", "text"): "Närvarosamtalen och studiecoachen har en ägare och pengar i ordinarie budget från hösten.",
}
AUTUMN = {
    ("summary", "text"): "Hösten var den förlängda fasens sista termin. Närvarograden i målgruppen var {{NÄR-GRAD.value}} procent. {{INS-IMPL.value}} insatser är införda i ordinarie verksamhet. Ett team hade inte lämnat alla sina uppgifter när rapporten gjordes, och det märks i underlagets täckning.",
    ("idea", "text"): SPRING["idea", "text"],
    ("results", "text"): "{{INS-DELT.value}} unga deltog i minst en insats under terminen. Närvaron fortsätter att stiga. Andelen upptäckta som kartlagts har ökat varje termin sedan insatserna började.",
    ("deviations", "text"): "Elevhälsans närvaroteam saknar uppgifter från oktober och framåt. Mentorstiden har justerats till tre längre pass i veckan. Bron mellan årskurs nio och gymnasiet är fortfarande pausad.",
    ("horizontal", "equality"): "Andelen flickor bland deltagarna ligger nära målgruppens. Skillnaden redovisas i procentenheter i tabellen över indikatorer.",
    ("horizontal", "accessibility"): "Alla lokaler är genomgångna. Digitala möten har textning.",
    ("horizontal", "nondiscrimination"): "Språkstöd erbjuds i alla kartläggningssamtal. Inga klagomål har kommit in under terminen.",
    ("learning", "koll"): "Rutinen för frånvarouppföljning är beslutad på alla enheter och används lika av alla.",
    ("learning", "bemotande"): "Hemmabesöken har visat att tonen i första kontakten avgör om familjen vill fortsätta.",
    ("learning", "flexibilitet"): "Ett flexibelt schema kräver att lärarlaget äger det; det går inte att lägga utifrån.",
    ("learning", "samverkan"): "Det uppsökande arbetet blev snabbare när arbetsmarknadsenheten och skolan delade rum.",
    ("learning", "individ"): "Korta mål som eleven själv har formulerat ger bättre uppföljning än skolans mallar.",
    ("implementation", "text"): "Fem insatser har ägare, finansiering och ett bestämt datum för uppföljning efter projektets slut. Den gemensamma planen med socialtjänsten prövas under implementeringsfasen.",
}
ENGLISH = {
    ("summary", "text"): "The autumn was the last term of the prolonged phase. The attendance rate in the target group was {{NÄR-GRAD.value}} per cent. {{INS-IMPL.value}} interventions are implemented in ordinary work. One team had not handed in all its figures when the report was made, which shows in the coverage.",
    ("idea", "text"): "Young people at risk of not completing their education are to be detected early, mapped and given an intervention that suits them. The teams try, follow up and evaluate before an intervention is implemented.",
    ("results", "text"): "{{INS-DELT.value}} young people took part in at least one intervention during the term. Attendance goes on rising. The share of detected who were mapped has grown every term since the interventions began.",
    ("deviations", "text"): "The pupil health attendance team lacks figures from October on. Mentor time has been adjusted to three longer sessions a week. The bridge from year nine to upper secondary school is still paused.",
    ("horizontal", "equality"): "The share of girls among participants is close to that of the target group. The difference is given in percentage points in the table of indicators.",
    ("horizontal", "accessibility"): "All premises have been gone through. Digital meetings have captions.",
    ("horizontal", "nondiscrimination"): "Language support is offered in all mapping talks. No complaints were received during the term.",
    ("learning", "koll"): "The routine for following up absence is decided at all units and used alike by all.",
    ("learning", "bemotande"): "The home visits have shown that the tone of the first contact decides whether the family wants to go on.",
    ("learning", "flexibilitet"): "A flexible timetable needs to be owned by the teachers; it cannot be laid from outside.",
    ("learning", "samverkan"): "The outreach work became quicker when the labour market unit and the school shared a room.",
    ("learning", "individ"): "Short goals in the pupil's own words give better follow-up than the school's forms.",
    ("implementation", "text"): "Five interventions have an owner, financing and a set date for follow-up after the end of the project. The joint plan with the social services is tried during the implementation phase.",
}
#: Single interventions and teams of the last term, in both languages.
ABOUT = [
    ("results", "text", "", "I-01", "Samtalen hålls nu inom en vecka för nästan alla.",
     "The talks are now held within a week for almost all."),
    ("results", "text", "", "I-06", "Eleverna väljer pass tillsammans med läraren och kommer oftare på förmiddagen.",
     "Pupils choose sessions with the teacher and come more often in the morning."),
    ("results", "text", "", "I-09", "Fler unga nås innan de har varit borta länge.",
     "More young people are reached before they have been away for long."),
    ("deviations", "text", "T7", "", "Teamet har haft vakanser och lämnar sina uppgifter i efterhand.",
     "The team has had vacancies and hands in its figures afterwards."),
]


def rows(texts, period, lang):
    return [{"section": section, "block": block, "organisation": ORGANISATION, "period": period,
             "lang": lang, "text": text} for (section, block), text in texts.items()]


def about_rows(lang):
    return [{"section": section, "block": block, "organisation": ORGANISATION, "team": team,
             "intervention": intervention, "period": "HT25", "lang": lang,
             "text": sv if lang == "sv" else en}
            for section, block, team, intervention, sv, en in ABOUT]


def all_files():
    """The narrative files by path."""
    return {
        "narrative-2025-VT-sv.csv": csv_bytes(
            COLUMNS, rows(SPRING, "VT25", "sv") + rows(SPRING, "LA2425", "sv"), True),
        "narrative-sv.csv": csv_bytes(COLUMNS, rows(AUTUMN, "HT25", "sv") + about_rows("sv"),
                                      True),
        "narrative-en.csv": csv_bytes(COLUMNS, rows(ENGLISH, "HT25", "en") + about_rows("en")),
    }
