#pragma once

#include "app/core/clock.h"
#include "app/usecases/form.h"

#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What somebody wrote in a row, and what is to be said of it.
struct FormAnswer {
    FormContent content;
    std::vector<std::string> remarks;
};

/// A collection form to be written.
struct Form {
    FormMark mark;
    const EntryGrid& grid;
    std::string operation;              ///< "22-030-S03, Uppdrag psykisk hälsa"
    std::string organisation;           ///< Its name.
    std::vector<std::string> contacts;  ///< Whom to ask, and whom to send it to.
    bool is_example{false};             ///< Of a book whose figures are invented.
    core::Instant created;
    /// By row, of a copy that is sent back; nullptr: a form to fill in.
    const std::map<std::string, FormAnswer>* answers{nullptr};
};

/// How to fill it in, the rows, what they mean, and the words that may stand in them. The same form
/// gives the same bytes.
std::string form_workbook(const Form& form);

}  // namespace utfall::usecases
