#include "app/web/benchmark_words.h"

#include "reports/swedish.h"

#include <string_view>

namespace utfall::web {
namespace {

using indicators::Benchmark;

std::string word(const Visit& visit, const std::string& column, std::string_view code) {
    return visit.text("line.benchmark_line." + column + "." + std::string{code});
}

}  // namespace

std::string publisher_words(const Visit& visit, const Benchmark& one) {
    return word(visit, "publisher", one.publisher);
}

std::string key_figure_words(const Benchmark& one) {
    return one.publisher == "kolada" && !one.title.empty() ? one.title : one.measure;
}

std::string area_words(const Benchmark& one) {
    return one.area_name.empty() ? one.area : one.area_name;
}

std::string breakdown_words(const Visit& visit, const Benchmark& one) {
    std::string words = word(visit, "sex", one.sex);
    for (const auto& [column, category] : one.breakdown) words += ", " + category;
    return words;
}

std::string benchmark_figure_words(const Visit& visit, const Benchmark& one) {
    if (one.value) return reports::exact_text(*one.value, visit.lang);
    const std::string state = word(visit, "state", indicators::to_word(one.state));
    return one.typed.empty() ? state : one.typed + " (" + state + ")";
}

}  // namespace utfall::web
