#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/programme/decode.h"
#include "app/programme/setup_rows.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace utfall::tests {

inline std::filesystem::path setup_data(const std::string& below) {
    return std::filesystem::path{UTFALL_SOURCE_ROOT} / "tests" / "data" / "setup" / below;
}

inline core::Json read_document(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    core::Findings findings;
    auto document = core::parse_json(bytes, path.filename().string(), findings);
    if (!document) throw std::runtime_error{path.string() + " is not JSON"};
    return *document;
}

/// A document written in a test; apostrophes stand for quotation marks.
inline core::Json document(std::string text) {
    for (char& c : text) {
        if (c == '\'') c = '"';
    }
    core::Findings findings;
    auto parsed = core::parse_json(text, "setup.json", findings);
    if (!parsed) throw std::runtime_error{"not JSON: " + text};
    return *parsed;
}

struct Decoded {
    std::vector<programme::SetupRow> rows;
    programme::Programme programme;
    core::Findings findings;
};

/// Reads `incoming` over `existing`, which is as in the book: without pointers.
inline Decoded decoded(const core::Json& incoming, std::vector<programme::SetupRow> existing = {}) {
    Decoded result;
    for (auto& row : existing) row.pointer.clear();
    const auto rows = programme::read_setup(incoming, "setup.json", result.findings);
    result.rows = programme::merged(existing, rows);
    result.programme = programme::decode_programme(result.rows, "setup.json", result.findings);
    return result;
}

/// "CODE pointer" of each finding, one a line.
inline std::string summary(const core::Findings& findings) {
    std::string text;
    for (const core::Finding& finding : findings.list()) {
        text += finding.code + ' ' + finding.where.pointer + '\n';
    }
    return text;
}

}  // namespace utfall::tests
