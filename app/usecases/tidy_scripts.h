#pragma once

#include "app/core/json.h"
#include "app/usecases/table_files.h"
#include "app/usecases/tidy_columns.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Reads data.csv and codebook.csv into R (base alone), with the words of the codes as attributes,
/// and prints rows and sums.
std::string r_script(const std::vector<TidyColumn>& columns);

/// Reads data.csv into SPSS or PSPP with the labels of variables and codes in `lang`, prints rows
/// and sums, and saves data.sav.
std::string spss_script(const std::vector<TidyColumn>& columns, const PlainTable& codebook,
                        core::Lang lang);

/// What the data package says of one of its files.
struct PackagedFile {
    std::string name;
    std::uint64_t bytes{0};
    std::string sha256;
};

/// datapackage.json: a tabular data package of Frictionless Data.
core::Json data_package(const std::vector<TidyColumn>& columns, const PlainTable& codebook,
                        const std::string& title, const std::string& created,
                        const PackagedFile& data, const PackagedFile& codes);

}  // namespace utfall::usecases
