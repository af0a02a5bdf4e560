#pragma once

#include "app/usecases/form_read.h"

#include <string>

namespace utfall::usecases {

/// What became of a form, as a page of its own for whoever sent it in: what was recorded, from
/// which file, and what is to be looked at. In the form's language, or `lang` where it has none.
std::string form_receipt(const ledger::Store& store, const FormRead& read, core::Lang lang);

/// The form as it was filled in, with a column that says what is to be looked at in each row. It
/// can be mended and sent in again. Empty for what is no form of this book.
std::string form_with_remarks(const ledger::Store& store, const FormRead& read);

}  // namespace utfall::usecases
