#include "app/cli/command.h"
#include "app/cli/exit_status.h"
#include "app/cli/parser.h"
#include "app/core/embedded.h"
#include "app/core/error_texts.h"
#include "app/core/finding_texts.h"
#include "app/core/json.h"
#include "app/intake/columns.h"
#include "app/intake/columns_participations.h"
#include "app/programme/setup_sheets.h"
#include "app/usecases/template_sheets.h"
#include "app/workflow/permissions.h"
#include "tests/support/source_tree.h"

#include <algorithm>
#include <set>
#include <string>

namespace {

using utfall::tests::file_text;

using utfall::cli::command_name;

// {name} placeholders of a text.
std::set<std::string> placeholders(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end != std::string::npos) names.insert(text.substr(at + 1, end - at - 1));
    }
    return names;
}

utfall::core::Json json_file(std::string_view path) {
    return utfall::core::parse_own_json(*utfall::core::embedded_file(path));
}

BOOST_AUTO_TEST_SUITE(documentation_tests)

BOOST_AUTO_TEST_CASE(the_readme_names_every_command) {
    const std::string readme = file_text("README.md");
    for (const auto& command : utfall::cli::commands()) {
        const std::string name = "`utfall " + command_name(command) + "`";
        BOOST_TEST((readme.find("| " + name) != std::string::npos), "README.md lacks " << name);
    }
}

BOOST_AUTO_TEST_CASE(the_readme_names_every_exit_code) {
    const std::string readme = file_text("README.md");
    for (const int status : {0, 1, 2, 3, 4, 5, 6, 7, 130}) {
        BOOST_TEST((readme.find("| " + std::to_string(status) + " |") != std::string::npos),
                   status);
    }
}

BOOST_AUTO_TEST_CASE(the_readme_says_who_may_do_what) {
    const std::string readme = file_text("README.md");
    for (const auto& permission : utfall::workflow::permissions()) {
        std::string row = "| " + std::string{permission.word} + " |";
        std::string mark = " ";
        for (const auto& role : utfall::workflow::roles_for(permission.deed)) {
            row += mark + role;
            mark = ", ";
        }
        BOOST_TEST((readme.find(row + " |\n") != std::string::npos), "README.md lacks " << row);
    }
}

BOOST_AUTO_TEST_CASE(the_page_on_files_lists_the_columns_that_are_read_in_their_order) {
    const std::string page = file_text("schemas/files.md");
    const std::vector<std::pair<std::string, std::vector<utfall::intake::ColumnSpec>>> files{
        {"value import", utfall::intake::value_columns({})},
        {"cost import", utfall::intake::cost_columns()},
        {"financing import", utfall::intake::financing_columns()},
        {"narrative import", utfall::intake::narrative_columns()},
        {"activity import", utfall::intake::activity_columns()},
        {"survey import", utfall::intake::survey_columns()},
        {"participation import", utfall::intake::participation_columns()},
        {"participation hours", utfall::intake::hours_columns()},
        {"outcome import", utfall::intake::outcome_columns()}};
    for (const auto& [command, columns] : files) {
        std::string row = "| `" + command + "` | `";
        for (const auto& column : columns)
            row += (&column == &columns.front() ? "" : ", ") + column.name;
        BOOST_TEST((page.find(row + "`") != std::string::npos), "schemas/files.md lacks " << row);
    }
}

BOOST_AUTO_TEST_CASE(the_page_on_files_lists_the_sheets_of_workbooks_and_their_columns) {
    const std::string page = file_text("schemas/files.md");
    for (const auto* form :
         {&utfall::programme::setup_sheets(), &utfall::usecases::template_sheets()}) {
        for (const auto& sheet : form->sheets) {
            std::string row =
                "| `" + sheet.code + "` | " + sheet.name.sv + ", " + sheet.name.en + " | `";
            for (const auto& column : sheet.columns)
                row += (&column == &sheet.columns.front() ? "" : ", ") + column.path;
            BOOST_TEST((page.find(row + "`") != std::string::npos),
                       "schemas/files.md lacks " << row);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_command_and_option_has_help_in_both_languages) {
    const auto documented = [](const std::string& key) {
        return utfall::cli::cli_text(utfall::core::Lang::sv, key) != key &&
               utfall::cli::cli_text(utfall::core::Lang::en, key) != key;
    };
    const auto check_options = [&](std::span<const utfall::cli::Option> options) {
        for (const auto& option : options)
            BOOST_TEST(documented("option." + std::string{option.name}), option.name);
    };
    check_options(utfall::cli::global_options());
    for (const auto& command : utfall::cli::commands()) {
        const std::string key = utfall::cli::command_key(command);
        BOOST_TEST(documented(key), key);
        BOOST_TEST(documented(key + ".example"), key << " has no example");
        if (!command.verb.empty()) BOOST_TEST(documented("noun." + std::string{command.noun}), key);
        if (!command.positional.empty())
            BOOST_TEST(documented("positional." + std::string{command.noun}), key);
        check_options(command.options);
    }
}

BOOST_AUTO_TEST_CASE(texts_have_the_same_keys_and_placeholders_in_both_languages) {
    for (const std::string folder : {"templates/cli/texts/", "templates/theme/words/"}) {
        const auto swedish = json_file(folder + "sv.json");
        const auto english = json_file(folder + "en.json");
        for (const auto& [key, text] : swedish.object()) {
            const auto* other = english.find(key);
            BOOST_TEST_REQUIRE((other != nullptr), folder << "en.json lacks " << key);
            if (text.is_string())
                BOOST_TEST((placeholders(text.string()) == placeholders(other->string())), key);
        }
        BOOST_TEST(swedish.object().size() == english.object().size());
    }
}

// A name that somebody gave is not a person who was checked.
BOOST_AUTO_TEST_CASE(no_text_calls_another_declared_name_a_control_by_two_persons) {
    std::vector<std::string> files{"README.md", "CHANGELOG.md", "schemas/errors.json",
                                   "schemas/findings/workflow.json"};
    for (const std::string folder :
         {"templates/cli/texts/", "templates/web/texts/", "templates/theme/words/"}) {
        for (const std::string lang : {"sv", "en"}) files.push_back(folder + lang + ".json");
    }
    for (const std::string& file : files) {
        const std::string text = file_text(file);
        for (const std::string claim :
             {"two-person", "Two-person", "two persons", "four-eyes control", "four-eyes principle",
              "dual control", "tvåperson", "Tvåperson", "två personer", "fyra ögon", "fyraögon",
              "dubbelkontroll"})
            BOOST_TEST((text.find(claim) == std::string::npos), file << " says " << claim);
    }
    for (const std::string lang : {"sv", "en"}) {
        const auto texts = json_file("templates/cli/texts/" + lang + ".json");
        const std::string declared = texts.string_or("four_eyes.declared");
        const std::string unchecked = lang == "sv" ? "kontrolleras inte" : "is not checked";
        BOOST_TEST((declared.find(unchecked) != std::string::npos), declared);
    }
}

BOOST_AUTO_TEST_CASE(every_finding_that_the_code_makes_is_documented_and_the_reverse) {
    std::set<std::string> used;
    for (const auto& file : utfall::tests::source_files({"app", "reports"})) {
        used.merge(utfall::tests::upper_case_literals(file_text(file)));
    }
    std::set<std::string> documented;
    for (const auto& code : utfall::core::documented_finding_codes()) {
        documented.insert(code);
        BOOST_TEST(used.contains(code), code << " is documented but nothing makes it");
    }
    // A code given to a finding stands right after one of these.
    for (const auto& file : utfall::tests::source_files({"app", "reports"})) {
        const std::string text = file_text(file);
        for (const std::string call : {"findings.add(\"", "faults.add(\"", "findings_.add(\"",
                                       "cells.fault(\"", ".fault(\""}) {
            for (std::size_t at = text.find(call); at != std::string::npos;
                 at = text.find(call, at + 1)) {
                const std::size_t from = at + call.size();
                const std::string code = text.substr(from, text.find('"', from) - from);
                BOOST_TEST(documented.contains(code), file << ": " << code << " is not documented");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(whatever_verify_can_find_is_found_in_a_test) {
    std::string tests;
    for (const auto& file :
         utfall::tests::source_files({"tests/storage", "tests/usecases", "tests/workflow"}))
        tests += file_text(file);
    const auto codes = utfall::core::documented_finding_codes();
    const std::set<std::string> documented{codes.begin(), codes.end()};
    std::size_t looked_for = 0;
    for (const auto& file : utfall::tests::source_files({"app/storage", "app/workflow"})) {
        if (file.find("/verify") == std::string::npos && file.find("/replay") == std::string::npos)
            continue;
        for (std::string code : utfall::tests::upper_case_literals(file_text(file))) {
            if (!documented.contains(code)) continue;
            ++looked_for;
            // Tests say what all of them begin with once.
            if (code.starts_with("WORKFLOW_")) code.erase(0, 9);
            BOOST_TEST((tests.find(code) != std::string::npos), "no test finds " << code);
        }
    }
    BOOST_TEST(looked_for > 40U);
}

BOOST_AUTO_TEST_CASE(every_error_that_is_thrown_has_words_in_both_languages_and_the_reverse) {
    const auto codes = utfall::core::documented_error_codes();
    const std::set<std::string> documented{codes.begin(), codes.end()};
    std::set<std::string> used;
    std::size_t thrown = 0;
    for (const auto& file : utfall::tests::source_files({"app", "reports"})) {
        const std::string text = file_text(file);
        for (const auto& code : utfall::tests::upper_case_literals(text)) {
            used.insert(code);
            // Chosen in a function and thrown elsewhere.
            if (code.starts_with("STORE_") || code.starts_with("WORKBOOK_"))
                BOOST_TEST(documented.contains(code), file << ": " << code << " has no words");
        }
        for (std::size_t at = text.find("ErrorKind::"); at != std::string::npos;
             at = text.find("ErrorKind::", at + 1)) {
            const std::size_t comma =
                text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 11);
            const std::size_t quote = text.find_first_not_of(" \n", comma + 1);
            if (text[comma] != ',' || text[quote] != '"') continue;
            const std::string code = text.substr(quote + 1, text.find('"', quote + 1) - quote - 1);
            BOOST_TEST(documented.contains(code), file << ": " << code << " has no words");
            ++thrown;
        }
    }
    BOOST_TEST(thrown > 50U);
    for (const auto& code : documented)
        BOOST_TEST(used.contains(code), code << " has words but nothing throws it");
}

BOOST_AUTO_TEST_CASE(error_words_are_whole_and_use_the_same_placeholders_in_both_languages) {
    const auto file = json_file("schemas/errors.json");
    for (const auto& [code, both] : file.find("errors")->object()) {
        const auto& swedish = *both.find("sv");
        const auto& english = *both.find("en");
        BOOST_TEST(!swedish.string_or("message").empty(), code);
        BOOST_TEST(swedish.string_or("message") != english.string_or("message"), code);
        BOOST_TEST(swedish.string_or("remedy").empty() == english.string_or("remedy").empty(),
                   code);
        for (const std::string part : {"message", "remedy"}) {
            BOOST_TEST(
                (placeholders(swedish.string_or(part)) == placeholders(english.string_or(part))),
                code << " " << part);
        }
    }
    for (const auto& [name, both] : file.find("words")->object())
        BOOST_TEST(both.string_or("sv") != both.string_or("en"), name);
}

BOOST_AUTO_TEST_CASE(finding_texts_use_the_same_placeholders_in_both_languages) {
    for (const auto& file : utfall::core::embedded_under("schemas/findings/")) {
        const auto texts = utfall::core::parse_own_json(file.bytes);
        for (const auto& [code, both] : texts.object()) {
            for (const std::string part : {"message", "remedy"}) {
                BOOST_TEST((placeholders(both.find("sv")->string_or(part)) ==
                            placeholders(both.find("en")->string_or(part))),
                           code << " " << part);
                BOOST_TEST(!both.find("sv")->string_or(part).empty(), code << " has no " << part);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
