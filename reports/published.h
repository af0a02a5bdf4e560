#pragma once

#include "reports/expression.h"

#include <map>
#include <string>
#include <string_view>

namespace utfall::reports {

enum class FieldType { text, decimal, date };

struct PublishedField {
    FieldType type{FieldType::text};
    bool detached{false};
};

/// What the application publishes to templates: schemas/datasets.json, read once.
struct Published {
    std::map<std::string, PublishedField, std::less<>> values;
    std::map<std::string, std::map<std::string, PublishedField, std::less<>>, std::less<>> tables;

    const PublishedField* column(std::string_view table, std::string_view name) const;
};

const Published& published();

ExpressionType expression_type(FieldType type);

}  // namespace utfall::reports
