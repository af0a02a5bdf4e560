#include "app/usecases/tidy_scripts.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

// As SPSS has it: a quote that stands in a text is doubled. No name of a class has any.
std::string in_quotes(std::string_view text) {
    std::string all{'"'};
    for (const char c : text) {
        if (c == '"') all += '"';
        if (c != '\n' && c != '\r') all += c;
    }
    return all + '"';
}

std::string r_class(const std::string& type) {
    if (type == "number") return "numeric";
    if (type == "integer") return "integer";
    return type == "date" ? "Date" : "character";
}

// A variable of SPSS begins with a letter and holds letters, digits and underscores.
std::string spss_name(const std::string& name) {
    std::string made;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '_' ||
                           static_cast<unsigned char>(c) >= 0x80;
        made += plain ? c : '_';
    }
    const bool begins_well = !made.empty() && !(made[0] >= '0' && made[0] <= '9') && made[0] != '_';
    return begins_well ? made : "v" + made;
}

std::string spss_format(const std::string& type) {
    if (type == "number") return "F20.6";
    if (type == "integer") return "F10.0";
    return type == "date" ? "SDATE10" : "A128";
}

const std::string& text_of(const std::vector<PlainTable::Cell>& row, std::size_t column) {
    return row[column].text;
}

// Places in the codebook's rows.
constexpr std::size_t variable = 0;
constexpr std::size_t code = 1;
constexpr std::size_t label_sv = 3;
constexpr std::size_t label_en = 4;

// Codes that stand alone in their cell; several reports stand in one.
bool has_labels(const std::string& column) {
    return column != "issued_in";
}

std::vector<std::string> codes_of(const PlainTable& codebook, const std::string& column) {
    std::vector<std::string> codes;
    for (const auto& row : codebook.rows) {
        if (text_of(row, variable) == column && !text_of(row, code).empty())
            codes.push_back(text_of(row, code));
    }
    return codes;
}

core::Json field_json(const TidyColumn& column, const PlainTable& codebook) {
    core::Json field{core::JsonObject{{"name", column.name},
                                      {"type", column.type},
                                      {"title", column.label.en},
                                      {"description", column.meaning.en}}};
    if (column.meaning.en.empty()) field.set("description", column.label.en);
    if (column.type == "number") field.set("decimalChar", ".");
    core::JsonArray codes;
    if (has_labels(column.name)) {
        for (std::string& one : codes_of(codebook, column.name)) codes.emplace_back(std::move(one));
    }
    if (!codes.empty()) field.set("constraints", core::JsonObject{{"enum", std::move(codes)}});
    return field;
}

core::Json resource_json(const std::string& name, const PackagedFile& file,
                         core::JsonArray fields) {
    return core::JsonObject{
        {"name", name},
        {"path", file.name},
        {"profile", "tabular-data-resource"},
        {"format", "csv"},
        {"mediatype", "text/csv"},
        {"encoding", "utf-8"},
        {"bytes", file.bytes},
        {"hash", "sha256:" + file.sha256},
        {"dialect", core::JsonObject{{"delimiter", ","}, {"header", true}}},
        {"schema", core::JsonObject{{"fields", std::move(fields)},
                                    {"missingValues", core::JsonArray{core::Json{""}}}}}};
}

}  // namespace

std::string r_script(const std::vector<TidyColumn>& columns) {
    std::string classes;
    for (const TidyColumn& column : columns)
        classes += (classes.empty() ? "" : ", ") + in_quotes(r_class(column.type));
    return "# Reads data.csv with the words of codebook.csv. In this folder: Rscript read.R\n"
           "# Läser data.csv med orden i codebook.csv. I den här mappen: Rscript read.R\n"
           "data <- read.csv(\"data.csv\", fileEncoding = \"UTF-8\", na.strings = \"\", "
           "check.names = FALSE,\n"
           "                 colClasses = c(" +
           classes +
           "))\n"
           "codebook <- read.csv(\"codebook.csv\", fileEncoding = \"UTF-8\", na.strings = \"\", "
           "colClasses = \"character\")\n"
           "for (name in names(data)) {\n"
           "  words <- codebook[codebook$variable == name, ]\n"
           "  attr(data[[name]], \"label\") <- words$label_sv[is.na(words$code)][1]\n"
           "  codes <- words[!is.na(words$code), ]\n"
           "  attr(data[[name]], \"codes\") <- setNames(codes$label_sv, codes$code)\n"
           "}\n"
           "cat(\"rows\", nrow(data), \"\\n\")\n"
           "cat(\"values\", sum(!is.na(data$value)), \"\\n\")\n"
           "cat(\"sum\", format(sum(data$value, na.rm = TRUE), digits = 15), \"\\n\")\n"
           "for (name in names(data)) cat(name, \":\", attr(data[[name]], \"label\"), \"\\n\")\n";
}

std::string spss_script(const std::vector<TidyColumn>& columns, const PlainTable& codebook,
                        core::Lang lang) {
    const std::size_t label = lang == core::Lang::sv ? label_sv : label_en;
    std::string all =
        "* Reads data.csv in this folder; saves data.sav.\n"
        "* Läser data.csv i den här mappen; sparar data.sav.\n"
        "SET DECIMAL=DOT.\n"
        "GET DATA /TYPE=TXT /FILE=\"data.csv\" /ENCODING=\"UTF8\" /ARRANGEMENT=DELIMITED\n"
        "  /FIRSTCASE=2 /DELIMITERS=\",\" /QUALIFIER='\"' /VARIABLES=\n";
    for (const TidyColumn& column : columns)
        all += "    " + spss_name(column.name) + " " + spss_format(column.type) + "\n";
    all += "  .\nVARIABLE LABELS\n";
    for (const TidyColumn& column : columns) {
        all += "  " + spss_name(column.name) + " " +
               in_quotes(lang == core::Lang::sv ? column.label.sv : column.label.en) + "\n";
    }
    all += "  .\n";
    for (const TidyColumn& column : columns) {
        if (column.type != "string" || !has_labels(column.name)) continue;
        std::string labels;
        for (const auto& row : codebook.rows) {
            if (text_of(row, variable) != column.name || text_of(row, code).empty()) continue;
            labels +=
                "  " + in_quotes(text_of(row, code)) + " " + in_quotes(text_of(row, label)) + "\n";
        }
        if (!labels.empty())
            all += "VALUE LABELS " + spss_name(column.name) + "\n" + labels + "  .\n";
    }
    return all +
           "DESCRIPTIVES value /STATISTICS=SUM MEAN MINIMUM MAXIMUM.\n"
           "SAVE OUTFILE=\"data.sav\".\n";
}

core::Json data_package(const std::vector<TidyColumn>& columns, const PlainTable& codebook,
                        const std::string& title, const std::string& created,
                        const PackagedFile& data, const PackagedFile& codes) {
    core::JsonArray fields;
    for (const TidyColumn& column : columns) fields.push_back(field_json(column, codebook));
    core::JsonArray words;
    for (const auto& column : codebook.columns) {
        words.push_back(core::JsonObject{{"name", column.key}, {"type", "string"}});
    }
    return core::JsonObject{
        {"profile", "tabular-data-package"},
        {"name", "utfall-tidy"},
        {"title", title},
        {"created", created},
        {"resources", core::JsonArray{resource_json("data", data, std::move(fields)),
                                      resource_json("codebook", codes, std::move(words))}}};
}

}  // namespace utfall::usecases
