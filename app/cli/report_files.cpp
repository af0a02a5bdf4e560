#include "app/cli/report_files.h"

#include "app/cli/context.h"
#include "app/usecases/report_seal.h"

namespace utfall::cli {

std::string write_files(const std::vector<usecases::ReportFile>& files, const std::string& folder) {
    std::string words;
    for (const auto& file : files) {
        const std::string path = folder + "/" + file.name;
        write_file(path, file.bytes);
        words += "  " + path + "  " + file.sha256.substr(0, 12) + "\n";
    }
    return words;
}

std::string write_issued(const Context& context, usecases::Book& book, const std::string& number,
                         std::vector<usecases::ReportFile> files, const std::string& folder) {
    if (auto seal = usecases::seal_file(book, number)) {
        files.push_back(std::move(*seal));
    } else if (book.notary() != nullptr) {
        const auto size = usecases::issued_report(book.store(), number).entry + 1;
        context.say(context.text("report.unsealed", {{"size", std::to_string(size)}}));
    }
    return write_files(files, folder);
}

}  // namespace utfall::cli
