#include "app/usecases/benchmark_import.h"

#include "app/ledger/common_lines.h"
#include "app/usecases/file_import.h"
#include "app/usecases/recording.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;
using usecases::BenchmarksImported;

namespace {

std::string value_json(const std::string& sex, const std::string& value) {
    return R"({"gender":")" + sex + R"(","value":)" + value + "}";
}

// An answer with one municipality's figures of 2023.
std::string kolada(const std::string& values, const std::string& page = "") {
    return R"({"values":[{"kpi":"N99999","municipality":"9901","period":2023,"values":[)" + values +
           "]}]" + page + "}";
}

const std::string names = R"json({"values":[{"id":"N99999","title":"Ett påhittat tal, andel (%)"},
                                        {"id":"9901","title":"Provkommun"}]})json";

std::string skolverket(const std::string& cells, const std::string& note = "") {
    return "Statistik från Skolverket\nEn påhittad tabell\nValt läsår: 2022/23\n" + note +
           "Kommun;Kommun-kod;Antal;Andel (%)\nProvkommun;9901;" + cells + "\n";
}

struct Benchmarks : SmallBook {
    BenchmarksImported import(const Files& given, bool dry_run = false) {
        GivenFiles files{given};
        return usecases::import_benchmarks(*book, files.list, act(dry_run));
    }
    // "T 71.2; M suppressed": what is in force, by sex.
    std::string in_force(std::uint64_t as_of) {
        std::string all;
        for (const auto& one : usecases::benchmarks_at(book->store(), as_of)) {
            all +=
                (all.empty() ? "" : "; ") + one.sex + " " +
                (one.value ? one.value->to_string() : std::string{indicators::to_word(one.state)});
        }
        return all;
    }
    std::string problems() const {
        std::string all;
        for (const auto& finding : storage::verify_book(path).findings) all += finding.code + " ";
        return all;
    }
    // An issued report whose DataSet has rows for these lines, as a template that prints benchmarks
    // will leave it.
    void issue_citing(const std::string& number, const std::vector<std::string>& lines) {
        ledger::EntryDraft draft{act().request_id, act().actor, "report-issued", number, {}, {}};
        draft.body.set("as_of", size()).set("template", "any@1.0.0");
        usecases::record(book->store(), draft, [&](ledger::Append& append) {
            std::int64_t position = 0;
            for (const std::string& line : lines) {
                reports::DataRow row;
                row["line"].value = line;
                row["value"].value = core::Decimal{71};
                core::Json details;
                append.add(ledger::report_line,
                           {"benchmarks", position++,
                            core::canonical(reports::encode_row(row, details)), ledger::Cell{}});
            }
            append.add(ledger::report_line, {"indicators", std::int64_t{0},
                                             R"({"line":{"text":"2:1"}})", ledger::Cell{}});
        });
    }
};

std::string codes(const core::Findings& findings) {
    std::string all;
    for (const auto& finding : findings.list()) all += (all.empty() ? "" : " ") + finding.code;
    return all;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : " ") + text;
    return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(benchmark_import_tests, Benchmarks)

BOOST_AUTO_TEST_CASE(files_of_both_publishers_become_one_entry_that_names_them) {
    const std::uint64_t before = size();
    const auto done = import({{"k.json", kolada(value_json("T", "71.2"))},
                              {"names.json", names},
                              {"s.csv", skolverket("1 415;~100", "Exkl. nyinvandrade.\n")}});
    BOOST_TEST(codes(done.imported.findings) == "");
    BOOST_TEST(done.imported.added == 3U);
    BOOST_TEST(size() == before + 1);
    const auto all = usecases::benchmarks_at(book->store(), size());
    BOOST_TEST_REQUIRE(all.size() == 3U);
    BOOST_TEST(all[0].publisher == "kolada");
    BOOST_TEST(all[0].title == "Ett påhittat tal, andel (%)");
    BOOST_TEST(all[0].area_name == "Provkommun");
    BOOST_TEST(all[0].unit == "%");
    BOOST_TEST(all[1].publisher == "skolverket");
    BOOST_TEST(all[1].measure == "En påhittad tabell: Andel (%)");
    BOOST_TEST(!all[1].value.has_value());
    BOOST_TEST(all[1].typed == "~100");
    BOOST_TEST(all[1].note == "Exkl. nyinvandrade.");
    const usecases::BenchmarkFiles files{book->store(), size()};
    BOOST_TEST(files.of(all[0]).name == "k.json");
    BOOST_TEST(files.of(all[1]).name == "s.csv");
    BOOST_TEST(files.of(all[1]).sha256.size() == 64U);
    BOOST_TEST(*all[1].source_row == 6);
    BOOST_TEST(book->store().entry(before)->kind == "benchmarks-imported");
    BOOST_TEST(problems() == "");
}

BOOST_AUTO_TEST_CASE(the_same_file_again_changes_nothing_with_its_names_or_without) {
    const std::string figures = kolada(value_json("T", "71.2"));
    import({{"k.json", figures}, { "names.json", names }});
    const std::uint64_t before = size();
    for (const Files& files :
         {Files{{"k.json", figures}, {"names.json", names}}, Files{{"k.json", figures}},
          Files{{"other.json", kolada(value_json("T", "71.20"))}}}) {
        const auto again = import(files);
        BOOST_TEST(again.imported.replayed);
        BOOST_TEST(again.imported.unchanged == 1U);
        BOOST_TEST(again.revisions.empty());
        BOOST_TEST(size() == before);
    }
}

BOOST_AUTO_TEST_CASE(what_a_publisher_revises_is_told_and_the_earlier_figure_stays) {
    import({{ "k.json", kolada(value_json("K", "74") + "," + value_json("T", "71.2")) }});
    const std::uint64_t earlier = size();
    const Files later{
        {"later.json", kolada(value_json("K", "74") + "," + value_json("T", "70.9"))}};
    const auto tried = import(later, true);
    BOOST_TEST(tried.revisions.size() == 1U);
    BOOST_TEST(size() == earlier);
    const auto done = import(later);
    BOOST_TEST(done.imported.changed == 1U);
    BOOST_TEST(done.imported.unchanged == 1U);
    BOOST_TEST_REQUIRE(done.revisions.size() == 1U);
    BOOST_TEST(done.revisions[0].before.value->to_string() == "71.2");
    BOOST_TEST(done.revisions[0].now.value->to_string() == "70.9");
    BOOST_TEST(done.revisions[0].reports.empty());
    BOOST_TEST(book->store().entry(earlier)->reason_code == "source_changed");
    BOOST_TEST(in_force(earlier) == "K 74; T 71.2");
    BOOST_TEST(in_force(size()) == "K 74; T 70.9");
    BOOST_TEST(usecases::benchmark_revisions(book->store(), earlier).empty());
    BOOST_TEST(usecases::benchmark_revisions(book->store(), size()).size() == 1U);
    BOOST_TEST(problems() == "");
}

BOOST_AUTO_TEST_CASE(a_number_that_becomes_a_sign_and_the_reverse_are_revisions) {
    import({{ "s.csv", skolverket("12;~100") }});
    import({{ "s.csv", skolverket("..;~100") }});
    import({{ "s.csv", skolverket("..;100,0") }});
    import({{ "k.json", kolada(value_json("T", "71.2")) }});
    import({{ "k.json", kolada(R"({"gender":"T","value":71.2,"isdeleted":true})") }});
    std::string told;
    for (const auto& one : usecases::benchmark_revisions(book->store(), size())) {
        told += std::string{indicators::to_word(one.before.state)} + " -> " +
                std::string{indicators::to_word(one.now.state)} + "; ";
    }
    BOOST_TEST(told == "value -> suppressed; approximate -> value; value -> withdrawn; ");
}

BOOST_AUTO_TEST_CASE(other_words_about_the_same_figure_are_recorded_and_no_revision) {
    import({{ "s.csv", skolverket("12;71,2") }});
    const auto done = import({{"s.csv", skolverket("12;71,2", "Exkl. nyinvandrade.\n")}});
    BOOST_TEST(done.imported.changed == 2U);
    BOOST_TEST(done.revisions.empty());
    BOOST_TEST(usecases::benchmark_revisions(book->store(), size()).empty());
}

BOOST_AUTO_TEST_CASE(a_revision_names_the_issued_reports_that_cite_the_figure_it_replaces) {
    import({{ "k.json", kolada(value_json("K", "74") + "," + value_json("T", "71.2")) }});
    const auto all = usecases::benchmarks_at(book->store(), size());
    const auto line = [](const indicators::Benchmark& one) {
        return std::to_string(one.ref.entry) + ":" + std::to_string(one.ref.line);
    };
    issue_citing("R-2025-001", {line(all[1])});
    issue_citing("R-2025-002", {line(all[0])});
    issue_citing("R-2025-003", {line(all[0]), line(all[1]), line(all[1])});
    const std::uint64_t with_reports = size();
    const auto done =
        import({{"later.json", kolada(value_json("K", "74") + "," + value_json("T", "70.9"))}});
    BOOST_TEST(joined(done.revisions.at(0).reports) == "R-2025-001 R-2025-003");
    import({{ "last.json", kolada(value_json("T", "70.8")) }});
    const auto revisions = usecases::benchmark_revisions(book->store(), size());
    BOOST_TEST_REQUIRE(revisions.size() == 2U);
    BOOST_TEST(joined(revisions[0].reports) == "R-2025-001 R-2025-003");
    // Nobody was shown the one in between.
    BOOST_TEST(joined(revisions[1].reports) == "");
    core::Findings findings;
    usecases::note_revisions(revisions, findings);
    BOOST_TEST(codes(findings) == "BENCHMARK_REVISED_CITED BENCHMARK_REVISED");
    BOOST_TEST(!findings.has_errors());
    BOOST_TEST(in_force(with_reports) == "K 74; T 71.2");
}

BOOST_AUTO_TEST_CASE(with_any_fault_nothing_of_any_file_is_recorded) {
    const std::string good = kolada(value_json("T", "71.2"));
    const struct {
        const char* name;
        Files files;
        const char* codes;
    } cases[] = {
        {"a sign nobody knows",
         {{"k.json", good}, {"s.csv", skolverket("-;?")}},
         "BENCHMARK_CELL BENCHMARK_CELL"},
        {"the same figure twice, and not the same",
         {{"k.json", good}, {"again.json", kolada(value_json("T", "71.3"))}},
         "BENCHMARK_TWICE"},
        {"names without figures", {{"names.json", names}}, "BENCHMARK_NO_FIGURES"},
        {"an answer without rows",
         {{"k.json", R"({"values":[],"count":0})"}},
         "BENCHMARK_NO_FIGURES"},
        {"a page that was cut off",
         {{"k.json", kolada(value_json("T", "1"), R"(,"count":9)")}},
         "BENCHMARK_PAGE_COUNT"},
        {"a workbook", {{"k.xlsx", "PK\x03\x04..."}}, "CSV_OTHER_KIND"},
        {"a personal number in a note",
         {{"s.csv", skolverket("1;2", "Fråga 19121212-1212.\n")}},
         "PERSONAL_NUMBER"},
    };
    const std::uint64_t before = size();
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto done = import(c.files);
            BOOST_TEST(codes(done.imported.findings) == c.codes);
            BOOST_TEST(done.imported.findings.has_errors());
            BOOST_TEST(!done.imported.entry.has_value());
            BOOST_TEST(size() == before);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_answer_that_a_terminal_saved_in_utf_16_is_read_all_the_same) {
    std::string bytes = "\xFF\xFE";
    for (const char c : kolada(value_json("T", "71.2"))) bytes += {c, '\0'};
    const auto done = import({{"k.json", bytes}});
    BOOST_TEST(done.imported.added == 1U);
    BOOST_TEST(done.imported.sources.at(0).bytes == static_cast<std::int64_t>(bytes.size()));
}

BOOST_AUTO_TEST_CASE(rows_that_an_export_repeats_are_one_figure) {
    const std::string row = "Provkommun;9901;1;2\n";
    const auto done = import({{"s.csv", skolverket("1;2\n" + row + row)}});
    BOOST_TEST(done.imported.added == 2U);
}

BOOST_AUTO_TEST_CASE(a_page_that_is_not_given_is_missed_and_stops_nothing) {
    const std::string first =
        kolada(value_json("K", "74"), R"(,"next_url":"https://example.org/2")");
    const std::string second =
        kolada(value_json("T", "71.2"), R"(,"previous_url":"https://example.org/1")");
    BOOST_TEST(codes(import({{"1.json", first}}, true).imported.findings) ==
               "BENCHMARK_MORE_PAGES BENCHMARK_NAMELESS");
    const auto both = import({{"1.json", first}, {"2.json", second}});
    BOOST_TEST(codes(both.imported.findings) == "BENCHMARK_NAMELESS");
    BOOST_TEST(both.imported.added == 2U);
}

BOOST_AUTO_TEST_CASE(a_filter_takes_what_it_names) {
    import({{"k.json", kolada(value_json("T", "71.2"))},
            {"names.json", names},
            { "s.csv",
              skolverket("12;~100") }});
    const auto found = [&](const usecases::BenchmarkFilter& filter) {
        return usecases::benchmarks_at(book->store(), size(), filter).size();
    };
    BOOST_TEST(found({}) == 3U);
    BOOST_TEST(found({"skolverket", {}, {}, {}}) == 2U);
    BOOST_TEST(found({"", {"N99999"}, {}, {}}) == 1U);
    BOOST_TEST(found({"", {"Ett påhittat tal, andel (%)"}, {}, {}}) == 1U);
    BOOST_TEST(found({"", {"Antal", "N99999"}, {}, {}}) == 2U);
    BOOST_TEST(found({"", {}, {"9901"}, {"2022/23"}}) == 2U);
    BOOST_TEST(found({"", {}, {"0000"}, {}}) == 0U);
}

BOOST_AUTO_TEST_CASE(the_kind_of_a_file_is_told_by_its_beginning) {
    const auto kind = [](const std::string& bytes) {
        std::istringstream stream{bytes};
        const auto guessed = usecases::guess_file_kind(stream);
        return guessed ? std::string{usecases::to_word(*guessed)} : std::string{};
    };
    BOOST_TEST(kind(kolada(value_json("T", "1"))) == "benchmarks");
    BOOST_TEST(kind("\xEF\xBB\xBF" + skolverket("1;2")) == "benchmarks");
    BOOST_TEST(kind(R"({"format":1,"measures":[]})") == "setup");
    BOOST_TEST(kind("measure,period,value\n") == "values");
    BOOST_TEST(kind("något annat\n") == "");
}

BOOST_AUTO_TEST_CASE(whoever_sees_findings_alone_is_told_of_revisions_by_a_note) {
    import({{"k.json", kolada(value_json("T", "71.2"))}, { "names.json", names }});
    std::istringstream later{kolada(value_json("T", "70.9"))};
    std::vector<usecases::InputFile> files{{"later.json", later, 0}};
    const auto done =
        usecases::import_files(*book, usecases::FileKind::benchmarks, files, act(), {});
    BOOST_TEST(codes(done.findings) == "BENCHMARK_REVISED");
    BOOST_TEST(done.changed == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
