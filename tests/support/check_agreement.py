"""Holds the same numbers of one report against each other: json, html, workbook and `indicator figures`.

check_agreement.py JSON HTML XLSX FIGURES CUMULATIVE
FIGURES is the answer of `indicator figures --level organisation --json`, CUMULATIVE the same with --cumulative.
The json, with its exact values, is what the others are held to. Prints one line a fault and how many numbers
were compared; exit 0 when all agree, 1 otherwise.
"""
import datetime
import html.parser
import json
import re
import sys
from fractions import Fraction

import openpyxl

VOID = {"br", "meta", "hr", "img", "input", "link", "col", "wbr"}
NUMBERS = ("count", "decimal", "money", "percent")


class Figures(html.parser.HTMLParser):
    """Text and state word of every element with data-ref, without its notes."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.ids = set()
        self.open = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        kind = "state" if "st" in classes else "note" if "u" in classes else None
        figure = None
        if "data-ref" in attributes:
            figure = {"ref": attributes["data-ref"], "text": "", "state": "", "link": ""}
            self.found.append(figure)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a" and self.open and self.open[-1][1] is not None:
            self.open[-1][1]["link"] = attributes["href"].lstrip("#")
        if tag not in VOID:
            self.open.append((tag, figure, kind))

    def handle_startendtag(self, tag, attributes):
        if tag not in VOID:
            self.handle_starttag(tag, attributes)
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self.open:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        kind = None
        for _, figure, here in reversed(self.open):
            kind = kind or here
            if figure is not None:
                if kind is None:
                    figure["text"] += data
                elif kind == "state":
                    figure["state"] += data
                return


def rounded(value, decimals):
    """Half away from zero, as a text without groups."""
    scaled = abs(value) * 10 ** decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    text = digits if decimals == 0 else digits[:-decimals] + "." + digits[-decimals:]
    return ("-" if value < 0 and whole != 0 else "") + text


def plain(text, language):
    """A number as a person reads it, without groups and units; None when it is none."""
    text = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("\u2212", "-")
    if language == "sv":
        text = text.replace(",", ".")
    else:
        text = text.replace(",", "")
    text = re.sub(r"(%|kr|procent)$", "", text)
    return text if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


class Check:
    def __init__(self, report, page, book, figures, cumulative):
        with open(report, encoding="utf-8") as file:
            self.report = json.load(file)
        self.language = self.report["language"]
        reader = Figures()
        with open(page, encoding="utf-8") as file:
            reader.feed(file.read())
        self.page = reader.found
        self.addresses = reader.ids
        self.book = openpyxl.load_workbook(book, data_only=True)
        with open(figures, encoding="utf-8") as file:
            self.figures = json.load(file)["data"]["figures"]
        with open(cumulative, encoding="utf-8") as file:
            self.cumulative = json.load(file)["data"]["figures"]
        self.faults = []
        self.compared = {"html": 0, "xlsx": 0, "chart": 0, "figures": 0, "cumulative": 0, "lineage": 0,
                         "states": 0}
        self.tables = [block for section in self.report["sections"] for block in section["blocks"]
                       if block["type"] == "table"]
        self.charts = [block for section in self.report["sections"] for block in section["blocks"]
                       if block["type"] == "chart"]
        self.cells = {}
        for table in self.tables:
            for row in table["rows"]:
                for column, cell in zip(table["columns"], row["cells"]):
                    if "ref" in cell:
                        if cell["ref"] in self.cells:
                            self.fault("two cells are called", cell["ref"])
                        self.cells[cell["ref"]] = (cell, column["format"])

    def fault(self, *words):
        self.faults.append(" ".join(str(word) for word in words))

    def check_page(self):
        seen = set()
        for figure in self.page:
            ref = figure["ref"]
            seen.add(ref)
            if ref not in self.cells:
                self.fault("html has a figure the json has not:", ref)
                continue
            cell, format_ = self.cells[ref]
            shown = figure["text"].strip()
            if "value" not in cell:
                if plain(shown, self.language) is not None:
                    self.fault("html", ref, "shows a number where none is known:", shown)
                self.compared["states"] += 1
                continue
            decimals = cell.get("decimals", format_["decimals"])
            expected = rounded(Fraction(cell["value"]), decimals)
            if plain(shown, self.language) != expected:
                self.fault("html", ref, "shows", repr(shown), "for", expected)
            self.compared["html"] += 1
            word = cell.get("state_word", "")
            if word and figure["state"] and figure["state"].strip() != word:
                self.fault("html", ref, "says", figure["state"], "for", word)
        for ref in sorted(set(self.cells) - seen):
            self.fault("html lacks the figure", ref)

    def rows_of(self, name):
        for sheet in self.book:
            for table in sheet.tables.values():
                if table.name == name:
                    first, last = table.ref.split(":")
                    top = sheet[first].row
                    width = sheet[last].column
                    headers = [cell.value for cell in sheet[top][:width]]
                    rest = list(sheet.iter_rows(min_row=top + 1, max_row=sheet.max_row, max_col=width, values_only=True))
                    return headers, rest
        return None, None

    def placed(self, table, headers):
        """Column of the sheet of each column of the report; columns that draw a bullet have none."""
        at = 0
        places = []
        for column in table["columns"]:
            if column["key"] == "bullet":
                places.append(None)
                continue
            label = column["label"].replace("\n", " ").strip() or {"sv": "Kolumn", "en": "Column"}[self.language]
            found = self.header(label, headers, at)
            if found is None and ", " in label:  # The two lines of a cell have a column each.
                first, second = label.split(", ", 1)
                found = self.header(first, headers, at)
                if found is not None and self.header(second[0].upper() + second[1:], headers, found + 1) != found + 1:
                    found = None
            if found is None:
                self.fault("no column", label, "in the sheet's", table["id"])
                return None
            places.append(found)
            at = found + 1
        return places

    @staticmethod
    def header(label, headers, start):
        wanted = re.compile(re.escape(label) + r"( \(?\d+\)?)?")
        return next((i for i in range(start, len(headers)) if wanted.fullmatch(str(headers[i]))), None)

    def check_book(self):
        for table in self.tables:
            if not table["rows"]:
                continue
            headers, rows = self.rows_of("T_" + table["id"].replace("-", "_"))
            if headers is None:
                self.fault("no table in the workbook for", table["id"])
                continue
            places = self.placed(table, headers)
            if places is None:
                continue
            ordered = [row for row in table["rows"] if row["kind"] == "item"]
            ordered += [row for row in table["rows"] if row["kind"] in ("subtotal", "total")]
            for row, sheet_row in zip(ordered, rows):
                for column, cell, at in zip(table["columns"], row["cells"], places):
                    if at is None:
                        continue
                    self.compare_cell(table["id"], row.get("ref"), column, cell, sheet_row[at])
            if len(ordered) > len(rows):
                self.fault("rows missing in the sheet of", table["id"])

    def compare_cell(self, table, ref, column, cell, found):
        where = "xlsx %s %s.%s" % (table, ref, column["key"])
        if "value" in cell:
            exact = Fraction(cell["value"])
            if not isinstance(found, (int, float)) or abs(Fraction(found) - exact) > max(1, abs(exact)) / 10 ** 9:
                self.fault(where, "holds", repr(found), "for", cell["value"])
            self.compared["xlsx"] += 1
        elif "date" in cell:
            if not isinstance(found, datetime.datetime) or found.date().isoformat() != cell["date"]:
                self.fault(where, "holds", repr(found), "for", cell["date"])
        elif column["format"]["kind"] in NUMBERS and isinstance(found, (int, float)):
            self.fault(where, "holds", found, "where none is known")

    def check_charts(self):
        for chart in self.charts:
            if chart["kind"] == "timeline" or not chart["series"]:
                continue
            headers, rows = self.rows_of("T_" + chart["id"].replace("-", "_"))
            if headers is None:
                self.fault("no table in the workbook for the chart", chart["id"])
                continue
            for series in chart["series"]:
                for point, row in zip(series["points"], rows):
                    numbers = [Fraction(value) for value in row if isinstance(value, (int, float))]
                    if "value" not in point:
                        continue
                    exact = Fraction(point["value"])
                    if not any(abs(number - exact) <= max(1, abs(exact)) / 10 ** 9 for number in numbers):
                        self.fault("xlsx chart", chart["id"], point["label"], "lacks", point["value"], "in", row)
                    self.compared["chart"] += 1

    def check_lineage(self):
        explained = set()
        for table in self.tables:
            if table["id"] != "t-lineage":
                continue
            keys = [column["key"] for column in table["columns"]]
            for row in table["rows"]:
                if row["kind"] != "item":
                    continue
                cells = dict(zip(keys, row["cells"]))
                shown = cells["value"].get("text", "")
                for ref in cells["ref"]["text"].split(", "):
                    if ref in explained:
                        self.fault("two lineage rows explain", ref)
                    explained.add(ref)
                    self.compare_lineage(ref, shown)
            # A number of the page that is a link leads to the row that explains it.
            for figure in self.page:
                if figure["link"] and figure["link"] not in self.addresses:
                    self.fault("html", figure["ref"], "leads nowhere:", figure["link"])
                if bool(figure["link"]) != (figure["ref"] in explained):
                    self.fault("html", figure["ref"], "is explained but no link, or the reverse")

    def compare_lineage(self, ref, shown):
        if ref not in self.cells:
            self.fault("the lineage names an unknown figure", ref)
            return
        cell, format_ = self.cells[ref]
        if "value" in cell:
            decimals = cell.get("decimals", format_["decimals"])
            number = plain(shown.split("(")[0].strip(), self.language)
            if number is None or Fraction(rounded(Fraction(number), decimals)) != Fraction(
                    rounded(Fraction(cell["value"]), decimals)):
                self.fault("lineage", ref, "says", repr(shown), "for", cell["value"])
            self.compared["lineage"] += 1

    def check_figures(self):
        scope = self.figures_scope()
        known = self.by_indicator(self.figures, scope)
        known_cumulative = self.by_indicator(self.cumulative, scope)
        # What the row of a target that counts from the start is called.
        since_start = {"sv": ", ackumulerat", "en": ", cumulative"}[self.language]
        for table in self.tables:
            keys = [column["key"] for column in table["columns"]]
            if not {"name", "value", "target", "verdict"} <= set(keys):
                continue
            for row in table["rows"]:
                cells = dict(zip(keys, row["cells"]))
                code = cells["name"].get("sub")
                if row["kind"] != "item" or code not in known:
                    continue
                cell = cells["value"]
                if "value" not in cell and "state" not in cell:
                    continue
                cumulative = cells["name"]["text"].endswith(since_start)
                versions = known_cumulative[code] if cumulative else known[code]
                value = Fraction(cell["value"]) if "value" in cell else None
                decimals = cell.get("decimals", 0)
                agreeing = [figure for figure in versions if self.agrees(figure, value, decimals, cell)]
                if not agreeing:
                    self.fault("figures of", code, [(one["value"], one["state"]) for one in versions],
                               "are not the report's", row.get("ref"), cell)
                self.compared["cumulative" if cumulative else "figures"] += 1
                self.check_target(code, cells, agreeing)
                if "value" in cells["achievement"] if "achievement" in cells else False:
                    achieved = Fraction(cells["achievement"]["value"])
                    told = [one["achievement"] for one in agreeing if one["achievement"] is not None]
                    if told and all(rounded(Fraction(one), 1) != rounded(achieved, 1) for one in told):
                        self.fault("achievement of", code, told, "is not the report's", str(achieved))

    def check_target(self, code, cells, agreeing):
        """A target stands beside the value it is compared with: as many verdicts as the figures have."""
        if "value" not in cells["target"]:
            if "text" in cells["verdict"]:
                self.fault(code, "has a verdict without a target")
            return
        met = {"sv": "Nått", "en": "Met"}[self.language]
        told = [one for one in agreeing if one["target"] is not None and one["target_met"] is not None]
        if not told and "text" in cells["verdict"]:
            self.fault(code, "has a verdict the figures have not")
        if told and all(Fraction(one["target"]) != Fraction(cells["target"]["value"]) for one in told):
            self.fault("target of", code, "is not", cells["target"]["value"])
        if told and all(one["target_met"] != (cells["verdict"].get("text") == met) for one in told):
            self.fault("verdict of", code, "is not", cells["verdict"])

    @staticmethod
    def by_indicator(figures, scope):
        known = {}
        for figure in figures:
            if figure["scope"]["code"] == scope and not figure["breakdown"]:
                known.setdefault(figure["indicator"], []).append(figure)
        return known

    def figures_scope(self):
        """The organisation the report is about: the one most figures hold values of."""
        count = {}
        for figure in self.figures:
            if figure["value"] is not None:
                count[figure["scope"]["code"]] = count.get(figure["scope"]["code"], 0) + 1
        return max(sorted(count), key=count.get)

    @staticmethod
    def agrees(figure, value, decimals, cell):
        if cell.get("state", "value") != figure["state"]:
            return False
        try:
            told = Fraction(figure["value"])
        except (TypeError, ValueError):
            # An answer in words (a milestone, a median on a scale of words) is no number in the table.
            return value is None
        if value is None:
            return False
        return rounded(told, decimals) == rounded(value, decimals)


def main(report, page, book, figures, cumulative):
    check = Check(report, page, book, figures, cumulative)
    check.check_page()
    check.check_book()
    check.check_charts()
    check.check_lineage()
    check.check_figures()
    for fault in check.faults:
        print("FAULT", fault)
    print(json.dumps({"compared": check.compared, "faults": len(check.faults)}))
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
