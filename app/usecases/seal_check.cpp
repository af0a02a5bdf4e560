#include "app/usecases/seal_check.h"

namespace utfall::usecases {
namespace {

bool belongs(const ledger::Store& store, const IssuedReport& report, const std::string& digits) {
    if (report.body.string_or("content_sha256").starts_with(digits)) return true;
    if (store.root_at(report.as_of).hex().starts_with(digits)) return true;
    const core::Json* files = report.body.find("files");
    if (files == nullptr || !files->is_array()) return false;
    for (const auto& file : files->array()) {
        if (file.string_or("sha256").starts_with(digits)) return true;
    }
    return false;
}

}  // namespace

std::string seal_digits(std::string_view typed) {
    std::string digits;
    for (char c : typed) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
        if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) return {};
        digits += c;
    }
    return digits;
}

std::vector<IssuedReport> reports_with_seal(const ledger::Store& store, std::uint64_t as_of,
                                            const std::string& digits) {
    std::vector<IssuedReport> found;
    if (digits.size() < fewest_seal_digits) return found;
    for (auto& report : issued_reports(store, as_of)) {
        if (belongs(store, report, digits)) found.push_back(std::move(report));
    }
    return found;
}

}  // namespace utfall::usecases
