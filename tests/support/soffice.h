#pragma once

#include <string>
#include <vector>

namespace utfall::tests {

/// Opens `file` in LibreOffice, in a profile of its own that recalculates every formula on loading,
/// and saves it in `folder` as `format` ("xlsx", "pdf"). Returns the new file's path; throws when
/// there is none.
std::string convert_with_soffice(const std::string& file, const std::string& format,
                                 const std::string& folder);

/// The same workbook as other programs save it: LibreOffice and openpyxl, each in `folder`.
std::vector<std::string> saved_by_others(const std::string& workbook, const std::string& folder);

/// The answer of tests/support/read_xlsx.py (openpyxl) to `command` on files. Throws when it fails.
std::string read_xlsx(const std::string& command, const std::string& file,
                      const std::string& other = {});

}  // namespace utfall::tests
