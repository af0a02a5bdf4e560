#pragma once

#include "app/web/routes.h"

#include <span>

namespace utfall::web {

// The pages and acts of each subject, in pages_<subject>.cpp; routes.cpp puts them together.
/// Logging in and out, and one's own password.
std::span<const Route> account_routes();
/// The list of books, and ways to get a first one.
std::span<const Route> books_routes();
/// Where the work stands, and what to do next.
std::span<const Route> overview_routes();
/// The matrix of teams and periods, and the entry grid.
std::span<const Route> collection_routes();
/// Collection forms: sent out, read back, their receipts.
std::span<const Route> forms_routes();
/// Periods: submitted, approved, locked.
std::span<const Route> periods_routes();
/// Indicators and their figures.
std::span<const Route> indicators_routes();
/// One value: its versions, its origin, its correction.
std::span<const Route> values_routes();
/// What is to be looked at in the values of a period.
std::span<const Route> checks_routes();
/// Figures of others to hold one's own against.
std::span<const Route> benchmarks_routes();
/// Phases and their extensions.
std::span<const Route> phases_routes();
/// Trainings, workshops, meetings and support.
std::span<const Route> activities_routes();
/// What answers to surveys come to.
std::span<const Route> surveys_routes();
/// Who took part, in counts: common indicators, months for SCB, erasing.
std::span<const Route> participations_routes();
/// Files taken in: preview, findings, receipt.
std::span<const Route> import_routes();
/// What an evaluator takes home.
std::span<const Route> export_routes();
/// Costs, financing and claims.
std::span<const Route> funding_routes();
/// What the next claim would be under a scenario.
std::span<const Route> what_if_routes();
/// Reports: archive, builder, one report and its origins.
std::span<const Route> reports_routes();
/// Templates, their versions and differences.
std::span<const Route> templates_routes();
/// The log and the verification of the book.
std::span<const Route> audit_routes();
/// Settings of the user and facts of the book.
std::span<const Route> settings_routes();
/// Search over the whole book.
std::span<const Route> search_routes();
/// Long work: its progress and its end.
std::span<const Route> jobs_routes();
/// Help, accessibility and, in debug builds, the components.
std::span<const Route> help_routes();

}  // namespace utfall::web
