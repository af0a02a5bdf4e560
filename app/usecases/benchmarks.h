#pragma once

#include "app/indicators/benchmark.h"
#include "app/indicators/framework.h"
#include "app/ledger/store.h"
#include "app/programme/programme.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Which figures of others are asked for; what is empty asks for all.
struct BenchmarkFilter {
    std::string publisher;              ///< "kolada", "skolverket".
    std::vector<std::string> measures;  ///< Ids, or titles word for word.
    std::vector<std::string> areas;
    std::vector<std::string> periods;

    [[nodiscard]] bool takes(const indicators::Benchmark& benchmark) const;
};

/// A filter of what a user typed. Throws Error(usage, "PUBLISHER_UNKNOWN").
BenchmarkFilter benchmark_filter(std::string publisher, std::vector<std::string> measures,
                                 std::vector<std::string> areas, std::vector<std::string> periods);

/// The versions in force at `as_of`, in order of publisher, measure, area, period, sex, breakdown.
std::vector<indicators::Benchmark> benchmarks_at(const ledger::Store& store, std::uint64_t as_of,
                                                 const BenchmarkFilter& filter = {});

/// What an indicator is held against (`benchmark` of its definition), in force at `as_of`: of the
/// programme's organisations and of the nation. Empty where the definition names none.
std::vector<indicators::Benchmark> benchmarks_beside(
    const ledger::Store& store, std::uint64_t as_of,
    const indicators::IndicatorDefinition& definition, const programme::Programme& programme);

/// Another figure, published later, in place of one that had been recorded.
struct BenchmarkRevision {
    indicators::Benchmark before;
    indicators::Benchmark now;
    std::vector<std::string> reports;  ///< Numbers of the issued reports that cite `before`.
};

/// All of them below `as_of`, oldest first. A version that only says the same in other words is
/// none.
std::vector<BenchmarkRevision> benchmark_revisions(const ledger::Store& store, std::uint64_t as_of,
                                                   const BenchmarkFilter& filter = {});

/// Which issued reports cite a figure of others: those whose recorded DataSet has a row for it in
/// the table "benchmarks", whose column "line" names its line, "12:3".
class BenchmarkCitations {
  public:
    BenchmarkCitations(const ledger::Store& store, std::uint64_t as_of);

    /// Their numbers, in the order in which they were issued; one that was replaced is still cited.
    [[nodiscard]] std::vector<std::string> reports_of(const ledger::LineRef& line) const;

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> reports_;
};

/// The files that the entries of lines name: by entry, in the order of `Benchmark::source`.
class BenchmarkFiles {
  public:
    explicit BenchmarkFiles(const ledger::Store& store, std::uint64_t as_of);

    struct File {
        std::string name;
        std::string sha256;
    };
    [[nodiscard]] File of(const indicators::Benchmark& benchmark) const;

  private:
    std::map<std::uint64_t, std::vector<File>> files_;
};

}  // namespace utfall::usecases
