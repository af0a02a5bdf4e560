#pragma once

#include "reports/template.h"

#include <string>

namespace utfall::tests {

/// The files of a shipped version, as the build carries them.
reports::TemplateFiles shipped_files(const std::string& family,
                                     const std::string& version = "1.0.0");

/// A small draft template of one table, one chart and two languages, without faults.
reports::TemplateFiles small_files();

/// `files` with `from` replaced by `to` in `path`; fails the test when `from` is not there.
reports::TemplateFiles changed(reports::TemplateFiles files, const std::string& path,
                               const std::string& from, const std::string& to);

/// Reads a template that has no faults.
reports::Template read_good(const reports::TemplateFiles& files);

}  // namespace utfall::tests
