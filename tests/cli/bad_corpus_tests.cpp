#include "tests/support/bad_cases.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace {

using namespace utfall;
using tests::BadCase;
using tests::Words;

// What refusing a file may cost, whatever the file would unfold to. `./run torture` holds the
// optimised program to it as a whole. A sanitizer needs more than that before anything is read and
// looks at every byte it touches: under it the same memory counts from what a plain refusal takes,
// and there is more time.
constexpr std::int64_t most_kilobytes = 64 * 1024;
constexpr double most_seconds = 1;
constexpr double most_seconds_watched = 5;

// Memory is the program's own: a sanitizer would keep what is freed.
const std::map<std::string, std::string> plain_memory{
    {"ASAN_OPTIONS", "quarantine_size_mb=1:malloc_context_size=0:detect_leaks=0"}};

// A book of its own for each case, all alike.
struct Corpus {
    Corpus() {
        const auto made = tests::utfall({"book", "create", "-b", book, "--setup",
                                         UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"});
        BOOST_TEST_REQUIRE(made.status == 0, made.out);
        fresh = tests::read_bytes(book);
    }

    tests::Ran run(Words command, const std::map<std::string, std::string>& environment) const {
        for (std::string& word : command) {
            for (const char* name : {"file", "other", "export", "sheet"}) {
                if (word == std::string{"{"} + name + "}") word = path(name);
            }
            if (word.starts_with("tests/data/")) word = UTFALL_SOURCE_ROOT "/" + word;
        }
        command.insert(command.end(), {"-b", book});
        return tests::utfall(std::move(command), environment);
    }

    std::string path(const std::string& name) const {
        if (name == "file") return folder.file(file);
        return folder.file(name + (name == "sheet" ? ".xlsx" : ".csv"));
    }

    void begin(const BadCase& one) {
        tests::write_bytes(book, fresh);
        file = one.file;
        std::filesystem::remove(path("export"));
        if (!one.file.empty()) tests::write_bytes(path("file"), tests::bytes_of(one));
        if (!one.other.empty()) tests::write_bytes(path("other"), one.other);
        for (const Words& command : one.before) {
            const auto ran = run(command, {});
            BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        }
        before = tests::read_bytes(book);
    }

    tests::Ran act(const BadCase& one) const {
        if (one.bomb) return run(one.command, plain_memory);
        if (one.clock.empty()) return run(one.command, {});
        return run(one.command, {{"UTFALL_CLOCK_OFFSET", one.clock},
                                 {"LD_PRELOAD", UTFALL_OTHER_CLOCK},
                                 {"ASAN_OPTIONS", "verify_asan_link_order=0"}});
    }

    bool is_untouched() const { return tests::read_bytes(book) == before; }

    tests::TemporaryFolder folder;
    std::string book = folder.file("book.utfall");
    std::string fresh;
    std::string file;
    std::string before;
};

core::Json answer_of(const tests::Ran& ran) {
    core::Findings findings;
    return core::parse_json(ran.out, "stdout", findings).value_or(core::Json{});
}

// What the program said in a line: "3 CSV_COLUMNS ragged.csv:3 comment".
std::string outcome(const tests::Ran& ran) {
    const core::Json answer = answer_of(ran);
    std::string line = std::to_string(ran.status);
    const core::Json* findings = answer.find("findings");
    if (findings == nullptr) return line;
    if (findings->array().empty()) return line + " " + answer.find("error")->string_or("code");
    for (const core::Json& one : findings->array()) {
        line += " " + one.string_or("code");
        for (const char* part : {"sheet", "row", "column", "pointer"}) {
            const core::Json& member = *one.find(part);
            const std::string text =
                member.is_integer() ? std::to_string(member.integer()) : member.string();
            if (!text.empty() && text != "0") line += ":" + text;
        }
    }
    return line;
}

void check_finding(const core::Json& found, const core::Json& expected, const BadCase& one) {
    for (const auto& [member, value] : expected.object()) {
        const core::Json* said = found.find(member);
        BOOST_TEST((said != nullptr && *said == value), member << " of " << core::pretty(found));
    }
    const std::string file = found.string_or("file");
    BOOST_TEST((file.empty() || file == one.file), file);
    BOOST_TEST(!found.string_or("message").empty());
    BOOST_TEST(!found.string_or("remedy").empty());
}

void check_refusal(const tests::Ran& ran, const BadCase& one) {
    const core::Json answer = answer_of(ran);
    BOOST_TEST_REQUIRE((answer.find("findings") != nullptr), ran.out << ran.err);
    const core::JsonArray& found = answer.find("findings")->array();
    BOOST_TEST(found.size() == one.told.size(), outcome(ran));
    for (std::size_t i = 0; i < std::min(found.size(), one.told.size()); ++i)
        check_finding(found[i], one.told[i], one);
    if (one.error.empty()) return;
    const core::Json& error = *answer.find("error");
    BOOST_TEST(error.string_or("code") == one.error);
    BOOST_TEST(!error.string_or("remedy").empty());
    const std::string message = error.string_or("message");
    BOOST_TEST((message.find(one.says) != std::string::npos), message);
    if (one.error.starts_with("XLSX_"))
        BOOST_TEST((message.find(one.file) != std::string::npos), message);
}

void check_acceptance(const Corpus& corpus, const tests::Ran& ran, const BadCase& one) {
    if (one.replayed) {
        BOOST_TEST(ran.data().find("replayed")->boolean());
        BOOST_TEST(corpus.is_untouched());
        return;
    }
    const auto asked = corpus.run(one.ask, {});
    BOOST_TEST(asked.status == 0, asked.out);
    const std::string all = asked.out + tests::read_bytes(corpus.path("export"));
    for (const std::string& part : one.answer)
        BOOST_TEST((all.find(part) != std::string::npos), "no " << part << " in " << all);
}

BOOST_FIXTURE_TEST_SUITE(bad_corpus_tests, Corpus)

BOOST_AUTO_TEST_CASE(every_case_is_answered_with_its_code_and_place_and_leaves_no_trace) {
    tests::write_bytes(path("sheet"), "no workbook");
    const std::int64_t plain_refusal =
        tests::long_form() ? 0 : run({"setup", "import", "{sheet}"}, plain_memory).peak_kilobytes;
    std::size_t tried = 0;
    for (const BadCase& one : tests::bad_cases()) {
        if (!one.excused.empty() || (one.long_form && !tests::long_form())) continue;
        BOOST_TEST_CONTEXT(one.name) {
            ++tried;
            begin(one);
            const auto ran = act(one);
            std::cout << one.name << ": " << outcome(ran) << '\n';
            BOOST_TEST(ran.status == one.exit, ran.out << ran.err);
            if (one.exit == 0) {
                check_acceptance(*this, ran, one);
                continue;
            }
            check_refusal(ran, one);
            BOOST_TEST(is_untouched());
            if (!one.bomb) continue;
            const auto kilobytes = ran.peak_kilobytes - plain_refusal;
            std::cout << "    " << kilobytes << " kB, " << ran.processor_seconds << " s\n";
            BOOST_TEST(kilobytes < most_kilobytes);
            BOOST_TEST(ran.processor_seconds <
                       (tests::long_form() ? most_seconds : most_seconds_watched));
        }
    }
    tests::tell_count("B", tried, tests::bad_cases().size(),
                      "cases tried, the others held elsewhere or long");
}

BOOST_AUTO_TEST_CASE(every_number_of_the_list_is_named_or_excused_with_its_reason) {
    std::set<std::string> named;
    std::set<std::string> names;
    for (const BadCase& one : tests::bad_cases()) {
        named.insert(one.name.substr(0, 4));
        BOOST_TEST(names.insert(one.name).second, one.name << " stands there twice");
        BOOST_TEST((one.excused.empty() == one.held.empty()), one.name);
        if (one.excused.empty()) continue;
        BOOST_TEST(std::filesystem::exists(UTFALL_SOURCE_ROOT "/" + one.held), one.held);
    }
    for (int number = 56; number <= 116; ++number) {
        const std::string digits = std::to_string(number);
        const std::string name = "B" + std::string(3 - digits.size(), '0') + digits;
        BOOST_TEST(named.contains(name), name << " is neither tried nor excused");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
