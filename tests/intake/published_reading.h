#pragma once

#include "app/intake/published_figure.h"

#include <string>
#include <vector>

namespace utfall::tests {

/// "CODE row column-or-pointer" of each finding, parted by "; ".
inline std::string faults_of(const core::Findings& findings) {
    std::string all;
    for (const core::Finding& finding : findings.list()) {
        const auto& where = finding.where;
        all += (all.empty() ? "" : "; ") + finding.code;
        if (where.row > 0) all += " " + std::to_string(where.row);
        if (!where.column.empty()) all += " " + where.column;
        if (!where.pointer.empty()) all += " " + where.pointer;
    }
    return all;
}

/// "0483 2023 T value 71.2 <71,2>", with what the row is divided by behind the sex.
inline std::string shown(const intake::PublishedFigure& figure) {
    std::string text = figure.area + " " + figure.period + " " + figure.sex;
    for (const auto& [column, category] : figure.breakdown) text += " " + column + "=" + category;
    text += " " + std::string{figure.state};
    if (figure.value) text += " " + figure.value->to_string();
    return text + " <" + figure.typed + ">";
}

}  // namespace utfall::tests
