#include "app/workflow/report_state.h"

#include "app/workflow/step_words.h"

#include <algorithm>
#include <array>

namespace utfall::workflow {
namespace {

constexpr std::array<StepWords<ReportStep>, 4> report_steps{
    {{ReportStep::submit, "submit", "report-submitted"},
     {ReportStep::receive, "receive", "report-received"},
     {ReportStep::request_supplement, "request_supplement", "report-supplement-requested"},
     {ReportStep::replace, "replace", "report-issued"}}};

struct Way {
    ReportStep step;
    ReportState from;
    ReportState to;
};
constexpr std::array<Way, 9> ways{
    {{ReportStep::submit, ReportState::issued, ReportState::submitted},
     {ReportStep::submit, ReportState::supplement_requested, ReportState::submitted},
     {ReportStep::receive, ReportState::submitted, ReportState::received},
     {ReportStep::request_supplement, ReportState::submitted, ReportState::supplement_requested},
     {ReportStep::request_supplement, ReportState::received, ReportState::supplement_requested},
     {ReportStep::replace, ReportState::issued, ReportState::replaced},
     {ReportStep::replace, ReportState::submitted, ReportState::replaced},
     {ReportStep::replace, ReportState::received, ReportState::replaced},
     {ReportStep::replace, ReportState::supplement_requested, ReportState::replaced}}};

}  // namespace

std::string_view to_word(ReportState state) {
    switch (state) {
        case ReportState::issued:
            return "issued";
        case ReportState::submitted:
            return "submitted";
        case ReportState::received:
            return "received";
        case ReportState::supplement_requested:
            return "supplement_requested";
        case ReportState::replaced:
            return "replaced";
    }
    return {};
}

std::string_view to_word(ReportStep step) {
    return words_of(report_steps, step).word;
}

std::string_view entry_kind(ReportStep step) {
    return words_of(report_steps, step).kind;
}

std::optional<ReportStep> report_step_of_kind(std::string_view kind) {
    for (const auto& words : report_steps) {
        if (words.kind == kind && words.step != ReportStep::replace) return words.step;
    }
    return std::nullopt;
}

const std::vector<std::string>& report_entry_kinds() {
    static const std::vector<std::string> kinds = kinds_of(report_steps);
    return kinds;
}

std::optional<ReportState> after(ReportStep step, ReportState before) {
    for (const Way& way : ways) {
        if (way.step == step && way.from == before) return way.to;
    }
    return std::nullopt;
}

}  // namespace utfall::workflow
