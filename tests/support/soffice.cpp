#include "tests/support/soffice.h"

#include "tests/support/run_process.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <stdexcept>

namespace utfall::tests {

namespace {

/// 0: always recalculate.
constexpr const char* recalculate_always =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

}  // namespace

std::string convert_with_soffice(const std::string& file, const std::string& format,
                                 const std::string& folder) {
    const TemporaryFolder profile;
    std::filesystem::create_directories(profile.path() / "user");
    write_bytes(profile.file("user/registrymodifications.xcu"), recalculate_always);
    const ProcessResult result =
        run_process({"soffice", "-env:UserInstallation=file://" + profile.path().string(),
                     "--headless", "--norestore", "--convert-to", format, "--outdir", folder, file},
                    {{"HOME", profile.path().string()}});
    const std::filesystem::path made = std::filesystem::path{folder} /
                                       (std::filesystem::path{file}.stem().string() + "." + format);
    if (result.status != 0 || !std::filesystem::exists(made)) {
        throw std::runtime_error("LibreOffice cannot open " + file + ": " + result.err);
    }
    return made.string();
}

std::vector<std::string> saved_by_others(const std::string& workbook, const std::string& folder) {
    std::filesystem::create_directories(folder);
    const std::string by_openpyxl = folder + "/openpyxl.xlsx";
    const ProcessResult ran =
        run_process({"/usr/bin/python3", UTFALL_SOURCE_ROOT "/tests/support/alter_workbook.py",
                     workbook, by_openpyxl},
                    {{"PYTHONUTF8", "1"}});
    if (ran.status != 0) throw std::runtime_error("openpyxl cannot save " + workbook + ran.err);
    return {convert_with_soffice(workbook, "xlsx", folder), by_openpyxl};
}

std::string read_xlsx(const std::string& command, const std::string& file,
                      const std::string& other) {
    std::vector<std::string> arguments{
        "/usr/bin/python3", UTFALL_SOURCE_ROOT "/tests/support/read_xlsx.py", command, file};
    if (!other.empty()) arguments.push_back(other);
    const ProcessResult result = run_process(arguments, {{"PYTHONUTF8", "1"}});
    if (result.status != 0) throw std::runtime_error(command + ": " + result.out + result.err);
    return result.out;
}

}  // namespace utfall::tests
