"""What the project says of its work in words: hypotheses, lessons, visibility, horizontal aims."""

from .interventions import intervention_rows
from .people import team_rows
from .tools import ORGANISATION, names

FILE = "setup-lardomar-2026-02.json"
KNOWN_ON = "2026-02-02"

#: team, day on which its plan was decided; T8 began later, and decided later.
PLANS = {"T1": "2024-04-16", "T2": "2024-04-16", "T3": "2024-05-14", "T4": "2024-05-14",
         "T5": "2024-05-28", "T6": "2024-05-28", "T7": "2024-06-11", "T8": "2024-06-18",
         "T9": "2024-05-28"}

#: intervention: why it should work, in both languages
HYPOTHESES = {
    "I-01": ("Den som får ett samtal inom en vecka hinner inte vänja sig vid att vara borta.",
             "Whoever is talked to within a week does not get used to being away."),
    "I-02": ("En känd vuxen från första dagen gör övergången till årskurs 7 lättare.",
             "A known adult from the first day makes the step to year 7 easier."),
    "I-03": ("Daglig mentorstid gör att frånvaro upptäcks samma dag.",
             "Daily mentor time lets absence be seen the same day."),
    "I-04": ("Hjälp att planera studierna gör att färre ger upp efter ett underkänt betyg.",
             "Help to plan one's studies lets fewer give up after a failed grade."),
    "I-05": ("Praktik på schemat ger ett skäl att komma även till den övriga undervisningen.",
             "Practice in the timetable gives a reason to come to the other lessons too."),
    "I-06": ("Ett schema som går att ändra gör det möjligt att komma tillbaka stegvis.",
             "A timetable that can be changed makes it possible to come back step by step."),
    "I-07": ("Ett besök hemma visar vad som hindrar, när ingen kommer till skolan för att säga det.",
             "A visit at home shows what is in the way when nobody comes to school to say it."),
    "I-08": ("En lugn plats minskar intrycken så att fler orkar hela dagen.",
             "A calm place lessens the impressions so that more can stay the whole day."),
    "I-09": ("Unga som kontaktas personligen och flera gånger tackar oftare ja.",
             "Young people who are contacted in person and several times more often say yes."),
    "I-10": ("Hjälp med läxor på kvällen minskar restuppgifterna.",
             "Help with homework in the evening lessens what is left undone."),
    "I-11": ("En plan som följer med eleven gör att ingen tappas bort mellan skolformerna.",
             "A plan that goes with the pupil lets nobody be lost between the schools."),
    "I-12": ("En enda plan gör att skola och socialtjänst inte väntar på varandra.",
             "A single plan keeps school and social services from waiting for each other."),
}

#: intervention: what its evaluation said
RESULTS = {
    "I-01": "Frånvaron bryts tidigare när samtalet hålls inom en vecka.",
    "I-02": "Eleverna känner fler vuxna; närvaron är oförändrad.",
    "I-03": "Mentorstiden uppskattas, men fem korta pass splittrar dagen.",
    "I-04": "Fler har en studieplan, och färre restuppgifter återstår.",
    "I-05": "Praktiken lockar dem som redan kommer; övriga nås inte.",
    "I-06": "De flesta kommer tillbaka stegvis inom en termin.",
    "I-08": "Platsen används, men bara av ett fåtal varje dag.",
    "I-09": "Fler tackar ja efter den tredje kontakten.",
}

#: code, success factor, intervention, date, what, for whom, conditions, evidence
LESSONS = [
    ("L-01", "koll", "I-01", "2025-06-10",
     ("Ett samtal inom en vecka gav mer än ett längre samtal efter en månad.",
      "A talk within a week gave more than a longer talk after a month."),
     ("Elever i årskurs 7–9 med ny frånvaro.", "Pupils in years 7–9 with new absence."),
     ("Frånvaron måste registreras samma dag.", "Absence has to be recorded the same day."),
     ("Utvärderingen av I-01, maj 2025.", "The evaluation of I-01, May 2025.")),
    ("L-02", "bemotande", "I-09", "2025-12-10",
     ("Samma person tog alla kontakter. Det byggde förtroende.",
      "The same person made all contacts. That built trust."),
     ("Unga utanför gymnasieskolan.", "Young people outside upper secondary school."),
     ("Högst femton ungdomar per coach.", "At most fifteen young people a coach."),
     ("Teamets anteckningar och svarsmönster hösten 2025.",
      "The team's notes and pattern of answers, autumn 2025.")),
    ("L-03", "flexibilitet", "I-06", "2025-11-19",
     ("Ett schema som ändras varannan vecka fungerade bättre än ett som ligger fast.",
      "A timetable that changes every other week worked better than a fixed one."),
     ("Elever på introduktionsprogram efter lång frånvaro.",
      "Pupils in introductory programmes after long absence."),
     ("Någon måste äga schemat och få ändra det.", "Somebody must own the timetable and may change it."),
     ("Utvärderingen av I-06, oktober 2025.", "The evaluation of I-06, October 2025.")),
    ("L-04", "samverkan", "I-11", "2025-09-30",
     ("Övergången föll när samordnaren var borta: arbetssättet bars av en person.",
      "The bridge fell when the coordinator was away: one person carried the way of working."),
     ("Elever mellan årskurs 9 och gymnasiet.", "Pupils between year 9 and upper secondary."),
     ("Minst två som kan rutinen på varje skola.", "At least two who know the routine at each school."),
     ("Pausen i I-11 från mars 2025.", "The pause in I-11 from March 2025.")),
    ("L-05", "individ", "I-10", "2025-03-14",
     ("Läxhjälp på kvällen nådde inte dem som behövde den; hjälp på skoltid gjorde det.",
      "Homework help in the evening did not reach those who needed it; help at school did."),
     ("Elever med många restuppgifter.", "Pupils with much left undone."),
     None,
     ("Besöksräkning hösten 2024.", "Counts of visits, autumn 2024.")),
]

#: code, requirement, source, verified, fulfilled, evidence, date
VISIBILITY = [
    ("S-01", ("EU-emblemet och texten Medfinansieras av Europeiska unionen står på trycksaker.",
              "The EU emblem and the words Co-funded by the European Union stand on printed matter."),
     "ESF-rådets handledning för synliggörande", True, "yes", "Bilaga S-1 (exempel)", "2023-10-02"),
    ("S-02", ("Projektet beskrivs kort på kommunens webbplats.",
              "The project is briefly described on the municipality's website."),
     "Förordning (EU) 2021/1060, artikel 50", False, "yes", "Bilaga S-2 (exempel)", "2023-10-16"),
    ("S-03", ("Emblemet är minst lika stort som den största andra logotypen.",
              "The emblem is at least as big as the biggest other logo."),
     "Tillväxtverket, Informera och sprid kunskap om EU-finansieringen", True, "yes",
     "Bilaga S-1 (exempel)", "2023-10-02"),
    ("S-04", ("En affisch eller skärm visar stödet i varje deltagande skola.",
              "A poster or screen shows the support in each school that takes part."),
     "Förordning (EU) 2021/1060, artikel 50", False, "no", None, None),
    ("S-05", ("Logotyper från tidigare programperioder används inte.",
              "Logos of earlier programme periods are not used."),
     "Tillväxtverket, Informera och sprid kunskap om EU-finansieringen", True, "yes",
     "Bilaga S-3 (exempel)", "2024-02-12"),
]

#: code, principle, indicator, aim, done, comment
HORIZONTAL = [
    ("H-01", "equality", "HOR-JÄM",
     ("Andelen kvinnor bland deltagarna ska motsvara målgruppen.",
      "The share of women among participants is to match the target group."),
     ("Urvalet till varje insats går igenom med könsuppdelad statistik varje termin.",
      "The selection for each intervention is gone through with figures by sex each term."),
     ("Flickors frånvaro upptäcktes senare än pojkars under det första året.",
      "Girls' absence was detected later than boys' in the first year.")),
    ("H-02", "accessibility", None,
     ("Insatserna ska gå att delta i oavsett funktionsförmåga.",
      "It is to be possible to take part in the interventions whatever one's abilities."),
     ("Lokaler och material gicks igenom med elevhälsan innan insatserna startade.",
      "Rooms and material were gone through with the pupil health team before the start."),
     None),
    ("H-03", "nondiscrimination", None,
     ("Ingen grupp ska vara överrepresenterad i insatser mot sin vilja.",
      "No group is to be over-represented in interventions against its will."),
     None,
     ("En granskning av urvalet planeras till våren 2026.",
      "A review of the selection is planned for spring 2026.")),
]


def given(**fields):
    """A row without the fields that say nothing; a pair is a text in both languages."""
    return {name: names(*value) if isinstance(value, tuple) else value
            for name, value in fields.items() if value is not None}


def teams():
    return [{**row, "plan_decided": PLANS[row["code"]]} for row in team_rows(KNOWN_ON)]


def interventions():
    rows = intervention_rows(KNOWN_ON)
    for row in rows:
        row["hypothesis"] = names(*HYPOTHESES[row["code"]])
        row["steps"] = [{**step, "reason": RESULTS[row["code"]]}
                        if step["status"] == "evaluated" else step for step in row["steps"]]
    return rows


def document():
    return {
        "format": 1,
        "teams": teams(),
        "interventions": interventions(),
        "lessons": [given(code=code, success_factor=factor, intervention=intervention,
                          organisation=ORGANISATION, date=date, what=what, for_whom=for_whom,
                          conditions=conditions, evidence=evidence)
                    for code, factor, intervention, date, what, for_whom, conditions, evidence
                    in LESSONS],
        "visibility": [given(code=code, requirement=requirement, source=source,
                             verified=verified, fulfilled=fulfilled, evidence=evidence, date=date)
                       for code, requirement, source, verified, fulfilled, evidence, date
                       in VISIBILITY],
        "horizontal": [given(code=code, principle=principle, indicator=indicator, aim=aim,
                             done=done, comment=comment)
                       for code, principle, indicator, aim, done, comment in HORIZONTAL],
    }
