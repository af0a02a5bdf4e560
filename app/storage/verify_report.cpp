#include "app/storage/verify_report.h"

#include "app/core/finding.h"

namespace utfall::storage {

void VerifyReport::add(std::string_view step, std::string_view code,
                       std::optional<std::uint64_t> entry, std::string message) {
    Count& count = counts_[std::string{code}];
    count.step = step;
    ++count.total;
    if (count.total <= core::Findings::kept_per_code) {
        result_.findings.push_back(
            {std::string{step}, std::string{code}, entry, std::move(message)});
    }
}

void VerifyReport::finish() {
    for (const auto& [code, count] : counts_) {
        if (count.total > core::Findings::kept_per_code) {
            result_.findings.push_back(
                {count.step, code, std::nullopt,
                 std::to_string(count.total - core::Findings::kept_per_code) + " more of " + code});
        }
    }
}

}  // namespace utfall::storage
