#include "app/programme/setup_rows.h"

#include "app/core/json_reader.h"
#include "app/core/personal_number.h"
#include "app/core/text.h"
#include "app/programme/setup_faults.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace utfall::programme {
namespace {

using core::Json;
using core::JsonArray;
using core::JsonObject;

constexpr std::int64_t format_version = 1;

/// Members that mean the same when they are left out.
bool is_default(std::string_view collection, std::string_view member, const Json& value) {
    if (collection == "measures") {
        return (member == "mandatory" && value == Json{false}) ||
               (member == "due_days" && value == Json{0});
    }
    if (collection == "visibility") return member == "verified" && value == Json{false};
    if (collection == "indicators") {
        return (member == "comparable" && value == Json{true}) ||
               (member == "verified" && value == Json{false}) ||
               (member == "decimals" && value == Json{0}) ||
               (member == "direction" && value == Json{"none"}) ||
               (member == "disclosure" && value == Json{"C"});
    }
    return false;
}

bool is_empty(const Json& value) {
    return value.is_null() || (value.is_string() && value.string().empty()) ||
           (value.is_array() && value.array().empty()) ||
           (value.is_object() && value.object().empty());
}

/// Without members that are null or empty. Elements of arrays stay, so that pointers stay true.
Json pruned(const Json& value) {
    if (value.is_array()) {
        JsonArray elements;
        for (const Json& element : value.array()) elements.push_back(pruned(element));
        return elements;
    }
    if (!value.is_object()) return value;
    JsonObject members;
    for (const auto& [name, member] : value.object()) {
        Json kept = pruned(member);
        if (!is_empty(kept)) members.emplace(name, std::move(kept));
    }
    return members;
}

Json normalised(const Collection& collection, const Json& row) {
    Json content = pruned(row);
    JsonObject& members = content.object();
    for (auto member = members.begin(); member != members.end();) {
        member = is_default(collection.name, member->first, member->second) ? members.erase(member)
                                                                            : std::next(member);
    }
    const bool versioned = std::ranges::find(collection.key, "version") != collection.key.end();
    if (versioned) members.emplace("version", 1);
    return content;
}

/// Parts of a key that may be left out.
bool may_lack(std::string_view collection, std::string_view part) {
    return (collection == "targets" && part == "decision") ||
           (collection == "calendar" && part == "organisation");
}

/// The key, or nothing when a part of it is missing or of the wrong type (decoding says so).
std::optional<Json> key_of(const Collection& collection, const Json& content) {
    JsonArray key;
    for (const std::string_view part : collection.key) {
        const Json* value = content.find(part);
        if (value == nullptr) {
            if (!may_lack(collection.name, part)) return std::nullopt;
            key.emplace_back();
            continue;
        }
        const bool typed = part == "version" ? value->is_integer()
                           : part == "scope" ? value->is_object()
                                             : value->is_string();
        if (!typed) return std::nullopt;
        key.push_back(*value);
    }
    return key;
}

/// Faults of the words themselves: nobody's personal number belongs in a set-up (trap 24), and
/// every text of it may come to stand in a report.
void check_words(const SetupRow& row, const Json& value, const std::string& below,
                 SetupFaults& faults) {
    if (value.is_string()) {
        if (core::is_too_long(value.string())) {
            faults.add("SETUP_TEXT_LENGTH", row, below,
                       {{"limit", std::to_string(core::longest_text)}});
        }
        const auto match = core::find_personal_number(value.string());
        if (match == core::PersonalNumberMatch::none) return;
        faults.add("SETUP_PERSONAL_NUMBER", row, below, {},
                   match == core::PersonalNumberMatch::certain ? core::Severity::error
                                                               : core::Severity::warning);
    } else if (value.is_array()) {
        std::size_t index = 0;
        for (const Json& element : value.array()) {
            check_words(row, element, core::pointer_to(below, std::to_string(index++)), faults);
        }
    } else if (value.is_object()) {
        for (const auto& [name, member] : value.object()) {
            check_words(row, member, core::pointer_to(below, name), faults);
        }
    }
}

/// Reads the rows of one document and knows which keys it has seen.
class Reader {
  public:
    Reader(const std::string& file, core::Findings& findings)
        : findings_(findings), faults_(file, findings) {}

    void read(const Collection& collection, const Json& value) {
        const std::string pointer = core::pointer_to("", collection.name);
        if (collection.name == "operation") {
            read_row(collection, value, pointer);
            return;
        }
        if (value.is_null()) return;
        if (!value.is_array()) {
            type_fault(collection, pointer, "array");
            return;
        }
        std::size_t index = 0;
        for (const Json& row : value.array()) {
            read_row(collection, row, core::pointer_to(pointer, std::to_string(index++)));
        }
    }

    std::vector<SetupRow> rows() { return std::move(rows_); }

  private:
    void type_fault(const Collection& collection, const std::string& pointer,
                    const std::string& expected) {
        core::Place where;
        where.file = faults_.file();
        where.pointer = pointer;
        findings_.add(
            "FIELD_TYPE", std::move(where),
            {{"member", std::string{collection.name}}, {"expected", expected}, {"at", pointer}});
    }

    void read_row(const Collection& collection, const Json& value, const std::string& pointer) {
        if (value.is_null() && collection.name == "operation") return;
        if (!value.is_object()) {
            type_fault(collection, pointer, "object");
            return;
        }
        SetupRow row{std::string{collection.name}, {}, normalised(collection, value), pointer};
        const auto key = key_of(collection, row.content);
        // A row without a key of its own is kept under its pointer: its other faults are wanted
        // too.
        row.key = key ? *key : Json{JsonArray{Json{}, Json{pointer}}};
        const auto [seen, is_new] =
            seen_.emplace(std::pair{row.collection, core::canonical(row.key)}, rows_.size());
        if (!is_new && rows_[seen->second].content != row.content) {
            faults_.add("SETUP_DUPLICATE", row, {}, {{"first", rows_[seen->second].pointer}});
            return;
        }
        check_words(row, row.content, "", faults_);
        rows_.push_back(std::move(row));
    }

    core::Findings& findings_;
    SetupFaults faults_;
    std::vector<SetupRow> rows_;
    std::map<std::pair<std::string, std::string>, std::size_t> seen_;
};

}  // namespace

const std::vector<Collection>& collections() {
    static const std::vector<Collection> all{
        {"operation", {"code"}, {}},
        {"decisions", {"code"}, {"changes"}},
        {"cost_categories", {"code"}, {}},
        {"unit_cost_tables", {"code"}, {}},
        {"euro_rates", {"code"}, {}},
        {"organisations", {"code"}, {}},
        {"units", {"code"}, {}},
        {"phases", {"code", "decision"}, {}},
        {"calendar", {"code", "organisation"}, {}},
        {"teams", {"code"}, {}},
        {"interventions",
         {"code"},
         {"hypothesis", "steps[].reason", "steps[].owner", "steps[].follow_up"}},
        {"dimensions", {"code"}, {}},
        {"measures", {"code", "version"}, {}},
        {"indicators", {"code", "version"}, {}},
        {"targets", {"indicator", "scope", "date", "decision"}, {}},
        {"checks", {"code"}, {}},
        {"surveys", {"code"}, {}},
        {"contacts", {"role", "organisation"}, {"name"}},
        {"lessons", {"code"}, {"what", "for_whom", "conditions", "evidence"}},
        {"visibility", {"code"}, {"evidence"}},
        {"horizontal", {"code"}, {"aim", "done", "comment"}},
    };
    return all;
}

std::vector<SetupRow> read_setup(const core::Json& document, const std::string& file,
                                 core::Findings& findings) {
    if (!document.is_object()) {
        // Says by itself that this is no object.
        const core::ObjectReader reader{document, file, "", findings};
        return {};
    }
    const Json* format = document.find("format");
    if (format == nullptr || *format != Json{format_version}) {
        core::Place where;
        where.file = file;
        where.pointer = "/format";
        findings.add("SETUP_FORMAT", std::move(where),
                     {{"value", format == nullptr ? "–" : core::canonical(*format)}});
    }
    std::vector<std::string> known;
    for (const Collection& collection : collections()) known.emplace_back(collection.name);
    for (const auto& [member, value] : document.object()) {
        if (member == "format" || std::ranges::find(known, member) != known.end()) continue;
        core::Place where;
        where.file = file;
        where.pointer = core::pointer_to("", member);
        findings.add("SETUP_UNKNOWN_COLLECTION", std::move(where),
                     {{"member", member}, {"known", suggestions(member, known)}});
    }
    Reader reader{file, findings};
    for (const Collection& collection : collections()) {
        if (const Json* value = document.find(collection.name)) reader.read(collection, *value);
    }
    return reader.rows();
}

core::Json to_document(const std::vector<SetupRow>& rows) {
    Json document;
    document.set("format", format_version);
    for (const SetupRow& row : rows) {
        if (row.collection == "operation") {
            document.set(row.collection, row.content);
            continue;
        }
        JsonObject& members = document.object();
        members[row.collection].push(row.content);
    }
    return document;
}

}  // namespace utfall::programme
