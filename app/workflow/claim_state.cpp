#include "app/workflow/claim_state.h"

#include "app/workflow/step_words.h"

#include <array>

namespace utfall::workflow {
namespace {

constexpr std::array<StepWords<ClaimStep>, 7> claim_steps{
    {{ClaimStep::check, "check", "claim-checked"},
     {ClaimStep::submit, "submit", "claim-submitted"},
     {ClaimStep::approve, "approve", "claim-approved"},
     {ClaimStep::approve_partly, "approve_partly", "claim-partly-approved"},
     {ClaimStep::reject, "reject", "claim-rejected"},
     {ClaimStep::pay, "pay", "claim-paid"},
     {ClaimStep::correct, "correct", "claim-corrected"}}};

struct ClaimWay {
    ClaimStep step;
    ClaimState from;
    ClaimState to;
};
// What was rejected as a whole stays so: its costs are claimed anew, in another claim.
constexpr std::array<ClaimWay, 12> claim_ways{
    {{ClaimStep::check, ClaimState::draft, ClaimState::checked},
     {ClaimStep::submit, ClaimState::checked, ClaimState::submitted},
     {ClaimStep::approve, ClaimState::submitted, ClaimState::approved},
     {ClaimStep::approve_partly, ClaimState::submitted, ClaimState::partly_approved},
     {ClaimStep::reject, ClaimState::submitted, ClaimState::rejected},
     {ClaimStep::pay, ClaimState::approved, ClaimState::paid},
     {ClaimStep::pay, ClaimState::partly_approved, ClaimState::paid},
     {ClaimStep::pay, ClaimState::corrected, ClaimState::paid},
     {ClaimStep::correct, ClaimState::approved, ClaimState::corrected},
     {ClaimStep::correct, ClaimState::partly_approved, ClaimState::corrected},
     {ClaimStep::correct, ClaimState::paid, ClaimState::corrected},
     {ClaimStep::correct, ClaimState::corrected, ClaimState::corrected}}};

}  // namespace

std::string_view to_word(ClaimState state) {
    using enum ClaimState;
    switch (state) {
        case draft:
            return "draft";
        case checked:
            return "checked";
        case submitted:
            return "submitted";
        case approved:
            return "approved";
        case partly_approved:
            return "partly_approved";
        case rejected:
            return "rejected";
        case paid:
            return "paid";
        case corrected:
            return "corrected";
    }
    return {};
}

std::string_view to_word(ClaimStep step) {
    return words_of(claim_steps, step).word;
}

std::string_view entry_kind(ClaimStep step) {
    return words_of(claim_steps, step).kind;
}

std::optional<ClaimStep> claim_step_of_kind(std::string_view kind) {
    for (const auto& words : claim_steps) {
        if (words.kind == kind) return words.step;
    }
    return std::nullopt;
}

const std::vector<std::string>& claim_entry_kinds() {
    static const std::vector<std::string> kinds = [] {
        std::vector<std::string> all{std::string{claim_made_kind}};
        for (std::string& kind : kinds_of(claim_steps)) all.push_back(std::move(kind));
        return all;
    }();
    return kinds;
}

std::optional<ClaimState> after(ClaimStep step, ClaimState before) {
    for (const ClaimWay& way : claim_ways) {
        if (way.step == step && way.from == before) return way.to;
    }
    return std::nullopt;
}

}  // namespace utfall::workflow
