#pragma once

#include "app/core/finding.h"
#include "app/intake/published_figure.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// One answer of Kolada's interface, version 3, saved as a file: figures of municipalities or of
/// units, or the names that go with them.
struct KoladaFile {
    std::vector<PublishedFigure> figures;       ///< Without titles, which other answers tell.
    std::map<std::string, std::string> titles;  ///< Of key figures, municipalities, units, by id.
    std::int64_t rows{0};                       ///< Elements of the list.
    std::string next_page;                      ///< Where the answer goes on; empty: nowhere.
    bool follows_another{false};                ///< There is a page before it.
};

/// Reads `/v3/data/...`, `/v3/oudata/...`, `/v3/kpi`, `/v3/municipality` and `/v3/ou`. Numbers are
/// taken sign by sign as they stand. Errors: JSON_*, FIELD_*, BENCHMARK_PAGE_COUNT (the file was
/// cut off or put together), BENCHMARK_PERIOD, BENCHMARK_AREA, BENCHMARK_CELL. Warning, once a
/// name: BENCHMARK_MEMBER_UNKNOWN.
KoladaFile read_kolada(std::string_view bytes, const std::string& file, core::Findings& findings);

}  // namespace utfall::intake
