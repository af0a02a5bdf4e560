#include "app/intake/kolada_reader.h"

#include "app/core/json_reader.h"
#include "app/core/text.h"
#include "app/intake/words.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

namespace utfall::intake {
namespace {

using core::Json;
using core::ObjectReader;

/// A number of a JSON document, which may have an exponent.
std::optional<core::Decimal> json_number(std::string_view text) {
    constexpr int largest_exponent = 2 * core::Decimal::max_digits;
    const std::size_t mark = text.find_first_of("eE");
    const auto mantissa = core::Decimal::parse(text.substr(0, mark));
    if (!mantissa || mark == std::string_view::npos) return mantissa;
    std::string_view digits = text.substr(mark + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    int exponent = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() ||
        std::abs(exponent) > largest_exponent)
        return std::nullopt;
    try {
        return core::Decimal::of(mantissa->coefficient(), mantissa->scale() - exponent);
    } catch (const std::overflow_error&) {
        return std::nullopt;
    }
}

PublishedCell read_cell(const std::string& text) {
    if (const auto number = json_number(text)) return {"value", number};
    return read_published_cell(text, DecimalMark::point);
}

/// Why there is no number, where the answer says it at all.
std::string_view state_without_number(const std::string& status) {
    const std::string_view state = read_published_cell(status, DecimalMark::point).state;
    return state == "suppressed" || state == "not_applicable" ? state : "not_reported";
}

/// "0483": whoever has opened the answer in a spreadsheet has 483.
bool is_area(std::string_view code) {
    constexpr std::size_t digits_of_a_municipality = 4;
    const bool is_number =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return code.empty() || !is_number || code.size() == digits_of_a_municipality;
}

class KoladaReading {
  public:
    KoladaReading(const std::string& file, core::Findings& findings)
        : file_(file), findings_(findings) {}

    KoladaFile read(const Json& document) {
        ObjectReader page{document, file_, "", findings_};
        if (!document.is_object()) return std::move(result_);
        const auto elements = page.elements("values");
        if (page.raw("values") == nullptr) page.fault("FIELD_MISSING", "values");
        for (const auto& [element, at] : elements) {
            ++result_.rows;
            read_element(*element, at);
        }
        check_count(page);
        for (const char* next : {"next_url", "next_page"})
            if (page.has(next)) result_.next_page = page.string(next);
        for (const char* previous : {"previous_url", "previous_page"})
            result_.follows_another = result_.follows_another || page.has(previous);
        tell_unknown(document, page,
                     {"values", "count", "next_url", "next_page", "previous_url", "previous_page"});
        return std::move(result_);
    }

  private:
    void check_count(ObjectReader& page) {
        const std::int64_t count =
            page.integer("count", result_.rows, 0, std::numeric_limits<std::int64_t>::max());
        if (count == result_.rows) return;
        page.fault("BENCHMARK_PAGE_COUNT", "count",
                   {{"count", std::to_string(count)}, {"found", std::to_string(result_.rows)}});
    }

    void read_element(const Json& element, const std::string& at) {
        ObjectReader row{element, file_, at, findings_};
        if (!element.is_object()) return;
        if (element.find("kpi") == nullptr && element.find("id") != nullptr) {
            const std::string id = row.required_code("id");
            result_.titles[id] = row.required_string("title");
            return;
        }
        read_row(element, row);
    }

    void read_row(const Json& element, ObjectReader& row) {
        PublishedFigure about;
        about.row = result_.rows;
        about.measure = row.required_code("kpi");
        const bool of_a_unit = !row.has("municipality") && row.has("ou");
        const char* place = of_a_unit ? "ou" : "municipality";
        about.area = row.required_code(place);
        if (!is_area(about.area)) row.fault("BENCHMARK_AREA", place, {{"text", about.area}});
        about.period = period_of(row);
        for (const auto& [value, at] : row.elements("values")) {
            ObjectReader reader{*value, file_, at, findings_};
            if (value->is_object()) read_value(*value, reader, about);
        }
        tell_unknown(element, row, {"kpi", "period", "municipality", "ou", "values"});
    }

    static std::string period_of(ObjectReader& row) {
        const Json* found = row.raw("period");
        if (found == nullptr) {
            row.fault("FIELD_MISSING", "period");
            return {};
        }
        if (!found->is_integer() && !found->is_string()) {
            row.fault("FIELD_TYPE", "period", {{"expected", "integer"}});
            return {};
        }
        std::string text = found->is_string() ? found->string() : std::to_string(found->integer());
        if (!is_published_period(text))
            row.fault("BENCHMARK_PERIOD", "period", {{"text", shown_text(text)}});
        return text;
    }

    void read_value(const Json& value, ObjectReader& reader, PublishedFigure figure) {
        figure.where = reader.place("value");
        figure.sex = reader.choice("gender", {"T", "K", "M"});
        const std::string status = reader.string("status");
        const std::int64_t members =
            reader.integer("count", 1, 0, std::numeric_limits<std::int64_t>::max());
        // Of a group of municipalities: how many the unweighted mean is of.
        if (members != 1) figure.note = "count " + std::to_string(members);
        read_number_of(value, reader, status, figure);
        if (reader.boolean("isdeleted", false)) {
            figure.state = "withdrawn";
            figure.value.reset();
        }
        tell_unknown(value, reader, {"gender", "value", "status", "count", "isdeleted"});
        result_.figures.push_back(std::move(figure));
    }

    static void read_number_of(const Json& value, ObjectReader& reader, const std::string& status,
                               PublishedFigure& figure) {
        const Json* found = value.find("value");
        if (found == nullptr) {
            reader.fault("FIELD_MISSING", "value");
        } else if (found->is_null()) {
            figure.typed = status;
            figure.state = state_without_number(status);
        } else if (!found->is_integer() && !found->is_string()) {
            reader.fault("FIELD_TYPE", "value", {{"expected", "number"}});
        } else {
            figure.typed = found->is_string() ? found->string() : std::to_string(found->integer());
            const PublishedCell cell = read_cell(figure.typed);
            figure.state = cell.state;
            figure.value = cell.value;
            if (cell.state.empty())
                reader.fault("BENCHMARK_CELL", "value", {{"text", shown_text(figure.typed)}});
            if (!status.empty()) figure.note += (figure.note.empty() ? "" : "; ") + status;
        }
    }

    /// What is new in the answers may matter: it is told, and once is enough.
    void tell_unknown(const Json& object, const ObjectReader& reader,
                      std::initializer_list<std::string_view> known) {
        for (const auto& [member, value] : object.object()) {
            if (std::find(known.begin(), known.end(), member) != known.end()) continue;
            if (!told_.insert(member).second) continue;
            core::Place where = reader.place(member);
            note(findings_, "BENCHMARK_MEMBER_UNKNOWN", where, {{"member", shown_text(member)}},
                 core::Severity::warning);
        }
    }

    const std::string& file_;
    core::Findings& findings_;
    KoladaFile result_;
    std::set<std::string, std::less<>> told_;
};

}  // namespace

KoladaFile read_kolada(std::string_view bytes, const std::string& file, core::Findings& findings) {
    const auto document = core::parse_json(bytes, file, findings, core::Fractions::as_text);
    return document ? KoladaReading{file, findings}.read(*document) : KoladaFile{};
}

}  // namespace utfall::intake
