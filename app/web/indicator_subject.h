#pragma once

#include "app/usecases/indicator_view.h"
#include "app/web/figure_words.h"
#include "app/web/remembered_figures.h"

#include <string>
#include <vector>

namespace utfall::web {

/// What the page is about: everything the parts below read.
struct IndicatorSubject {
    const OpenedBook& opened;
    const Visit& visit;
    const FigureWords words;
    std::string code;
    std::vector<const indicators::IndicatorDefinition*> versions;
    indicators::Scope scope;
    core::Frequency frequency{core::Frequency::term};
    std::string by;
    usecases::IndicatorSeries series;

    const indicators::IndicatorDefinition& newest() const { return *versions.back(); }
};

/// Definition versions, newest first.
core::Json definitions_view(const IndicatorSubject& subject);
core::Json targets_view(const IndicatorSubject& subject);
/// The newest figure as each issued report knew it, newest first.
core::Json known_view(const IndicatorSubject& subject, RememberedFigures& figures);
usecases::PlainTable plain_table(const IndicatorSubject& subject);
core::Json data_of(const IndicatorSubject& subject);

}  // namespace utfall::web
