#include "app/workflow/claim_state.h"

#include "app/workflow/step_words.h"

#include <array>

namespace utfall::workflow {
namespace {

using enum ClaimState;

constexpr std::array<StepWords<ClaimStep>, 7> claim_steps{
    {{ClaimStep::check, "check", "claim-checked"},
     {ClaimStep::submit, "submit", "claim-submitted"},
     {ClaimStep::approve, "approve", "claim-approved"},
     {ClaimStep::approve_partly, "approve_partly", "claim-partly-approved"},
     {ClaimStep::reject, "reject", "claim-rejected"},
     {ClaimStep::pay, "pay", "claim-paid"},
     {ClaimStep::correct, "correct", "claim-corrected"}}};

struct Way {
    ClaimStep step;
    ClaimState from;
    ClaimState to;
};
// What was rejected as a whole stays so: its costs are claimed anew, in another claim.
constexpr std::array<Way, 12> ways{{{ClaimStep::check, draft, checked},
                                    {ClaimStep::submit, checked, submitted},
                                    {ClaimStep::approve, submitted, approved},
                                    {ClaimStep::approve_partly, submitted, partly_approved},
                                    {ClaimStep::reject, submitted, rejected},
                                    {ClaimStep::pay, approved, paid},
                                    {ClaimStep::pay, partly_approved, paid},
                                    {ClaimStep::pay, corrected, paid},
                                    {ClaimStep::correct, approved, corrected},
                                    {ClaimStep::correct, partly_approved, corrected},
                                    {ClaimStep::correct, paid, corrected},
                                    {ClaimStep::correct, corrected, corrected}}};

}  // namespace

std::string_view to_word(ClaimState state) {
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
    for (const Way& way : ways) {
        if (way.step == step && way.from == before) return way.to;
    }
    return std::nullopt;
}

}  // namespace utfall::workflow
