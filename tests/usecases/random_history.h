#pragma once

#include "app/usecases/printed_figures.h"
#include "tests/support/sync_calls.h"
#include "tests/usecases/small_book.h"

#include <random>
#include <string>

namespace utfall::tests {

/// What somebody might do to what a report says: a value that comes, is corrected or is said to be
/// unknown, or another set-up.
struct RandomChange {
    std::string value_rows;  ///< A value file; empty: it is something else.
    std::optional<usecases::Correction> correction;
    std::string setup;  ///< A whole document.
    std::string words;  ///< For messages.
};

/// The small book, with chance, and with a template of a few lines, so that making a report of it
/// costs milliseconds.
struct RandomHistory : SmallBook {
    explicit RandomHistory(std::mt19937& random);

    RandomChange any_change();
    void record(const RandomChange& change);
    void record_any(int changes);

    std::string issued();
    /// What the report printed when it was issued.
    usecases::PrintedFigures as_issued(const std::string& number);
    /// What it prints when it is made again of the book as it stands.
    usecases::PrintedFigures made_again(const std::string& number);

  private:
    std::size_t below(std::size_t end) { return random_() % end; }
    RandomChange any_value();
    RandomChange any_setup();

    NoSyncs in_haste_;  // Nobody pulls the plug here.
    std::mt19937& random_;
    TemporaryFolder template_folder_;
};

}  // namespace utfall::tests
