#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// Where a payment claim stands on its way to the money. What was made is a draft until somebody
/// has checked it.
enum class ClaimState {
    draft,
    checked,
    submitted,
    approved,
    partly_approved,
    rejected,
    paid,
    corrected
};
/// "draft", "checked", ...
std::string_view to_word(ClaimState state);

/// What happens to a claim after it was made. The funder decides in one of three ways; a decision
/// that comes after the first corrects it.
enum class ClaimStep { check, submit, approve, approve_partly, reject, pay, correct };
/// "check", "submit", "approve", "approve_partly", "reject", "pay", "correct".
std::string_view to_word(ClaimStep step);

/// The kind of the entry that records a step: "claim-checked", ...
std::string_view entry_kind(ClaimStep step);
std::optional<ClaimStep> claim_step_of_kind(std::string_view kind);
/// "claim-made" and the kinds of the steps.
const std::vector<std::string>& claim_entry_kinds();
inline constexpr std::string_view claim_made_kind = "claim-made";

/// The state that a step leads to; empty where it cannot be taken.
std::optional<ClaimState> after(ClaimStep step, ClaimState before);

}  // namespace utfall::workflow
