#pragma once

#include "app/cli/context.h"
#include "app/usecases/value_import.h"

#include <fstream>
#include <list>
#include <string>
#include <vector>

namespace utfall::cli {

/// The files that a command names, open to be read.
class InputFiles {
  public:
    /// Throws Error(unreadable, "FILE_UNREADABLE").
    explicit InputFiles(const std::vector<std::string>& paths);
    std::vector<usecases::InputFile>& files() { return files_; }

  private:
    std::list<std::ifstream> streams_;
    std::vector<usecases::InputFile> files_;
};

/// What every import answers to a program.
core::Json import_json(const usecases::Imported& imported);
/// What was, or would be, recorded; one line.
std::string import_words(const Context& context, const Arguments& arguments,
                         const usecases::Imported& imported);

}  // namespace utfall::cli
