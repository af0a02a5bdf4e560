#include "app/usecases/common_catalogues.h"

#include "app/core/embedded.h"
#include "app/core/json.h"
#include "app/participants/common_catalogue.h"

#include <algorithm>
#include <string>

namespace utfall::usecases {
namespace {

using participants::CommonIndicator;

std::vector<CommonIndicator> read(const std::string& path) {
    const auto bytes = core::embedded_file(path);
    if (!bytes) return {};
    return participants::common_catalogue_from(core::parse_own_json(*bytes), path).indicators;
}

const std::vector<CommonIndicator>& esf_plus() {
    static const auto indicators = read("schemas/catalogue/esf-plus.json");
    return indicators;
}

const std::vector<CommonIndicator>& esf_2014_2020() {
    static const auto indicators = read("schemas/catalogue/esf-2014-2020.json");
    return indicators;
}

}  // namespace

const std::vector<CommonIndicator>& common_indicators_of(std::string_view fund) {
    return fund == "ESF" ? esf_2014_2020() : esf_plus();
}

const std::vector<CommonIndicator>* common_indicators_with(std::string_view code) {
    for (const auto* indicators : {&esf_plus(), &esf_2014_2020()}) {
        if (std::ranges::find(*indicators, code, &CommonIndicator::code) != indicators->end())
            return indicators;
    }
    return nullptr;
}

}  // namespace utfall::usecases
