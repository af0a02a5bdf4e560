#include "app/usecases/common_catalogues.h"

#include "app/core/embedded.h"
#include "app/core/json.h"
#include "app/participants/common_catalogue.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>

namespace utfall::usecases {
namespace {

using participants::CommonIndicator;

constexpr std::string_view esf_plus_path = "schemas/catalogue/esf-plus.json";
constexpr std::string_view esf_2014_2020_path = "schemas/catalogue/esf-2014-2020.json";

core::Json document(std::string_view path) {
    return core::parse_own_json(core::embedded_file(path).value());
}

std::vector<CommonIndicator> read(std::string_view path) {
    return participants::common_catalogue_from(document(path), std::string{path}).indicators;
}

struct Naming {
    core::LocalText name;
    bool verified{false};
};
using Names = std::map<std::string, Naming, std::less<>>;

Names read_names() {
    Names names;
    for (const auto path : {esf_plus_path, esf_2014_2020_path}) {
        const core::Json catalogue = document(path);
        for (const core::Json& row : catalogue.find("rows")->array()) {
            const core::Json& name = *row.find("name");
            names[row.string_or("code")] = {{name.string_or("sv"), name.string_or("en")},
                                            row.find("verified")->boolean()};
        }
    }
    return names;
}

Naming naming_of(std::string_view code) {
    static const Names names = read_names();
    const auto found = names.find(code);
    return found == names.end() ? Naming{} : found->second;
}

const std::vector<CommonIndicator>& esf_plus() {
    static const auto indicators = read(esf_plus_path);
    return indicators;
}

const std::vector<CommonIndicator>& esf_2014_2020() {
    static const auto indicators = read(esf_2014_2020_path);
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

core::LocalText common_name(std::string_view code) {
    return naming_of(code).name;
}

bool is_verified_common(std::string_view code) {
    return naming_of(code).verified;
}

}  // namespace utfall::usecases
