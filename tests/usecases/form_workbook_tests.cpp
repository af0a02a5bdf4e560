#include "app/usecases/form_receipt.h"
#include "app/usecases/form_status.h"
#include "tests/support/soffice.h"
#include "tests/usecases/form_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

BOOST_FIXTURE_TEST_SUITE(form_workbook_tests, tests::FormBook)

BOOST_AUTO_TEST_CASE(a_form_says_whose_it_is_what_is_asked_and_lets_only_answers_be_changed) {
    values("M-PRES,T1,2024-01,F,75\n");
    const std::string sent = form();
    const std::string seen = tests::read_xlsx("dump", sent);
    for (const char* part :
         {"Insamlingsformulär 2024-02: Team ett", "Lämnas senast 2024-02-29", "M-PRES:T1:F",
          "Kvinnor", "Förra perioden (2024-01)", "number 75", "Exempel Ägare", "Heltal, lägst 0."})
        BOOST_TEST(has(seen, part), part);
    const std::string data = tests::read_xlsx("part", sent, "xl/worksheets/sheet2.xml");
    BOOST_TEST(has(data, "<sheetProtection sheet=\"1\""), data);
    BOOST_TEST(!has(data, "password"));
    BOOST_TEST(has(data, "uppskattat,saknas,ej aktuell,okänt,skyddad"), data);
    BOOST_TEST(has(data, "type=\"whole\""), data);
    const std::string book_xml = tests::read_xlsx("part", sent, "xl/workbook.xml");
    BOOST_TEST(has(book_xml, "name=\"_form\" sheetId=\"5\" state=\"hidden\""), book_xml);
    BOOST_TEST(has(book_xml, "svar_004"), book_xml);
    BOOST_TEST(tests::read_xlsx("wellformed", sent) == "");
}

BOOST_AUTO_TEST_CASE(the_same_form_has_the_same_bytes_and_english_has_its_own_words) {
    const auto made = [&](core::Lang lang) {
        return tests::read_bytes(form("T1", "2024-02", lang));
    };
    BOOST_TEST((made(core::Lang::sv) == made(core::Lang::sv)));
    const auto english = tests::read_xlsx("dump", form("T1", "2024-02", core::Lang::en));
    BOOST_TEST(has(english, "Collection form 2024-02: Team ett"));
    BOOST_TEST(has(english, "A whole number, at least 0."));
}

BOOST_AUTO_TEST_CASE(
    every_form_of_a_period_comes_in_one_packed_file_with_the_same_bytes_each_time) {
    const usecases::FormsWanted wanted{"2024-03", {}, core::Lang::sv, size()};
    const std::string all = usecases::packed_forms(*book, wanted, {});
    BOOST_TEST((all == usecases::packed_forms(*book, wanted, {})));
    BOOST_TEST(has(all, "2024-03_T1.xlsx"));
    BOOST_TEST(has(all, "2024-03_organisation~9901.xlsx"));
    BOOST_TEST(all.starts_with("PK"));
}

BOOST_AUTO_TEST_CASE(a_receipt_says_what_was_recorded_and_what_is_to_be_looked_at) {
    const std::string sent = form();
    const auto good = read(filled(sent, {"M-PRES:T1:F=80", "M-PLAN:T1:F=100"}));
    const std::string receipt = usecases::form_receipt(book->store(), good, core::Lang::sv);
    for (const char* part : {"<!DOCTYPE html>", "lang=\"sv\"", "Formuläret är inläst.",
                             "Närvarande, Kvinnor", "2 / 4", "economist-1"})
        BOOST_TEST(has(receipt, part), part);
    BOOST_TEST(has(receipt, good.sha256));
    const auto faulty = read(filled(sent, {"text:M-PRES:T1:F=<b>tolv"}));
    const std::string refused = usecases::form_receipt(book->store(), faulty, core::Lang::sv);
    BOOST_TEST(has(refused, "Inget är inläst."));
    BOOST_TEST(has(refused, "&lt;b&gt;tolv"));
    BOOST_TEST(has(refused, "Uppgifter!G8"));
}

BOOST_AUTO_TEST_CASE(who_has_given_what_is_told_with_the_last_form_that_was_read) {
    const auto told = [&] {
        const auto setup = usecases::load_setup(book->store(), size());
        std::string words;
        for (const auto& one : usecases::form_status(*book, setup, "2024-03",
                                                     *core::Date::parse("2024-05-01"), size()))
            words += one.collector.slug() + " " + std::string{to_word(one.cell.state)} + " " +
                     (one.read ? std::to_string(one.read->seq) : "-") + "; ";
        return words;
    };
    BOOST_TEST(told() ==
               "T1 not_applicable -; T2 not_applicable -; organisation~9901 "
               "not_applicable -; ");
    const auto read_at = read(filled(form("T1", "2024-03"), {"M-PRES:T1:F=80"})).entry;
    BOOST_TEST(told() == "T1 not_applicable " + std::to_string(*read_at) +
                             "; T2 not_applicable -; organisation~9901 not_applicable -; ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
