#include "app/usecases/story.h"

#include "app/core/digest.h"
#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/usecases/activity_import.h"
#include "app/usecases/benchmark_import.h"
#include "app/usecases/book.h"
#include "app/usecases/claims.h"
#include "app/usecases/hours_import.h"
#include "app/usecases/money_import.h"
#include "app/usecases/narrative.h"
#include "app/usecases/outcome_import.h"
#include "app/usecases/participation_import.h"
#include "app/usecases/report_seal.h"
#include "app/usecases/setup.h"
#include "app/usecases/survey_import.h"
#include "app/usecases/value_import.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <sstream>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;
constexpr std::string_view examples = "templates/example/";

std::string_view bytes_of(const std::string& story, const std::string& file) {
    const auto bytes = core::embedded_file(std::string{examples} + story + "/" + file);
    if (!bytes) throw Error{ErrorKind::configuration, "STORY_FILE_MISSING", {{"file", file}}};
    return *bytes;
}

// A step's members with its options laid over them.
core::Json with_options(core::Json step) {
    const core::Json* options = step.find("options");
    if (options == nullptr) return step;
    const core::Json chosen = *options;
    for (const auto& [name, value] : chosen.object()) step.set(name, value);
    return step;
}

Imported import_files(
    Book& book, const std::string& story, const core::Json& step, const Act& act,
    const std::function<Imported(Book&, std::vector<InputFile>&, const Act&)>& import) {
    std::vector<std::string> names;
    if (const core::Json* one = step.find("file")) names.push_back(one->string());
    if (const core::Json* many = step.find("files")) {
        for (const auto& name : many->array()) names.push_back(name.string());
    }
    std::vector<std::istringstream> streams;
    streams.reserve(names.size());
    for (const auto& name : names) streams.emplace_back(std::string{bytes_of(story, name)});
    std::vector<InputFile> files;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t slash = names[i].rfind('/');
        files.push_back(
            {slash == std::string::npos ? names[i] : names[i].substr(slash + 1), streams[i], 0});
    }
    return import(book, files, act);
}

Imported import_figures_of_others(Book& book, std::vector<InputFile>& files, const Act& act,
                                  const ProgressSink& progress) {
    return import_benchmarks(book, files, act, progress).imported;
}

Imported import_people(Book& book, std::vector<InputFile>& files, const Act& act,
                       const ProgressSink& progress) {
    return import_participations(book, files, act, progress).imported;
}

using Import = Imported (*)(Book&, std::vector<InputFile>&, const Act&, const ProgressSink&);

std::function<Imported(Book&, std::vector<InputFile>&, const Act&)> untold(Import how) {
    return [how](Book& book, std::vector<InputFile>& files, const Act& act) {
        return how(book, files, act, {});
    };
}

ValueName value_name(const core::Json& step) {
    ValueName name{step.string_or("measure"),
                   step.string_or("period"),
                   step.string_or("organisation"),
                   step.string_or("unit"),
                   step.string_or("team"),
                   step.string_or("intervention"),
                   {}};
    if (const core::Json* breakdown = step.find("breakdown")) {
        for (const auto& [dimension, category] : breakdown->object())
            name.breakdown[dimension] = category.string();
    }
    return name;
}

// Plays one step; what it stored is in the book, what it faulted in `story.findings`.
class Stage {
  public:
    Stage(std::string name, Book& book, const TemplateSource& templates, Story& story)
        : name_(std::move(name)), book_(book), templates_(templates), story_(story) {}

    void play(const core::Json& whole, const Act& act) {
        const std::string command = whole.string_or("command");
        const core::Json step = with_options(whole);
        if (command == "setup import") {
            const std::string file = step.string_or("file");
            story_.findings.append(
                import_setup(book_, std::string{bytes_of(name_, file)}, file, act).findings);
        } else if (command == "value import") {
            import(step, act, untold(import_values));
        } else if (command == "cost import") {
            import(step, act, untold(import_costs));
        } else if (command == "financing import") {
            import(step, act, untold(import_financing));
        } else if (command == "activity import") {
            import(step, act, untold(import_activities));
        } else if (command == "survey import") {
            import(step, act, untold(import_answers));
        } else if (command == "participation import") {
            import(step, act, untold(import_people));
        } else if (command == "participation hours") {
            import(step, act, untold(import_hours));
        } else if (command == "outcome import") {
            import(step, act, untold(import_outcomes));
        } else if (command == "benchmark import") {
            import(step, act, untold(import_figures_of_others));
        } else if (command == "narrative import") {
            import(step, act, untold(import_narratives));
        } else if (command == "value correct") {
            correct(step, act);
        } else if (command == "claim make") {
            story_.findings.append(
                make_claim(book_, step.string_or("through"), act).result.findings);
        } else if (command == "report issue") {
            issue(step, act);
        } else {
            throw Error{ErrorKind::configuration, "STORY_COMMAND", {{"command", command}}};
        }
    }

  private:
    void import(const core::Json& step, const Act& act,
                const std::function<Imported(Book&, std::vector<InputFile>&, const Act&)>& how) {
        story_.findings.append(import_files(book_, name_, step, act, how).findings);
    }

    void correct(const core::Json& step, const Act& act) {
        story_.findings.append(correct_value(book_,
                                             {value_name(step),
                                              step.string_or("to"),
                                              step.string_or("state"),
                                              step.string_or("comment"),
                                              {},
                                              {}},
                                             act)
                                   .findings);
    }

    void issue(const core::Json& step, const Act& act) {
        ReportRequest request;
        request.period = step.string_or("period");
        request.scope = step.string_or("scope");
        request.claim = step.string_or("claim");
        request.lang = step.string_or("lang", "sv") == "en" ? core::Lang::en : core::Lang::sv;
        std::vector<std::string> formats;
        if (const core::Json* asked = step.find("formats")) {
            for (const auto& format : asked->array()) formats.push_back(format.string());
        }
        auto issued =
            issue_report(book_, templates_, step.string_or("family"), request, formats, act);
        story_.findings.append(issued.report.findings);
        if (auto seal = seal_file(book_, issued.number)) issued.files.push_back(std::move(*seal));
        story_.reports.push_back({issued.number, std::move(issued.files)});
    }

    std::string name_;
    Book& book_;
    const TemplateSource& templates_;
    Story& story_;
};  // namespace

Act act_of(const core::Json& whole, core::Entropy& entropy) {
    const core::Json step = with_options(whole);
    Act act;
    act.actor.code = step.string_or("as", "process-owner");
    act.actor.role = step.string_or("role", "process_owner");
    act.actor.identity = ledger::Identity::declared;
    entropy.fill(act.request_id.data(), act.request_id.size());
    act.reason_code = step.string_or("reason");
    act.reason = step.string_or("note");
    return act;
}

core::Instant time_of(const core::Json& step) {
    const auto time = core::Instant::parse(step.string_or("at"));
    if (!time) throw Error{ErrorKind::configuration, "STORY_TIME"};
    return *time;
}

}  // namespace

void StoryEntropy::fill(unsigned char* out, std::size_t size) {
    while (size > 0) {
        const core::Digest block = core::sha256(seed_ + ":" + std::to_string(counter_++));
        const std::size_t part = std::min(size, block.bytes.size());
        std::memcpy(out, block.bytes.data(), part);
        out += part;
        size -= part;
    }
}

std::vector<std::string> story_names() {
    std::vector<std::string> names;
    for (const auto& file : core::embedded_under(examples)) {
        const std::string_view rest = file.path.substr(examples.size());
        if (rest.ends_with("/story.json")) names.emplace_back(rest.substr(0, rest.find('/')));
    }
    return names;
}

std::string story_file(const std::string& name) {
    return core::parse_own_json(bytes_of(name, "story.json")).string_or("book");
}

Story play_story(const std::string& name, const std::string& folder, const BooksMaker& make_books,
                 const TemplateSource& templates, const StorySink& tell) {
    const auto names = story_names();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        throw Error{ErrorKind::not_found, "STORY_UNKNOWN", {{"example", name}}};
    }
    const core::Json script = core::parse_own_json(bytes_of(name, "story.json"));
    const auto& steps = script.find("steps")->array();
    StoryClock clock;
    StoryEntropy entropy{"utfall example " + name};
    const auto books = make_books(clock, entropy);
    Story story;
    story.book_path = folder + "/" + script.string_or("book");
    clock.set(time_of(steps.front()));
    const bool is_example = script.find("example") == nullptr || script.find("example")->boolean();
    const auto book =
        create_book(*books, story.book_path, script.string_or("time_zone", "Europe/Stockholm"),
                    act_of(steps.front(), entropy), is_example);
    Stage stage{name, *book, templates, story};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        clock.set(time_of(steps[i]));
        if (tell)
            tell(std::to_string(i + 1) + "/" + std::to_string(steps.size()) + " " +
                 steps[i].string_or("command"));
        stage.play(steps[i], act_of(steps[i], entropy));
        if (story.findings.has_errors()) break;
    }
    story.entries = book->store().size();
    return story;
}

}  // namespace utfall::usecases
