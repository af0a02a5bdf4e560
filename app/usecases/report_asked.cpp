#include "app/usecases/report_parts.h"

#include <array>
#include <string_view>

namespace utfall::usecases {
namespace {

struct Part {
    std::string_view dataset;
    void (*add)(AskedFacts&, Origins&, reports::DataSet&);
};

// Another that templates may ask for gets its row here.
constexpr std::array<Part, 20> parts{{{"activities", add_activities},
                                      {"teams_built", add_teams_built},
                                      {"team_members", add_team_members},
                                      {"team_assessments", add_team_assessments},
                                      {"intervention_outcomes", add_intervention_outcomes},
                                      {"intervention_steps", add_intervention_steps},
                                      {"lessons", add_lessons},
                                      {"visibility", add_visibility},
                                      {"horizontal", add_horizontal},
                                      {"survey_questions", add_survey_questions},
                                      {"survey_answers", add_survey_answers},
                                      {"survey_waves", add_survey_waves},
                                      {"scb_months", add_scb_months},
                                      {"common_outputs", add_common_outputs},
                                      {"common_results", add_common_results},
                                      {"reach", add_reach},
                                      {"kaa", add_kaa},
                                      {"benchmarks", add_benchmarks},
                                      {"claim_steps", add_claim_steps},
                                      {"rejections", add_rejections}}};

}  // namespace

void add_asked(const reports::Template& form, const ReportFacts& facts, Origins& origins,
               reports::DataSet& data) {
    AskedFacts asked{facts};
    for (const Part& part : parts) {
        if (form.asks_for(part.dataset)) part.add(asked, origins, data);
    }
}

}  // namespace utfall::usecases
