#include "tests/storage/sample_book.h"

#include "app/activities/activity.h"
#include "app/funding/lines.h"
#include "app/indicators/benchmark.h"
#include "app/ledger/common_lines.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"
#include "app/participants/scb_figures.h"
#include "app/surveys/answer.h"

#include <stdexcept>

namespace utfall::tests {

namespace {

using ledger::Cell;
using ledger::LineRef;
using ledger::Row;

Cell whole(std::int64_t value) {
    return Cell{value};
}
Cell none() {
    return Cell{};
}

}  // namespace

ledger::EntryDraft draft_of(const std::string& kind, std::uint64_t number) {
    ledger::EntryDraft draft;
    const core::Digest id = core::sha256("request " + std::to_string(number));
    std::copy_n(id.bytes.begin(), draft.request_id.size(), draft.request_id.begin());
    draft.actor = {"evaluator-1", "evaluator", ledger::Identity::declared, "testuser"};
    draft.kind = kind;
    draft.subject = "subject-" + std::to_string(number);
    draft.reason_code = "entry";
    draft.reason = "Exempel på ett skäl, nummer " + std::to_string(number);
    draft.body.set("number", number);
    return draft;
}

ledger::SeriesKey series_of(const std::string& measure, const std::string& team,
                            std::map<std::string, std::string> breakdown) {
    return {measure, "0483", "", team, "", std::move(breakdown)};
}

ledger::Row value_row(ledger::SeriesKey series, const std::string& period, const std::string& value,
                      const std::string& comment) {
    return {std::move(series),
            period,
            value.empty() ? "not_reported" : "value",
            value.empty() ? none() : Cell{value},
            none(),
            none(),
            none(),
            comment,
            none()};
}

BookFixture::BookFixture() {
    store = storage::SqliteStore::create(path, "Europe/Stockholm", draft_of("book-created", 0),
                                         clock, entropy);
}

std::unique_ptr<storage::SqliteStore> BookFixture::open(storage::OpenMode mode) {
    return storage::SqliteStore::open(path, mode, clock, entropy);
}

ledger::Receipt BookFixture::append_values(const std::vector<Row>& rows) {
    std::optional<ledger::Receipt> replayed;
    const auto append = store->begin(draft_of("values-imported", requests++), replayed);
    for (const Row& row : rows) {
        append->add(indicators::value_line, row);
    }
    return append->commit();
}

void BookFixture::fill_every_table() {
    std::optional<ledger::Receipt> replayed;
    auto append = store->begin(draft_of("setup-imported", requests++), replayed);
    append->add(ledger::setup_line,
                {"measures", R"(["M-PRES",1])", "new", R"({"code":"M-PRES"})", none()});
    append->add(ledger::setup_line,
                {"contacts", R"(["process_owner","0483"])", "new", R"({"role":"process_owner"})",
                 R"({"name":"Exempel Exempelsson"})"});
    append->commit();

    const auto women = series_of("M-PRES", "T1", {{"sex", "F"}, {"age", "13-15"}});
    append = store->begin(draft_of("values-imported", requests++), replayed);
    append->add(indicators::value_line, value_row(women, "2025-01", "12.5"));
    append->add(indicators::value_line,
                {ledger::SeriesKey{"M-PLAN", "0483", "DUV", "T1", "I-A", {}}, "2025-01",
                 "estimated", "80", none(), whole(0), whole(2), "En uppskattning", "diarium 1"});
    append->add(indicators::value_line, value_row(series_of("M-PLAN"), "2025-02", ""));
    const std::uint64_t values = append->commit().entry;

    append = store->begin(draft_of("value-corrected", requests++), replayed);
    append->add(indicators::value_line, {women, "2025-01", "value", "13", LineRef{values, 1},
                                         whole(0), whole(3), "Rättat", none()});
    append->commit();

    append = store->begin(draft_of("costs-imported", requests++), replayed);
    append->add(funding::cost_line, {"K1",
                                     "0483",
                                     "STAFF",
                                     "unit_cost",
                                     "2025-01-31",
                                     "2025-01",
                                     "p-1",
                                     "projektledare",
                                     "EK2023",
                                     "10.5",
                                     "0",
                                     "612",
                                     whole(642'600),
                                     whole(0),
                                     "no",
                                     "2025-02-01",
                                     "2025-02-25",
                                     "Exempelbolaget",
                                     "ver 17",
                                     "En anteckning",
                                     LineRef{values, 1},
                                     whole(0),
                                     whole(2)});
    append->commit();

    append = store->begin(draft_of("financing-imported", requests++), replayed);
    append->add(funding::financing_line,
                {"F1", "0483", "cash", "yes", "2025-01", "2", "500", whole(100'000), "intyg 4",
                 LineRef{values, 1}, whole(0), whole(2)});
    append->commit();

    append = store->begin(draft_of("claim-made", requests++), replayed);
    append->add(funding::claim_line, {"1", "cost", "K1", R"({"this_claim":642600})"});
    append->commit();

    append = store->begin(draft_of("narratives-imported", requests++), replayed);
    append->add(ledger::narrative_line,
                {"results", "summary", "0483", "T1", "I-A", "2025-01", "sv", "Närvaron ökade.",
                 LineRef{values, 1}, whole(0), whole(2)});
    append->add(indicators::benchmark_line,
                {"kolada", "N00001", "0483", "2023", "T", "[]", "Ett påhittat nyckeltal, andel (%)",
                 "Katrineholm", "value", "71.2", "71.2", "%", "count 1", LineRef{values, 1},
                 whole(0), whole(1)});
    append->add(
        indicators::benchmark_line,
        {"skolverket", "En tabell: En kolumn", "0483", "2023/24", "K", R"([["Ämne","Bild"]])",
         none(), none(), "suppressed", none(), "..", none(), none(), none(), none(), none()});
    append->add(activities::activity_line, {"A1",           "T1",
                                            "0483",         "workshop",
                                            "held",         "F1",
                                            "preventive",   "2025-01-15",
                                            "2025-01-22",   "7.5",
                                            whole(31),      whole(18),
                                            "Kartläggning", "Exempelorganisationen",
                                            "lärare",       "En dag i stället för två",
                                            "lista 3",      LineRef{values, 1},
                                            whole(0),       whole(2)});
    append->add(
        activities::activity_line,
        {"A2",   none(), "0483", "other", "planned", none(), none(), none(), none(), none(),
         none(), none(), none(), none(),  none(),    none(), none(), none(), none(), none()});
    append->add(surveys::survey_line, {"ENK", "TRIVSEL", "IN", "T1", "0483", "R01", "4",
                                       LineRef{values, 1}, whole(0), whole(2)});
    append->add(
        participants::participation_line,
        {"I-A", "T1", "0483", "P1", R"({"entry":"2024-09-02"})", none(), whole(0), whole(2)});
    append->add(participants::outcome_line,
                {"P1", R"({"answer":"yes","kind":"education","observed_on":"2025-01-15"})", none(),
                 none(), none()});
    append->add(participants::hours_line,
                {"I-A", "2024-09", "P1", "7.5", LineRef{values, 1}, whole(0), whole(2)});
    append->add(participants::scb_line,
                {"2024-09", whole(3), whole(0), "SCB-1", "2024-10-03", "En registrerades sent",
                 LineRef{values, 1}, whole(0), whole(2)});
    append->commit();

    append = store->begin(draft_of("report-issued", requests++), replayed);
    append->add(ledger::report_line, {"figures", whole(0), R"({"value":"60.0"})", "Fri text"});
    append->add(ledger::template_line, {"report.json", "{}"});
    append->commit();
}

std::string text_of(const ledger::Verification& verification) {
    std::string text;
    for (const ledger::VerifyFinding& finding : verification.findings) {
        text += finding.step + ' ' + finding.code +
                (finding.entry ? ' ' + std::to_string(*finding.entry) : std::string{}) + ": " +
                finding.message + '\n';
    }
    return text;
}

}  // namespace utfall::tests
