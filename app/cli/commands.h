#pragma once

#include "app/cli/command.h"

// What each command does. One file a noun; app/cli/commands.cpp is the table that names them.
namespace utfall::cli {

ExitStatus run_demo(Context& context, const Arguments& arguments);
ExitStatus run_book_create(Context& context, const Arguments& arguments);
ExitStatus run_book_info(Context& context, const Arguments& arguments);
ExitStatus run_book_set(Context& context, const Arguments& arguments);
ExitStatus run_book_check(Context& context, const Arguments& arguments);
ExitStatus run_book_backup(Context& context, const Arguments& arguments);
ExitStatus run_book_restore(Context& context, const Arguments& arguments);
ExitStatus run_book_rebuild(Context& context, const Arguments& arguments);
ExitStatus run_verify(Context& context, const Arguments& arguments);
ExitStatus run_export_tidy(Context& context, const Arguments& arguments);
ExitStatus run_audit_log(Context& context, const Arguments& arguments);
ExitStatus run_audit_checkpoint(Context& context, const Arguments& arguments);
ExitStatus run_audit_key(Context& context, const Arguments& arguments);
ExitStatus run_audit_anchor(Context& context, const Arguments& arguments);
ExitStatus run_setup_import(Context& context, const Arguments& arguments);
ExitStatus run_setup_export(Context& context, const Arguments& arguments);
ExitStatus run_setup_template(Context& context, const Arguments& arguments);
ExitStatus run_value_import(Context& context, const Arguments& arguments);
ExitStatus run_value_list(Context& context, const Arguments& arguments);
ExitStatus run_value_check(Context& context, const Arguments& arguments);
ExitStatus run_value_history(Context& context, const Arguments& arguments);
ExitStatus run_value_correct(Context& context, const Arguments& arguments);
ExitStatus run_form_make(Context& context, const Arguments& arguments);
ExitStatus run_form_read(Context& context, const Arguments& arguments);
ExitStatus run_form_status(Context& context, const Arguments& arguments);
ExitStatus run_activity_import(Context& context, const Arguments& arguments);
ExitStatus run_activity_list(Context& context, const Arguments& arguments);
ExitStatus run_survey_import(Context& context, const Arguments& arguments);
ExitStatus run_survey_list(Context& context, const Arguments& arguments);
ExitStatus run_participation_import(Context& context, const Arguments& arguments);
ExitStatus run_participation_hours(Context& context, const Arguments& arguments);
ExitStatus run_participation_list(Context& context, const Arguments& arguments);
ExitStatus run_outcome_import(Context& context, const Arguments& arguments);
ExitStatus run_participation_indicators(Context& context, const Arguments& arguments);
ExitStatus run_participation_scb(Context& context, const Arguments& arguments);
ExitStatus run_participation_reconcile(Context& context, const Arguments& arguments);
ExitStatus run_participant_key(Context& context, const Arguments& arguments);
ExitStatus run_participant_pseudonymise(Context& context, const Arguments& arguments);
ExitStatus run_participant_erase(Context& context, const Arguments& arguments);
ExitStatus run_narrative_import(Context& context, const Arguments& arguments);
ExitStatus run_narrative_list(Context& context, const Arguments& arguments);
ExitStatus run_benchmark_import(Context& context, const Arguments& arguments);
ExitStatus run_benchmark_list(Context& context, const Arguments& arguments);
ExitStatus run_benchmark_revisions(Context& context, const Arguments& arguments);
ExitStatus run_cost_import(Context& context, const Arguments& arguments);
ExitStatus run_cost_list(Context& context, const Arguments& arguments);
ExitStatus run_financing_import(Context& context, const Arguments& arguments);
ExitStatus run_financing_list(Context& context, const Arguments& arguments);
ExitStatus run_claim_make(Context& context, const Arguments& arguments);
ExitStatus run_claim_list(Context& context, const Arguments& arguments);
ExitStatus run_claim_show(Context& context, const Arguments& arguments);
ExitStatus run_claim_what_if(Context& context, const Arguments& arguments);
ExitStatus run_period_status(Context& context, const Arguments& arguments);
ExitStatus run_period_submit(Context& context, const Arguments& arguments);
ExitStatus run_period_return(Context& context, const Arguments& arguments);
ExitStatus run_period_approve(Context& context, const Arguments& arguments);
ExitStatus run_period_lock(Context& context, const Arguments& arguments);
ExitStatus run_period_reopen(Context& context, const Arguments& arguments);
ExitStatus run_phase_extend(Context& context, const Arguments& arguments);
ExitStatus run_role_grant(Context& context, const Arguments& arguments);
ExitStatus run_role_end(Context& context, const Arguments& arguments);
ExitStatus run_role_list(Context& context, const Arguments& arguments);
ExitStatus run_phase_list(Context& context, const Arguments& arguments);
ExitStatus run_indicator_list(Context& context, const Arguments& arguments);
ExitStatus run_indicator_show(Context& context, const Arguments& arguments);
ExitStatus run_indicator_figures(Context& context, const Arguments& arguments);
ExitStatus run_report_check(Context& context, const Arguments& arguments);
ExitStatus run_report_make(Context& context, const Arguments& arguments);
ExitStatus run_report_issue(Context& context, const Arguments& arguments);
ExitStatus run_report_submit(Context& context, const Arguments& arguments);
ExitStatus run_report_receive(Context& context, const Arguments& arguments);
ExitStatus run_report_list(Context& context, const Arguments& arguments);
ExitStatus run_report_show(Context& context, const Arguments& arguments);
ExitStatus run_report_explain(Context& context, const Arguments& arguments);
ExitStatus run_report_diff(Context& context, const Arguments& arguments);
ExitStatus run_report_rerun(Context& context, const Arguments& arguments);
ExitStatus run_template_list(Context& context, const Arguments& arguments);
ExitStatus run_template_show(Context& context, const Arguments& arguments);
ExitStatus run_template_check(Context& context, const Arguments& arguments);
ExitStatus run_template_copy(Context& context, const Arguments& arguments);
ExitStatus run_template_export(Context& context, const Arguments& arguments);
ExitStatus run_template_import(Context& context, const Arguments& arguments);
ExitStatus run_template_freeze(Context& context, const Arguments& arguments);
ExitStatus run_template_diff(Context& context, const Arguments& arguments);
ExitStatus run_template_rehearse(Context& context, const Arguments& arguments);
ExitStatus run_serve(Context& context, const Arguments& arguments);
ExitStatus run_get(Context& context, const Arguments& arguments);
ExitStatus run_about(Context& context, const Arguments& arguments);

}  // namespace utfall::cli
