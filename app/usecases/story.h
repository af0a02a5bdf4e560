#pragma once

#include "app/core/clock.h"
#include "app/core/finding.h"
#include "app/core/localized.h"
#include "app/usecases/books.h"
#include "app/usecases/reports.h"
#include "app/usecases/template_source.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A clock that shows what the story says, so that an example book is the same on every machine.
class StoryClock final : public core::Clock {
  public:
    core::Instant now() override { return time_; }
    void set(core::Instant time) { time_ = time; }

  private:
    core::Instant time_;
};

/// Bytes that look random and follow from a seed: only for example books.
class StoryEntropy final : public core::Entropy {
  public:
    explicit StoryEntropy(std::string seed) : seed_(std::move(seed)) {}
    void fill(unsigned char* out, std::size_t size) override;

  private:
    std::string seed_;
    std::uint64_t counter_{0};
};

/// Makes books with another clock and entropy than the surroundings'.
using BooksMaker = std::function<std::unique_ptr<Books>(core::Clock&, core::Entropy&)>;

struct StoryReport {
    std::string number;
    std::vector<ReportFile> files;
};

struct Story {
    std::string book_path;
    std::uint64_t entries{0};
    std::vector<StoryReport> reports;
    core::Findings findings;  ///< Faults of a step: the story stopped there.
};

/// One line of progress: "3/21 value import 2024-VT.csv".
using StorySink = std::function<void(const std::string&)>;

/// Names of the stories the program carries: "up2", "plugin", "plugin2".
std::vector<std::string> story_names();
/// The file that the book of a story gets: "up2-exempel.utfall".
std::string story_file(const std::string& name);

/// Plays a story the program carries into a new book in `folder`, through the same use cases as the
/// command line. Throws Error(not_found, "STORY_UNKNOWN"), Error(conflict, "BOOK_EXISTS").
Story play_story(const std::string& name, const std::string& folder, const BooksMaker& make_books,
                 const TemplateSource& templates, const StorySink& tell);

}  // namespace utfall::usecases
