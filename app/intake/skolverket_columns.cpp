#include "app/intake/skolverket_columns.h"

#include "app/intake/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace utfall::intake {
namespace {

template <typename Words>
bool is_among(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Headings of columns that say what a row is about, besides places and sex.
bool divides_rows(std::string_view heading) {
    constexpr std::array<std::string_view, 14> headings{
        "typ av huvudman", "ämne",          "program",    "programinriktning", "inriktning",
        "studieväg",       "studievägskod", "skolform",   "årskurs",           "kurs",
        "delprov",         "provdel",       "utbildning", "elevgrupp"};
    return is_among(headings, heading);
}

bool names_a_place(std::string_view heading) {
    return std::any_of(place_headings().begin(), place_headings().end(), [&](const auto& place) {
        return is_among(place.codes, heading) || is_among(place.names, heading);
    });
}

void find_area(const std::vector<std::string>& words, SkolverketColumns& columns) {
    for (const PlaceHeadings& kind : place_headings()) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!columns.area && is_among(kind.codes, words[i])) columns.area = i;
        }
        if (!columns.area) continue;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!columns.area_name && is_among(kind.names, words[i])) columns.area_name = i;
        }
        constexpr std::size_t digits_of_a_municipality = 4;
        if (is_among(kind.codes, "kommun-kod")) columns.code_digits = digits_of_a_municipality;
        return;
    }
}

FigureColumn figure_column(std::size_t place, const std::string& group,
                           const std::string& heading) {
    const std::string both = group.empty() ? heading : group + ", " + heading;
    if (const auto sex = published_sex(heading); !sex.empty())
        return {place, group, std::string{sex}, both};
    if (const auto sex = published_sex(group); !sex.empty())
        return {place, heading, std::string{sex}, both};
    return {place, both, "T", both};
}

std::vector<FigureColumn> figure_columns(const std::vector<std::size_t>& places,
                                         const std::vector<std::string>& groups,
                                         const std::vector<std::string>& headings) {
    std::vector<FigureColumn> columns;
    columns.reserve(places.size());
    for (const std::size_t place : places)
        columns.push_back(figure_column(place, groups[place], headings[place]));
    return columns;
}

using Told = std::pair<std::string, std::string>;

/// Those that say what an earlier one says, with the place of that one.
std::vector<std::pair<std::size_t, std::size_t>> said_twice(
    const std::vector<FigureColumn>& columns) {
    std::map<Told, std::size_t> first;
    std::vector<std::pair<std::size_t, std::size_t>> twice;
    for (const FigureColumn& column : columns) {
        const auto [known, is_new] = first.try_emplace(Told{column.name, column.sex}, column.place);
        if (!is_new) twice.emplace_back(column.place, known->second);
    }
    return twice;
}

bool lacks_a_group(const std::vector<FigureColumn>& columns,
                   const std::vector<std::string>& groups) {
    const bool has_groups =
        std::any_of(groups.begin(), groups.end(), [](const auto& group) { return !group.empty(); });
    return has_groups &&
           (!said_twice(columns).empty() ||
            std::any_of(columns.begin(), columns.end(),
                        [](const FigureColumn& column) { return column.name.empty(); }));
}

std::vector<std::string> held_until_the_next(std::vector<std::string> groups) {
    for (std::size_t i = 1; i < groups.size(); ++i)
        if (groups[i].empty()) groups[i] = groups[i - 1];
    return groups;
}

}  // namespace

SkolverketColumns skolverket_columns(const SkolverketTable& table, const std::string& file,
                                     core::Findings& findings) {
    SkolverketColumns columns;
    std::vector<std::string> words;
    for (const std::string& heading : table.headings) words.push_back(folded(heading));
    find_area(words, columns);
    std::vector<std::size_t> figures;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (names_a_place(words[i])) continue;
        if (words[i] == "kön") {
            columns.sex = i;
        } else if (divides_rows(words[i])) {
            columns.breakdown.push_back(i);
        } else if (!words[i].empty()) {
            figures.push_back(i);
        }
    }
    columns.figures = figure_columns(figures, table.groups, table.headings);
    if (lacks_a_group(columns.figures, table.groups)) {
        columns.figures =
            figure_columns(figures, held_until_the_next(table.groups), table.headings);
    }
    for (const auto& [place, first] : said_twice(columns.figures)) {
        note(findings, "BENCHMARK_COLUMN_TWICE",
             {file, {}, table.heading_line, table.headings[place], {}},
             {{"number", std::to_string(place + 1)}, {"first", std::to_string(first + 1)}});
    }
    return columns;
}

std::string_view published_sex(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words{{
        {"totalt", "T"},
        {"samtliga", "T"},
        {"båda könen", "T"},
        {"flickor", "K"},
        {"kvinnor", "K"},
        {"pojkar", "M"},
        {"män", "M"},
        {"alla", "T"},
    }};
    const std::string said = folded(word);
    for (const auto& [known, sex] : words) {
        if (known == said) return sex;
    }
    return {};
}

}  // namespace utfall::intake
