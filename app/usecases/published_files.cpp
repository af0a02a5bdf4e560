#include "app/usecases/published_files.h"

#include "app/core/digest.h"
#include "app/intake/kolada_reader.h"
#include "app/intake/personal_text.h"
#include "app/intake/skolverket_reader.h"
#include "app/intake/text_decoding.h"
#include "app/intake/words.h"

#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Benchmark;
using intake::PublishedFigure;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_json(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

/// A terminal of Windows saves what was fetched as UTF-16; other bytes stay as they are.
std::string without_utf16(const std::string& bytes) {
    auto text = intake::decoded_text(bytes);
    if (!text || text->encoding != intake::TextEncoding::utf16) return bytes;
    return std::move(text->utf8);
}

bool is_no_text(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("%PDF") ||
           bytes.starts_with("\xD0\xCF\x11\xE0");
}

Benchmark benchmark_of(std::string_view publisher, PublishedFigure figure) {
    Benchmark benchmark;
    benchmark.where = std::move(figure.where);
    benchmark.publisher = publisher;
    benchmark.measure = std::move(figure.measure);
    benchmark.area = std::move(figure.area);
    benchmark.period = std::move(figure.period);
    benchmark.sex = std::move(figure.sex);
    benchmark.breakdown = std::move(figure.breakdown);
    benchmark.title = std::move(figure.title);
    benchmark.area_name = std::move(figure.area_name);
    benchmark.state = indicators::parse_benchmark_state(figure.state)
                          .value_or(indicators::BenchmarkState::not_reported);
    benchmark.value = figure.value;
    benchmark.typed = std::move(figure.typed);
    benchmark.unit = std::move(figure.unit);
    benchmark.note = std::move(figure.note);
    benchmark.source_row = figure.row;
    return benchmark;
}

/// The files of one import, read.
class FilesRead {
  public:
    explicit FilesRead(Imported& result) : result_(result) {}

    void read(InputFile& file) {
        const std::string bytes{std::istreambuf_iterator<char>{file.bytes}, {}};
        std::int64_t rows = 0;
        if (is_no_text(bytes)) {
            intake::note(result_.findings, "CSV_OTHER_KIND", {file.name, {}, 0, {}, {}});
        } else if (const std::string text = without_utf16(bytes); is_json(text)) {
            rows = take(intake::read_kolada(text, file.name, result_.findings), file.name);
        } else {
            auto read = intake::read_skolverket(bytes, file.name, result_.findings);
            rows = read.rows;
            take("skolverket", std::move(read.figures));
        }
        result_.sources.push_back(
            {file.name, core::sha256(bytes).hex(), static_cast<std::int64_t>(bytes.size()), rows});
    }

    /// Each figure once; what the files say together is judged.
    std::vector<Benchmark> finish() {
        check_pages();
        for (Benchmark& figure : figures_) name(figure);
        if (figures_.empty() && !result_.findings.has_errors())
            result_.findings.add("BENCHMARK_NO_FIGURES",
                                 {result_.sources.front().name, {}, 0, {}, {}});
        return each_once();
    }

  private:
    std::int64_t take(intake::KoladaFile read, const std::string& name) {
        take("kolada", std::move(read.figures));
        names_.merge(read.titles);
        if (read.follows_another) ++pages_followed_;
        if (!read.next_page.empty()) pages_.emplace_back(name, std::move(read.next_page));
        return read.rows;
    }

    void take(std::string_view publisher, std::vector<PublishedFigure> figures) {
        const auto source = static_cast<std::int64_t>(result_.sources.size());
        for (PublishedFigure& figure : figures) {
            if (figure.state.empty()) continue;  // What is wrong with it was noted.
            figures_.push_back(benchmark_of(publisher, std::move(figure)));
            figures_.back().source = source;
        }
    }

    // An answer does not say which page it is: as many have to follow as say that one does.
    void check_pages() {
        if (pages_.size() <= pages_followed_) return;
        for (const auto& [file, next] : pages_) {
            result_.findings.add("BENCHMARK_MORE_PAGES", {file, {}, 0, {}, "/next_url"},
                                 {{"url", intake::shown_text(next)}}, core::Severity::warning);
        }
    }

    void name(Benchmark& figure) {
        const auto named = [this](const std::string& id) {
            const auto known = names_.find(id);
            return known == names_.end() ? std::string{} : known->second;
        };
        if (figure.publisher == "kolada") {
            figure.title = named(figure.measure);
            figure.area_name = named(figure.area);
            figure.unit = intake::unit_in(figure.title);
        }
        for (const std::string* text : {&figure.title, &figure.area_name, &figure.note})
            check(*text, figure.where);
        for (const auto& [column, category] : figure.breakdown) check(category, figure.where);
    }

    void check(const std::string& text, const core::Place& where) {
        if (!text.empty() && checked_.insert(text).second)
            intake::check_personal_number(text, intake::TextUse::identifier, where,
                                          result_.findings);
    }

    std::vector<Benchmark> each_once() {
        std::map<Benchmark::Key, std::size_t> places;
        std::vector<Benchmark> once;
        for (Benchmark& figure : figures_) {
            const auto [known, is_new] = places.try_emplace(figure.key(), once.size());
            if (is_new) {
                once.push_back(std::move(figure));
                continue;
            }
            // Exports repeat their rows.
            const Benchmark& first = once[known->second];
            if (indicators::same_figure(first, figure)) continue;
            intake::note(result_.findings, "BENCHMARK_TWICE", figure.where,
                         {{"first", intake::shown_place(first.where)},
                          {"before", intake::shown_text(first.typed)},
                          {"after", intake::shown_text(figure.typed)}});
        }
        return once;
    }

    Imported& result_;
    std::vector<Benchmark> figures_;
    std::map<std::string, std::string> names_;
    std::vector<std::pair<std::string, std::string>> pages_;  ///< File, and where it goes on.
    std::size_t pages_followed_{0};
    std::set<std::string> checked_;
};

}  // namespace

std::vector<Benchmark> read_published_files(std::vector<InputFile>& files, Imported& result,
                                            const ProgressSink& progress) {
    FilesRead read{result};
    for (std::size_t i = 0; i < files.size(); ++i) {
        read.read(files[i]);
        if (progress) progress({i + 1, files.size()});
    }
    return read.finish();
}

bool begins_as_benchmarks(std::string_view beginning) {
    if (is_json(beginning)) return beginning.find("\"values\"") != std::string_view::npos;
    if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
    return beginning.starts_with("Statistik från Skolverket") ||
           beginning.find("Kommun-kod;") != std::string_view::npos;
}

}  // namespace utfall::usecases
