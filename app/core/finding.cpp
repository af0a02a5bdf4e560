#include "app/core/finding.h"

#include <utility>

namespace utfall::core {

std::string_view to_word(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return "error";
}

void Findings::add(Finding finding) {
    ++total_;
    if (finding.severity == Severity::error) ++errors_;
    if (counts_[finding.code]++ < kept_per_code) list_.push_back(std::move(finding));
}

void Findings::add(std::string_view code, Place where, std::map<std::string, std::string> args,
                   Severity severity) {
    add(Finding{std::string{code}, severity, std::move(where), std::move(args)});
}

void Findings::append(const Findings& others) {
    // What the other no longer keeps is still counted.
    std::map<std::string, std::uint64_t> unkept = others.counts_;
    std::uint64_t unkept_errors = others.errors_;
    for (const Finding& finding : others.list_) {
        --unkept[finding.code];
        if (finding.severity == Severity::error) --unkept_errors;
        add(finding);
    }
    for (const auto& [code, count] : unkept) {
        counts_[code] += count;
        total_ += count;
    }
    errors_ += unkept_errors;
}

}  // namespace utfall::core
