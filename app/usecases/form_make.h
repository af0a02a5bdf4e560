#pragma once

#include "app/usecases/form_workbook.h"
#include "app/usecases/setup.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A form as it was sent out: what the book knew then, and its rows.
struct FormAsMade {
    FormMark mark;
    std::shared_ptr<const Setup> setup;  ///< Holds what the rows point to.
    EntryGrid grid;
};

/// The set-up that forms are made of. Those of one period were sent out together: it is read once
/// for all of them.
class FormSetups {
  public:
    explicit FormSetups(Book& book) : store_(book.store()) {}
    std::shared_ptr<const Setup> at(std::uint64_t as_of);

  private:
    const ledger::Store& store_;
    std::uint64_t as_of_{0};
    std::shared_ptr<const Setup> setup_;
};

/// Makes the rows of a form again, or for the first time. Throws Error(not_found,
/// "COLLECTOR_UNKNOWN" | "PERIOD_UNKNOWN").
FormAsMade form_as_made(Book& book, FormSetups& setups, const FormMark& mark);

/// The form as a workbook; `answers` as Form has them.
std::string workbook_of(const ledger::Store& store, const FormAsMade& made,
                        const std::map<std::string, FormAnswer>* answers = nullptr);

struct FormsWanted {
    std::string period;
    std::vector<std::string> collectors;  ///< Slugs; empty: everybody who is asked.
    core::Lang lang{core::Lang::sv};
    std::uint64_t as_of{0};
};

struct MadeForm {
    std::string name;  ///< Of the file: "HT25_T1.xlsx".
    FormMark mark;
    Collector collector;
    core::Date due;
    std::size_t rows{0};
    std::string bytes;
};

/// Those who are asked for values of a period, in the order of the set-up; empty: nobody.
std::vector<Collector> asked_for(const Setup& setup, const std::string& period);

/// The same of those who are wanted. Throws Error(not_found,
/// "PERIOD_UNKNOWN" | "PERIOD_NOT_ASKED" | "COLLECTOR_UNKNOWN"), the second also for one who is
/// named and not asked.
std::vector<Collector> asked_for_forms(const Setup& setup, const FormsWanted& wanted);

/// Makes the forms one by one and hands each over. Throws as asked_for_forms() does.
void make_forms(Book& book, const FormsWanted& wanted, const ProgressSink& progress,
                const std::function<void(MadeForm)>& take);

/// The same in one packed file, for whoever sends them all.
std::string packed_forms(Book& book, const FormsWanted& wanted, const ProgressSink& progress);

}  // namespace utfall::usecases
