"""What young people answered when support began and when it ended, and how a training was judged: all invented."""

from .tools import ORGANISATION, names, pick

FILE = "enkatsvar-2026-01.csv"
SETUP = "setup-enkater-2026-01.json"
COLUMNS = ["survey", "question", "respondent", "wave", "answer", "team", "organisation"]

YOUTH, EVALUATION, TRAINING = "ENK-UNGA", "UTV-F1-05", "F1-05"
#: The two waves of the youth survey, and how many were asked in each.
WAVES = [("IN", "När stödet började", "When support began", "2024-09-16", 48),
         ("UT", "När stödet avslutades", "When support ended", "2025-12-08", 41)]
AGREEMENT = [("1", "Stämmer inte alls", "Not at all true", 1), ("2", "Stämmer ganska dåligt", "Not very true", 2),
             ("3", "Stämmer delvis", "Partly true", 3), ("4", "Stämmer ganska bra", "Fairly true", 4),
             ("5", "Stämmer helt", "Wholly true", 5), ("VETEJ", "Vet inte", "Don't know", None)]
QUALITY = [("1", "Mycket dålig", "Very bad", 1), ("2", "Dålig", "Bad", 2), ("3", "Varken eller", "Neither", 3),
           ("4", "Bra", "Good", 4), ("5", "Mycket bra", "Very good", 5)]
YOUTH_QUESTIONS = [("TRIVSEL", "Jag trivs i skolan", "I like it at school"),
                   ("VUXEN", "Det finns en vuxen i skolan som jag kan prata med",
                    "There is an adult at school I can talk to"),
                   ("FULLFÖLJA", "Jag tror att jag kommer att fullfölja min utbildning",
                    "I think that I will complete my education")]
EVALUATION_QUESTIONS = [("HELHET", "Vad tyckte du om utbildningen som helhet?", "What did you think of the training overall?"),
                        ("NYTTA", "Hur väl kan du använda det du lärde dig?", "How well can you use what you learnt?")]
TEAMS = ["T1", "T4", "T6", "T7"]


def answers(scale):
    """A scale's answers; what lies outside it has no value."""
    return [{"code": code, "name": names(sv, en), **({} if value is None else {"value": value})}
            for code, sv, en, value in scale]


def questions(rows, scale):
    return [{"code": code, "name": names(sv, en), "answers": answers(scale)} for code, sv, en in rows]


def document():
    """The set-up of both surveys."""
    return {"format": 1, "surveys": [
        {"code": YOUTH, "name": names("Ungas upplevda förändring (exempel)", "Young people's own view of change (example)"),
         "questions": questions(YOUTH_QUESTIONS, AGREEMENT),
         "waves": [{"code": code, "name": names(sv, en), "on": on, "invited": invited}
                   for code, sv, en, on, invited in WAVES]},
        {"code": EVALUATION, "name": names("Utvärdering: Kartläggning steg för steg (exempel)",
                                           "Evaluation: mapping step by step (example)"),
         "activity": TRAINING, "questions": questions(EVALUATION_QUESTIONS, QUALITY),
         "waves": [{"code": "EFTER", "name": names("Efter utbildningen", "After the training"), "on": "2023-09-07",
                    "invited": 34}]}]}


def level(wave, *key):
    """An answer to the youth survey: a little higher when support ended, now and then none on the scale."""
    if pick(0, 17, "vetej", wave, *key) == 0:
        return "VETEJ"
    began = pick(1, 4, "began", *key)
    return str(min(5, max(1, began + (pick(-1, 2, "moved", *key) if wave == "UT" else 0))))


def youth_rows():
    """R01 to R52: some came later, some left before the end, some left a question out."""
    for wave, *_ in WAVES:
        for number in range(1, 53):
            came_later, left_before = number > 42, pick(0, 9, "left", number) < 3
            if came_later if wave == "IN" else left_before:
                continue
            for question, _, _ in YOUTH_QUESTIONS:
                if pick(0, 24, "skipped", wave, question, number) > 0:
                    yield {"survey": YOUTH, "question": question, "respondent": f"R{number:02d}", "wave": wave,
                           "answer": level(wave, question, number), "team": TEAMS[pick(0, 3, "team", number)],
                           "organisation": ORGANISATION}


def evaluation_rows():
    """D01 to D27 of the 34 who were there."""
    for number in range(1, 28):
        for question, _, _ in EVALUATION_QUESTIONS:
            yield {"survey": EVALUATION, "question": question, "respondent": f"D{number:02d}", "wave": "EFTER",
                   "answer": str(pick(3, 5, "judged", question, number)), "organisation": ORGANISATION}


def answer_rows():
    return [*youth_rows(), *evaluation_rows()]
