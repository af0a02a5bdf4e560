#pragma once

#include "app/usecases/benchmarks.h"
#include "app/web/visit.h"

#include <string>

namespace utfall::web {

// How pages say figures of others: always with whose they are.

/// "Kolada"
std::string publisher_words(const Visit& visit, const indicators::Benchmark& one);
/// Its title; of Skolverket, who has no codes, the words that are both.
std::string key_figure_words(const indicators::Benchmark& one);
/// The area's name; its code where no file told one.
std::string area_words(const indicators::Benchmark& one);
/// "kvinnor, Samtliga, Bild"
std::string breakdown_words(const Visit& visit, const indicators::Benchmark& one);
/// The number, or what stands in its place and means: ".. (skyddat)".
std::string benchmark_figure_words(const Visit& visit, const indicators::Benchmark& one);

}  // namespace utfall::web
