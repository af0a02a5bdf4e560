#pragma once

#include "app/core/json.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/report_origins.h"
#include "app/usecases/reports.h"
#include "reports/dataset.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

// What preparing, issuing and making a report again share.

/// What a report was asked to be, as its entry records it.
core::Json parameters_json(const ReportFacts& facts);

/// What the printed digest covers: the figures, the texts, the template and the parameters; not the
/// layout, nor the seal that prints it.
std::string content_digest(const reports::DataSet& data, const std::string& template_digest,
                           const core::Json& parameters);

/// prepare_report() of a report that says something of itself which the book does not: `stated` is
/// part of its DataSet.
PreparedReport prepare_stated(Book& book, const TemplateSource& templates,
                              const std::string& family, std::uint64_t as_of,
                              const ReportRequest& request, const std::string& number,
                              reports::DataRow stated);
/// A report by `form`, wherever that lies, before anything of it is calculated.
PreparedReport unprepared(const reports::Template& form, std::uint64_t as_of);
/// reopen_report() for whoever composes it in a way of their own, or calculates it anew.
PreparedReport reopen_uncomposed(const ledger::Store& store, const IssuedReport& issued);
/// The report as it was before anything of it was calculated: what it stated so is there, and how
/// other reports came out when they were tried again, which says nothing of this one.
PreparedReport unfilled(const PreparedReport& report);

/// Calculates the whole DataSet of `report`, whose template is set, and composes it. What its
/// DataSet states already stays.
void fill_report(Book& book, PreparedReport& report, const ReportRequest& request,
                 const std::string& number);

/// The same from facts that somebody has put together.
void fill_report(const ReportFacts& facts, PreparedReport& report, const std::string& number);
/// Its first half, the DataSet, as its profile has it; whole and without its seal where origins are
/// not kept: numbers are followed by those.
void calculate_report(const ReportFacts& facts, Origins& origins, PreparedReport& report,
                      const std::string& number);

/// The numbers of the DataSet before any is hidden, without narratives, which repeat them, and
/// without the seal.
void calculate_whole(const ReportFacts& facts, Origins& origins, PreparedReport& report,
                     const std::string& number);

/// Composes from the DataSet that `report` holds.
void compose_report(PreparedReport& report, core::Lang lang, bool preview,
                    const ledger::Store& store);

/// The formats that `report` was issued in, in the order of its entry.
std::vector<std::string> formats_of(const IssuedReport& report);

}  // namespace utfall::usecases
