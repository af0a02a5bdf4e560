#include "app/usecases/impact.h"
#include "app/usecases/report_difference.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/usecases/random_history.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

namespace {

using namespace utfall;
using namespace utfall::tests;
using usecases::FigureKey;
using usecases::PrintedFigures;

std::size_t rounds() {
    return long_form() ? 10'000 : 24;
}
// A book has a past; when it gets long, another one begins.
constexpr std::size_t rounds_a_book = 12;

using Number = std::optional<core::Decimal>;

std::string words(const Number& number) {
    return number ? number->to_string() : "-";
}

Number number_at(const PrintedFigures& figures, const FigureKey& key) {
    const auto at = figures.find(key);
    return at == figures.end() ? std::nullopt : at->second.number;
}

// "ref label column before after" of each figure that is another. Two rows can have had one place.
std::set<std::string> differing(const PrintedFigures& before, const PrintedFigures& after) {
    std::set<std::string> found;
    const auto note = [&](const FigureKey& key, const usecases::PrintedFigure& shown) {
        const Number was = number_at(before, key);
        const Number is = number_at(after, key);
        if (was != is)
            found.insert(shown.ref + " " + shown.label + " " + shown.column + " " + words(was) +
                         " " + words(is));
    };
    for (const auto& [key, figure] : after) note(key, figure);
    for (const auto& [key, figure] : before) {
        if (!after.contains(key)) note(key, figure);
    }
    return found;
}

// What stands in one of the two alone.
std::string unlike(const std::set<std::string>& told, const std::set<std::string>& found) {
    std::string all;
    for (const auto& line : told) all += found.contains(line) ? "" : "\nsaid:  " + line;
    for (const auto& line : found) all += told.contains(line) ? "" : "\nfound: " + line;
    return all;
}

// The same of what the parts come to; a figure whose parts do not join, or do not sum to the
// difference, is named as such.
std::set<std::string> explained(const std::vector<usecases::DifferencePart>& parts) {
    std::set<std::string> found;
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t last = first;
        core::Decimal sum;
        bool counted = true;
        bool joins = true;
        const auto add = [&](std::size_t at) {
            counted = counted && parts[at].difference().has_value();
            if (counted) sum += *parts[at].difference();
        };
        add(first);
        const auto is_same = [&](const usecases::DifferencePart& part) {
            return part.ref == parts[first].ref && part.label == parts[first].label;
        };
        for (; last + 1 < parts.size() && is_same(parts[last + 1]); ++last) {
            joins = joins && parts[last].after == parts[last + 1].before;
            add(last + 1);
        }
        const Number was = parts[first].before;
        const Number is = parts[last].after;
        const bool sums = !counted || (was && is && *was + sum == *is);
        std::string line = parts[first].ref + " " + parts[first].label + " " + parts[first].column +
                           " " + words(was) + " " + words(is) + (joins ? "" : " does not join") +
                           (sums ? "" : " does not sum");
        // A figure that went and came back is the same again.
        if (was != is || !joins || !sums) found.insert(std::move(line));
        first = last + 1;
    }
    return found;
}

std::set<std::string> foretold(const usecases::Impact& impact) {
    std::set<std::string> found;
    for (const auto& report : impact.reports) {
        for (const auto& figure : report.figures)
            found.insert(report.number + " " + figure.ref + " " + figure.label + " " +
                         figure.column + " " + words(figure.before) + " " + words(figure.after));
    }
    return found;
}

// What the change is said to move before anybody records it.
std::set<std::string> foretold(RandomHistory& history, const RandomChange& change) {
    auto& book = *history.book;
    if (!change.setup.empty())
        return foretold(usecases::impact_of_setup(book, change.setup, "setup.json"));
    auto trial = history.act();
    trial.dry_run = true;
    trial.reason_code = "typo";
    trial.reason = "Avläst igen";
    const auto tried = usecases::correct_value(book, *change.correction, trial);
    return tried.after ? foretold(usecases::impact_of_value(book, *tried.after))
                       : std::set<std::string>{};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_histories_tests)

BOOST_AUTO_TEST_CASE(the_parts_of_every_difference_sum_to_it_in_random_histories) {
    std::mt19937 random{20'26'11'22};
    std::size_t held = 0;
    std::size_t figures = 0;
    for (std::size_t round = 0; round < rounds();) {
        RandomHistory history{random};
        std::string before = history.issued();
        for (std::size_t at = 0; at < rounds_a_book && round < rounds(); ++at, ++round) {
            history.record_any(1 + static_cast<int>(random() % 4));
            const std::string after = history.issued();
            const auto difference = usecases::compare_reports(*history.book, before, after);
            const auto told = explained(difference.parts);
            const auto found = differing(history.as_issued(before), history.as_issued(after));
            BOOST_TEST((told == found), "round " << round << ":" << unlike(told, found));
            held += told == found ? 1U : 0U;
            figures += found.size();
            if (random() % 2 == 0) before = after;
        }
    }
    tell_count("report diff", held, rounds(),
               "random histories are explained to the last figure, " + std::to_string(figures) +
                   " figures in all");
    BOOST_TEST(held == rounds());
    BOOST_TEST(figures > rounds());
}

BOOST_AUTO_TEST_CASE(what_a_change_is_said_to_move_is_what_it_moves_in_random_histories) {
    std::mt19937 random{20'26'11'23};
    std::size_t held = 0;
    std::size_t figures = 0;
    for (std::size_t round = 0; round < rounds();) {
        RandomHistory history{random};
        history.record_any(6);
        const std::vector<std::string> numbers{history.issued()};
        for (std::size_t at = 0; at < rounds_a_book && round < rounds();) {
            const RandomChange change = history.any_change();
            // Only what changes something that was there can be asked about beforehand.
            if (!change.value_rows.empty()) {
                history.record(change);
                continue;
            }
            std::map<std::string, PrintedFigures> before;
            for (const auto& number : numbers) before[number] = history.made_again(number);
            const auto told = foretold(history, change);
            history.record(change);
            std::set<std::string> found;
            for (const auto& number : numbers) {
                for (const auto& figure : differing(before[number], history.made_again(number)))
                    found.insert(number + " " + figure);
            }
            BOOST_TEST((told == found), change.words << ":" << unlike(told, found));
            held += told == found ? 1U : 0U;
            figures += found.size();
            ++at;
            ++round;
        }
    }
    tell_count(
        "impact", held, rounds(),
        "previews are what the change then did, " + std::to_string(figures) + " figures in all");
    BOOST_TEST(held == rounds());
    BOOST_TEST(figures >= rounds());
}

BOOST_AUTO_TEST_SUITE_END()
