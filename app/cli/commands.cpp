#include "app/cli/commands.h"

#include <array>

namespace utfall::cli {
namespace {

using enum OptionKind;

constexpr std::string_view roles =
    "process_owner|process_leader|team_reporter|economist|evaluator|auditor|administrator";
constexpr std::string_view reasons =
    "entry|typo|late_data|source_changed|definition_changed|retraction|other";
constexpr std::string_view levels = "programme|region|organisation|unit|team|intervention|phase";
constexpr std::string_view frequencies = "month|quarter|half_year|year|term|school_year";
constexpr std::string_view states =
    "value|not_reported|not_applicable|unknown|estimated|suppressed";

constexpr Option globals[] = {
    {"book", value, "FILE"},
    {"as-of", value, "A"},
    {"json", flag, {}},
    {"lang", value, "sv|en"},
    {"dry-run", flag, {}},
    {"as", value, "CODE"},
    {"role", value, "ROLE", false, roles},
    {"reason", value, "CODE", false, reasons},
    {"note", value, "TEXT"},
    {"output", value, "DIR|FILE"},
    {"request-id", value, "HEX"},
    {"templates", value, "DIR"},
    {"quiet", flag, {}},
    {"no-color", flag, {}},
};

constexpr Option passphrase{"passphrase-file", value, "FILE"};
constexpr Option book_create_options[] = {
    {"setup", value, "FILE"}, {"time-zone", value, "Z"}, passphrase};
constexpr Option book_set_options[] = {{"four-eyes", value, "off|declared|account"},
                                       {"last-payment", value, "DATE"},
                                       {"archive-until", value, "DATE"},
                                       {"legal-hold", value, "on|off"}};
constexpr Option about_options[] = {{"versions", flag, {}}};
constexpr Option book_restore_options[] = {{"anchors", value, "FILE"},
                                           {"accept-rollback", flag, {}}};
constexpr Option value_list_options[] = {
    {"measure", values, "M"}, {"period", values, "P"}, {"limit", value, "N"}};
constexpr Option value_check_options[] = {{"period", value, "P", true}, {"team", value, "T"}};
constexpr Option value_name_options[] = {
    {"measure", value, "M", true}, {"period", value, "P", true}, {"organisation", value, "CODE"},
    {"unit", value, "CODE"},       {"team", value, "CODE"},      {"intervention", value, "CODE"}};
constexpr Option value_correct_options[] = {
    {"measure", value, "M", true},   {"period", value, "P", true},
    {"organisation", value, "CODE"}, {"unit", value, "CODE"},
    {"team", value, "CODE"},         {"intervention", value, "CODE"},
    {"to", value, "VALUE"},          {"state", value, "STATE", false, states},
    {"comment", value, "TEXT"}};
constexpr Option form_make_options[] = {
    {"period", value, "P", true}, {"team", values, "T"}, {"all", flag, {}}};
constexpr Option form_read_options[] = {{"team", value, "T"}, {"replace", flag, {}}};
constexpr Option form_status_options[] = {{"period", value, "P", true}, {"missing", flag, {}}};
constexpr Option activity_options[] = {
    {"team", value, "T"}, {"organisation", value, "O"}, {"period", value, "P"}};
constexpr Option survey_options[] = {{"survey", value, "CODE"}, {"team", value, "T"}};
constexpr Option participation_options[] = {{"intervention", value, "CODE"},
                                            {"team", value, "CODE"}};
constexpr Option common_options[] = {{"on", value, "DATE"}};
constexpr Option scb_options[] = {
    {"month", value, "MONTH"}, {"keys", value, "FILE"}, {"sent", flag, {}}};
constexpr Option pseudonymise_options[] = {
    {"key", value, "KEYFILE", true}, {"column", value, "NAME"}, {"table", value, "FILE"}};
constexpr Option benchmark_options[] = {{"source", value, "kolada|skolverket"},
                                        {"measure", values, "M"},
                                        {"area", values, "CODE"},
                                        {"period", values, "P"}};
constexpr Option claim_make_options[] = {{"through", value, "PERIOD", true}};
constexpr Option cost_import_options[] = {{"accounts", value, "MAP.csv"}};
constexpr Option claim_show_options[] = {{"eur", value, "RATE@DATE"}};
constexpr Option what_if_options[] = {{"scenario", value, "FILE", true}};
constexpr Option claim_submit_options[] = {{"on", value, "DATE"}, {"reference", value, "TEXT"}};
constexpr Option claim_pay_options[] = {{"on", value, "DATE", true}, {"reference", value, "TEXT"}};
constexpr Option claim_decide_options[] = {{"on", value, "DATE"}};
constexpr Option period_options[] = {
    {"team", value, "T"}, {"organisation", value, "O"}, {"within", flag, {}}};
constexpr Option phase_extend_options[] = {{"to", value, "DATE", true},
                                           {"decision", value, "CODE", true},
                                           {"targets", value, "keep|recompute|FILE", true}};
constexpr Option role_options[] = {{"person", value, "CODE", true},
                                   {"team", value, "T"},
                                   {"organisation", value, "O"},
                                   {"from", value, "DATE"},
                                   {"to", value, "DATE"}};
constexpr Option figures_options[] = {{"indicator", values, "C"},
                                      {"period", values, "P", true},
                                      {"each", value, "FREQUENCY", false, frequencies},
                                      {"cumulative", flag, {}},
                                      {"level", value, "L", false, levels},
                                      {"by", values, "DIMENSION"},
                                      {"phase", value, "CODE"},
                                      {"organisation", value, "CODE"},
                                      {"unit", value, "CODE"},
                                      {"team", value, "CODE"},
                                      {"intervention", value, "CODE"}};
constexpr Option report_options[] = {{"period", value, "P", true},
                                     {"scope", value, "LEVEL:CODE"},
                                     {"profile", value, "PROFILE"},
                                     {"recipient", value, "T"},
                                     {"format", values, "xlsx|html|json"},
                                     {"claim", value, "N"},
                                     {"replaces", value, "R"},
                                     {"indicator", value, "C"},
                                     {"measure", value, "M"}};
constexpr Option report_issue_options[] = {{"period", value, "P", true},
                                           {"scope", value, "LEVEL:CODE"},
                                           {"profile", value, "PROFILE"},
                                           {"recipient", value, "T"},
                                           {"format", values, "xlsx|html|json"},
                                           {"claim", value, "N"},
                                           {"replaces", value, "R"},
                                           {"indicator", value, "C"},
                                           {"measure", value, "M"},
                                           passphrase};
constexpr Option report_submit_options[] = {{"on", value, "DATE", true},
                                            {"reference", value, "TEXT", true}};
constexpr Option report_receive_options[] = {
    {"on", value, "DATE", true}, {"reference", value, "TEXT", true}, {"supplement", flag, {}}};
constexpr Option template_diff_options[] = {
    {"period", value, "P"}, {"scope", value, "LEVEL:CODE"}, {"claim", value, "N"}};
constexpr Option rehearse_options[] = {{"period", value, "P", true},
                                       {"against", value, "F@V"},
                                       {"scope", value, "LEVEL:CODE"},
                                       {"claim", value, "N"}};
constexpr Option tidy_options[] = {{"content", value, "measures|indicators|both"},
                                   {"period", values, "P"},
                                   {"profile", value, "PROFILE"}};
constexpr Option explain_options[] = {{"report", value, "R"}};
constexpr Option verify_options[] = {{"checkpoint", values, "FILE"},
                                     {"seal", value, "FILE"},
                                     {"short-seal", value, "GROUPS"},
                                     {"reports", value, "DIR"},
                                     {"rebuild", flag, {}}};
constexpr Option signing_options[] = {passphrase};
constexpr Option checkpoint_options[] = {{"since", value, "SIZE"}, passphrase};
constexpr Option anchor_options[] = {{"request", value, "FILE"}, {"ca", value, "FILE"}};
constexpr Option demo_options[] = {{"no-serve", flag, {}}};
constexpr Option serve_options[] = {{"port", value, "N"},
                                    {"open", flag, {}},
                                    {"read-only", flag, {}},
                                    {"bind", value, "ADDRESS"},
                                    {"host", values, "NAME"},
                                    {"certificate", value, "FILE"},
                                    {"private-key", value, "FILE"},
                                    {"accounts-file", value, "FILE"},
                                    passphrase};
constexpr Option account_options[] = {{"accounts-file", value, "FILE"}};
constexpr Option account_password_options[] = {{"accounts-file", value, "FILE"},
                                               {"password-file", value, "FILE"}};

constexpr Option help_options[] = {{"man", flag, {}}};

constexpr std::array all{
    Command{"demo", "", "[DIR]", demo_options, false, &run_demo},
    Command{"book", "create", "", book_create_options, false, &run_book_create},
    Command{"book", "info", "", {}, false, &run_book_info},
    Command{"book", "set", "", book_set_options, false, &run_book_set},
    Command{"book", "check", "", {}, false, &run_book_check},
    Command{"book", "backup", "", {}, false, &run_book_backup},
    Command{"book", "restore", "FILE", book_restore_options, false, &run_book_restore},
    Command{"book", "rebuild", "", {}, false, &run_book_rebuild},
    Command{"setup", "import", "FILE", {}, false, &run_setup_import},
    Command{"setup", "export", "", {}, false, &run_setup_export},
    Command{"setup", "template", "", {}, false, &run_setup_template},
    Command{"value", "import", "FILE...", {}, false, &run_value_import},
    Command{"value", "list", "", value_list_options, false, &run_value_list},
    Command{"value", "check", "", value_check_options, false, &run_value_check},
    Command{"value", "history", "", value_name_options, true, &run_value_history},
    Command{"value", "correct", "", value_correct_options, true, &run_value_correct},
    Command{"form", "make", "", form_make_options, false, &run_form_make},
    Command{"form", "read", "FILE...", form_read_options, false, &run_form_read},
    Command{"form", "status", "", form_status_options, false, &run_form_status},
    Command{"activity", "import", "FILE...", {}, false, &run_activity_import},
    Command{"activity", "list", "", activity_options, false, &run_activity_list},
    Command{"survey", "import", "FILE...", {}, false, &run_survey_import},
    Command{"survey", "list", "", survey_options, false, &run_survey_list},
    Command{"participation", "import", "FILE...", {}, false, &run_participation_import},
    Command{"participation", "hours", "FILE...", {}, false, &run_participation_hours},
    Command{"participation", "list", "", participation_options, false, &run_participation_list},
    Command{"participation", "indicators", "", common_options, false,
            &run_participation_indicators},
    Command{"participation", "scb", "", scb_options, false, &run_participation_scb},
    Command{"participation", "reconcile", "FILE...", {}, false, &run_participation_reconcile},
    Command{"outcome", "import", "FILE...", {}, false, &run_outcome_import},
    Command{"participant", "key", "", {}, false, &run_participant_key},
    Command{"participant", "pseudonymise", "FILE", pseudonymise_options, false,
            &run_participant_pseudonymise},
    Command{"participant", "erase", "PSEUDONYM", {}, false, &run_participant_erase},
    Command{"narrative", "import", "FILE...", {}, false, &run_narrative_import},
    Command{"narrative", "list", "", {}, false, &run_narrative_list},
    Command{"benchmark", "import", "FILE...", {}, false, &run_benchmark_import},
    Command{"benchmark", "list", "", benchmark_options, false, &run_benchmark_list},
    Command{"benchmark", "revisions", "", benchmark_options, false, &run_benchmark_revisions},
    Command{"cost", "import", "FILE...", cost_import_options, false, &run_cost_import},
    Command{"cost", "list", "", {}, false, &run_cost_list},
    Command{"financing", "import", "FILE...", {}, false, &run_financing_import},
    Command{"financing", "list", "", {}, false, &run_financing_list},
    Command{"claim", "make", "", claim_make_options, false, &run_claim_make},
    Command{"claim", "check", "CLAIM", {}, false, &run_claim_check},
    Command{"claim", "submit", "CLAIM", claim_submit_options, false, &run_claim_submit},
    Command{"claim", "decide", "CLAIM FILE", claim_decide_options, false, &run_claim_decide},
    Command{"claim", "pay", "CLAIM", claim_pay_options, false, &run_claim_pay},
    Command{"claim", "list", "", {}, false, &run_claim_list},
    Command{"claim", "show", "CLAIM", claim_show_options, false, &run_claim_show},
    Command{"claim", "what-if", "", what_if_options, false, &run_claim_what_if},
    Command{"period", "status", "PERIOD", period_options, false, &run_period_status},
    Command{"period", "submit", "PERIOD", period_options, false, &run_period_submit},
    Command{"period", "return", "PERIOD", period_options, false, &run_period_return},
    Command{"period", "approve", "PERIOD", period_options, false, &run_period_approve},
    Command{"period", "lock", "PERIOD", period_options, false, &run_period_lock},
    Command{"period", "reopen", "PERIOD", period_options, false, &run_period_reopen},
    Command{"role", "grant", "", role_options, false, &run_role_grant},
    Command{"role", "end", "", role_options, false, &run_role_end},
    Command{"role", "list", "", {}, false, &run_role_list},
    Command{"account", "add", "CODE", account_password_options, false, &run_account_add},
    Command{"account", "password", "CODE", account_password_options, false, &run_account_password},
    Command{"account", "disable", "CODE", account_options, false, &run_account_disable},
    Command{"account", "enable", "CODE", account_options, false, &run_account_enable},
    Command{"account", "list", "", account_options, false, &run_account_list},
    Command{"phase", "list", "", {}, false, &run_phase_list},
    Command{"phase", "extend", "PHASE", phase_extend_options, false, &run_phase_extend},
    Command{"indicator", "list", "", {}, false, &run_indicator_list},
    Command{"indicator", "show", "CODE", {}, false, &run_indicator_show},
    Command{"indicator", "figures", "", figures_options, false, &run_indicator_figures},
    Command{"report", "check", "FAMILY", report_options, false, &run_report_check},
    Command{"report", "make", "FAMILY", report_options, false, &run_report_make},
    Command{"report", "issue", "FAMILY", report_issue_options, false, &run_report_issue},
    Command{"report", "submit", "REPORT", report_submit_options, false, &run_report_submit},
    Command{"report", "receive", "REPORT", report_receive_options, false, &run_report_receive},
    Command{"report", "list", "", {}, false, &run_report_list},
    Command{"report", "show", "REPORT", {}, false, &run_report_show},
    Command{"report", "explain", "REF [FILE]", explain_options, false, &run_report_explain},
    Command{"report", "diff", "FIRST SECOND", {}, false, &run_report_diff},
    Command{"report", "rerun", "REPORT", {}, false, &run_report_rerun},
    Command{"template", "list", "", {}, false, &run_template_list},
    Command{"template", "show", "TEMPLATE", {}, false, &run_template_show},
    Command{"template", "check", "TEMPLATE", {}, false, &run_template_check},
    Command{"template", "copy", "TEMPLATE VERSION", {}, false, &run_template_copy},
    Command{"template", "export", "TEMPLATE", {}, false, &run_template_export},
    Command{"template", "import", "FILE", {}, false, &run_template_import},
    Command{"template", "freeze", "TEMPLATE", {}, false, &run_template_freeze},
    Command{"template", "diff", "FROM TO", template_diff_options, false, &run_template_diff},
    Command{"template", "rehearse", "TEMPLATE", rehearse_options, false, &run_template_rehearse},
    Command{"export", "tidy", "", tidy_options, false, &run_export_tidy},
    Command{"audit", "log", "", {}, false, &run_audit_log},
    Command{"audit", "reads", "", {}, false, &run_audit_reads},
    Command{"audit", "checkpoint", "", checkpoint_options, false, &run_audit_checkpoint},
    Command{"audit", "anchor", "request|import|verify [FILE]", anchor_options, false,
            &run_audit_anchor},
    Command{"audit", "key", "protect|unprotect", signing_options, false, &run_audit_key},
    Command{"verify", "", "[FILE]", verify_options, false, &run_verify},
    Command{"serve", "", "[PLACE]", serve_options, false, &run_serve},
    Command{"get", "", "PATH", {}, false, &run_get},
    Command{"completion", "", "bash|zsh|fish|words [WORD...]", {}, false, &run_completion},
    Command{"help", "", "[COMMAND...]", help_options, false, &run_help},
    Command{"about", "", "", about_options, false, &run_about},
};

}  // namespace

std::string_view short_dash(std::string_view option) {
    if (option == "book") return "-b";
    if (option == "dry-run") return "-n";
    if (option == "output") return "-o";
    if (option == "quiet") return "-q";
    return {};
}
std::string command_name(const Command& command) {
    return std::string{command.noun} +
           (command.verb.empty() ? "" : " " + std::string{command.verb});
}
std::string command_key(const Command& command) {
    return "command." + std::string{command.noun} +
           (command.verb.empty() ? "" : "." + std::string{command.verb});
}
std::span<const Command> commands() {
    return all;
}
std::span<const Option> global_options() {
    return globals;
}

}  // namespace utfall::cli
