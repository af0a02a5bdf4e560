#pragma once

#include "app/usecases/reports.h"

#include <string>
#include <vector>

namespace utfall::cli {

struct Context;

/// Writes the files into the folder; gives a line for each, with its path and digest.
std::string write_files(const std::vector<usecases::ReportFile>& files, const std::string& folder);
/// The files of an issued report, and the seal that goes with them; says so where there is none.
std::string write_issued(const Context& context, usecases::Book& book, const std::string& number,
                         std::vector<usecases::ReportFile> files, const std::string& folder);

}  // namespace utfall::cli
