#include "app/core/error.h"
#include "app/usecases/report_seal.h"
#include "tests/cli/demo_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <random>

namespace {

using namespace utfall;
using tests::DemoBook;
using tests::list;

// A report as it was sent, and what came with it, in a folder of the recipient's.
struct Sent {
    Sent() {
        for (const char* ending : {".xlsx", ".html", ".seal"})
            std::filesystem::copy_file(source(ending), path(ending));
    }
    static std::filesystem::path source(const std::string& ending) {
        return tests::demo_folder() / ("99-000-X01_esf-cofinancing_HT25_R-2026-001_sv" + ending);
    }
    [[nodiscard]] std::string path(const std::string& ending) const {
        return folder.file("report" + ending);
    }
    tests::TemporaryFolder folder;
};

BOOST_AUTO_TEST_SUITE(seal_tests)

BOOST_AUTO_TEST_CASE(a_recipient_checks_a_file_with_its_seal_alone) {
    const Sent sent;
    for (const char* ending : {".xlsx", ".html"}) {
        const auto ran = tests::utfall({"verify", sent.path(ending), "--json"});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        BOOST_TEST(ran.data().string_or("report") == "R-2026-001");
    }
    std::filesystem::resize_file(sent.path(".html"),
                                 std::filesystem::file_size(sent.path(".html")) - 1);
    const auto changed = tests::utfall({"verify", sent.path(".html"), "--json"});
    BOOST_TEST(changed.status == 4);
    BOOST_TEST((*tests::parsed(changed.out).find("data")->find("issued") == core::Json{false}));
    std::filesystem::remove(sent.path(".seal"));
    BOOST_TEST(tests::utfall({"verify", sent.path(".xlsx"), "--json"}).status == 5);
    BOOST_TEST(
        tests::utfall({"verify", sent.path(".xlsx"), "--seal", Sent::source(".seal").string()})
            .status == 0);
}

// Whether a recipient is told that the file is the one that was issued.
bool passes(const std::string& seal, const std::string& file) {
    try {
        return usecases::check_seal(seal, file).holds();
    } catch (const core::Error& error) {
        BOOST_TEST(error.code() == "SEAL_UNREADABLE");
        return false;
    }
}

BOOST_AUTO_TEST_CASE(no_bit_of_a_file_or_its_seal_can_be_another) {
    const Sent sent;
    const std::string seal = tests::read_bytes(sent.path(".seal"));
    const std::string workbook = tests::read_bytes(sent.path(".xlsx"));
    std::mt19937 random{20251231};
    for (const char* ending : {".xlsx", ".html", ".seal"}) {
        const std::string whole = tests::read_bytes(sent.path(ending));
        const bool of_seal = std::string_view{ending} == ".seal";
        BOOST_TEST_REQUIRE(passes(seal, of_seal ? workbook : whole));
        // Of the seal, which says everything in plain letters, each bit in the long form.
        const std::size_t places = !tests::long_form() ? 60 : of_seal ? whole.size() * 8 : 1'000;
        const bool each = places == whole.size() * 8;
        std::size_t refused = 0;
        for (std::size_t place = 0; place < places; ++place) {
            const std::size_t bit = each ? place : random() % (whole.size() * 8);
            std::string altered = whole;
            const auto mask = static_cast<unsigned char>(1U << bit % 8U);
            altered[bit / 8] =
                static_cast<char>(static_cast<unsigned char>(altered[bit / 8]) ^ mask);
            const bool passed = of_seal ? passes(altered, workbook) : passes(seal, altered);
            BOOST_TEST(!passed, "bit " << bit % 8 << " of byte " << bit / 8 << " of the " << ending
                                       << ", "
                                       << whole.substr(bit / 8 < 20 ? 0 : bit / 8 - 20, 40));
            refused += passed ? 0U : 1U;
        }
        tests::tell_count("R3", refused, places,
                          std::string{"altered bits are found in the "} + ending);
    }
}

BOOST_AUTO_TEST_CASE(a_seal_is_good_for_the_files_of_its_own_report_alone) {
    const auto seals = tests::files_in(tests::demo_folder(), {".seal"});
    const auto files = tests::files_in(tests::demo_folder(), {".xlsx", ".html"});
    BOOST_TEST_REQUIRE(seals.size() >= 8U);
    std::size_t own = 0;
    std::size_t others = 0;
    for (const auto& name : seals) {
        const std::string seal = tests::read_bytes((tests::demo_folder() / name).string());
        for (const auto& file : files) {
            const bool is_own =
                std::filesystem::path{file}.stem() == std::filesystem::path{name}.stem();
            const bool passed =
                passes(seal, tests::read_bytes((tests::demo_folder() / file).string()));
            BOOST_TEST(passed == is_own, name << " and " << file);
            (is_own ? own : others) += passed == is_own ? 1U : 0U;
        }
    }
    tests::tell_count("R3", others, seals.size() * files.size() - own,
                      "files are refused with another report's seal");
}

BOOST_AUTO_TEST_CASE(with_the_book_each_altered_cell_of_a_file_is_named) {
    const Sent sent;
    const DemoBook book;
    std::string page = tests::read_bytes(sent.path(".html"));
    const auto figure = page.find("data-ref=\"T2.1.budget\"");
    BOOST_TEST_REQUIRE(figure != std::string::npos);
    page.insert(page.find('>', figure) + 1, "9");
    tests::write_bytes(sent.path(".html"), page);
    const auto ran = book.run({"verify", sent.path(".html"), "--json"});
    BOOST_TEST(ran.status == 4);
    const core::Json data = *tests::parsed(ran.out).find("data");
    const auto cells = list(data, "cells");
    BOOST_TEST_REQUIRE(cells.size() == 1U, ran.out);
    BOOST_TEST(cells.front().string_or("ref") == "T2.1.budget");
    BOOST_TEST(cells.front().string_or("found") == "9" + cells.front().string_or("issued"));
    BOOST_TEST(data.string_or("figures") == "equal");
}

BOOST_AUTO_TEST_CASE(a_book_is_held_against_what_was_signed_for_it) {
    const tests::TemporaryFolder folder;
    const std::string book = folder.file("b.utfall");
    const auto run = [&](std::vector<std::string> command) {
        command.insert(command.end(), {"-b", book, "--json"});
        return tests::utfall(std::move(command));
    };
    BOOST_TEST_REQUIRE(run({"book", "create"}).status == 0);
    std::filesystem::copy_file(book, folder.file("older"));
    const std::string setup = UTFALL_SOURCE_ROOT "/tests/data/small/setup.json";
    BOOST_TEST_REQUIRE(run({"setup", "import", setup}).status == 0);
    BOOST_TEST((*run({"verify"}).data().find("outside_anchor") == core::Json{}));

    const std::string note = folder.file("note");
    const auto signed_now = run({"audit", "checkpoint", "-o", note});
    BOOST_TEST_REQUIRE(signed_now.status == 0, signed_now.out << signed_now.err);
    const auto whole = run({"verify", "--checkpoint", note}).data();
    BOOST_TEST(list(whole, "findings").empty());
    BOOST_TEST(whole.find("outside_anchor")->find("size")->integer() == 2);

    std::filesystem::copy_file(folder.file("older"), book,
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::remove(book + ".anchors");
    BOOST_TEST(run({"verify"}).status == 0);
    const auto older = run({"verify", "--checkpoint", note});
    BOOST_TEST(older.status == 4);
    const auto findings = list(*tests::parsed(older.out).find("data"), "findings");
    BOOST_TEST_REQUIRE(findings.size() == 1U);
    BOOST_TEST(findings.front().string_or("step") == "V6");
    BOOST_TEST(findings.front().string_or("code") == "ROLLED_BACK");
    const auto second = tests::python("verify_book.py", {book, note});
    BOOST_TEST(second.status == 4);
    BOOST_TEST(second.out.find("rolled back") != std::string::npos, second.out);
    BOOST_TEST(run({"verify", "--checkpoint", folder.file("none")}).status == 5);
}

BOOST_AUTO_TEST_CASE(a_seal_that_was_never_signed_is_told_and_not_made_by_looking) {
    const DemoBook book;
    std::filesystem::copy(tests::demo_folder() / "up2-exempel.utfall.keys", book.path() + ".keys");
    const std::string page = "/p/99-000-X01/reports/R-2026-001.seal";
    const auto unsigned_yet = book.run({"get", page});
    BOOST_TEST(unsigned_yet.status == 5, unsigned_yet.out << unsigned_yet.err);
    const auto shown = book.run({"report", "show", "R-2026-001", "-o", book.file("out")});
    BOOST_TEST(shown.status == 0);
    BOOST_TEST(shown.err.find("audit checkpoint --as-of") != std::string::npos, shown.err);
    const std::string size = std::to_string(
        book.ask({"report", "show", "R-2026-001", "--json"}).find("entry")->integer() + 1);
    book.ask({"audit", "checkpoint", "--as-of", size, "--dry-run", "--json"});
    BOOST_TEST(!std::filesystem::exists(book.path() + ".anchors"));
    book.ask({"audit", "checkpoint", "--as-of", size, "--json"});
    BOOST_TEST(book.run({"get", page}).status == 0);
}

BOOST_AUTO_TEST_CASE(without_the_key_a_report_is_issued_unsealed) {
    const DemoBook book;
    const std::string out = book.file("out");
    book.ask({"report", "issue", "skr-followup", "--period", "HT25", "--format", "json",
              "--request-id", "000102030405060708090a0b0c0d0e0f", "-o", out, "--json"});
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator{out}) {
        BOOST_TEST(file.path().extension() == ".json");
        ++files;
    }
    BOOST_TEST(files == 1U);
    BOOST_TEST(book.run({"audit", "checkpoint"}).status == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
