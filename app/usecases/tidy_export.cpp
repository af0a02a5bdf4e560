#include "app/usecases/tidy_export.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/output_file.h"
#include "app/intake/zip_writer.h"
#include "app/usecases/row_sinks.h"
#include "app/usecases/tidy_codebook.h"
#include "app/usecases/tidy_scripts.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

constexpr std::size_t shown_rows = 20;

PackagedFile packaged(const std::string& folder, const std::string& name) {
    std::ifstream in{folder + "/" + name, std::ios::binary};
    core::Sha256 hash;
    PackagedFile file{name, 0, {}};
    std::array<char, 65536> block{};
    while (in.read(block.data(), block.size()) || in.gcount() > 0) {
        const auto count = static_cast<std::size_t>(in.gcount());
        hash.update({block.data(), count});
        file.bytes += count;
    }
    file.sha256 = hash.finish().hex();
    return file;
}

/// The same rows in three files.
class DataFiles {
  public:
    DataFiles(const std::string& folder, const std::vector<TidyColumn>& columns,
              core::Instant created) {
        std::vector<std::string> names;
        names.reserve(columns.size());
        for (const TidyColumn& column : columns) names.push_back(column.name);
        sinks_[0] = csv_sink(folder + "/data.csv", core::Lang::en, names);
        sinks_[1] = csv_sink(folder + "/data_excel_sv.csv", core::Lang::sv, names);
        sinks_[2] = sheet_sink(folder + "/data.xlsx", "data", names, created);
    }

    void add(const TidyRow& row) {
        for (const auto& sink : sinks_) {
            for (const auto& cell : row) {
                if (const auto* number = std::get_if<core::Decimal>(&cell)) {
                    sink->number(*number);
                } else {
                    sink->text(std::get<std::string>(cell));
                }
            }
            sink->end_row();
        }
    }

    void close() {
        for (const auto& sink : sinks_) sink->close();
    }

  private:
    std::array<std::unique_ptr<RowSink>, 3> sinks_;
};

std::string title_of(const Setup& setup, const TidyQuery& query) {
    const auto& operation = *setup.programme.operation;
    return operation.code + " " + operation.name.en + ", as of entry " +
           std::to_string(query.as_of) + (query.is_public ? ", public" : "");
}

}  // namespace

TidyExported export_tidy(Book& book, const TidyQuery& query, core::Lang lang,
                         const std::string& folder, const ProgressSink& progress) {
    const Setup setup = load_setup(book.store(), query.as_of);
    if (!setup.programme.operation)
        throw core::Error{core::ErrorKind::conflict, "SETUP_MISSING", {}};
    const auto columns = tidy_columns(setup.framework, query.content);
    const auto created = book.store().entry(query.as_of - 1)->recorded_at;
    TidyExported exported;
    exported.columns = columns;
    DataFiles data{folder, columns, created};
    each_tidy_row(book, setup, query, progress, [&](const TidyRow& row) {
        data.add(row);
        if (exported.first.size() < shown_rows) exported.first.push_back(row);
        if (++exported.rows % 10'000 == 0 && progress) progress({exported.rows, 0});
    });
    data.close();

    const PlainTable codebook = tidy_codebook(setup, book.store(), query.as_of, columns);
    core::write_file(folder + "/codebook.csv", csv_of(codebook, core::Lang::en));
    const auto package =
        data_package(columns, codebook, title_of(setup, query), created.to_string(),
                     packaged(folder, "data.csv"), packaged(folder, "codebook.csv"));
    core::write_file(folder + "/datapackage.json", core::pretty(package));
    core::write_file(folder + "/read.R", r_script(columns));
    core::write_file(folder + "/read.sps", spss_script(columns, codebook, lang));
    exported.files = {"data.csv",     "data_excel_sv.csv", "data.xlsx",
                      "codebook.csv", "datapackage.json",  "read.R",
                      "read.sps"};
    return exported;
}

TidyPacked packed_tidy_export(Book& book, const TidyQuery& query, core::Lang lang,
                              const std::string& folder, const ProgressSink& progress) {
    TidyExported exported = export_tidy(book, query, lang, folder, progress);
    std::vector<intake::FileToPack> files;
    for (const std::string& name : exported.files) files.push_back({name, folder + "/" + name});
    const std::string packed = folder + "/data.zip";
    intake::pack_files(packed, files);
    for (const auto& file : files) std::filesystem::remove(file.path);
    return {packed, std::move(exported)};
}

}  // namespace utfall::usecases
