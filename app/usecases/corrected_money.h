#pragma once

#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/programme/programme.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// A cost or a contribution that was in the book at an earlier size and has another version at a
/// later one.
template <typename Line>
struct CorrectedLine {
    Line before;
    Line now;
};

/// All of them, in the order of `later`. Both lists hold the versions in force at a size.
template <typename Line>
std::vector<CorrectedLine<Line>> corrected(const std::vector<Line>& later,
                                           const std::vector<Line>& earlier) {
    std::map<std::string_view, const Line*> known;
    for (const Line& line : earlier) known.emplace(line.id, &line);
    std::vector<CorrectedLine<Line>> all;
    for (const Line& line : later) {
        const auto before = known.find(line.id);
        if (before != known.end() && before->second->ref != line.ref)
            all.push_back({*before->second, line});
    }
    return all;
}

/// The lines in force at `later`; each of the corrected ones as it stood before.
template <typename Line>
std::vector<Line> without(const std::vector<CorrectedLine<Line>>& corrected,
                          std::vector<Line> later) {
    std::map<std::string_view, const Line*> before;
    for (const auto& one : corrected) before.emplace(one.before.id, &one.before);
    for (Line& line : later) {
        const auto known = before.find(line.id);
        if (known != before.end()) line = *known->second;
    }
    return later;
}

/// The codes of the flat rates that the line is part of the base of, also by way of another flat
/// rate, in the decision in force for it. None for cash.
std::vector<std::string> flat_rates_on(const programme::Programme& programme,
                                       const funding::CostLine& cost);
std::vector<std::string> flat_rates_on(const programme::Programme& programme,
                                       const funding::FinancingLine& contribution);

}  // namespace utfall::usecases
