#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/verify_file.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/file_lineage.h"
#include "app/usecases/report_explain.h"

#include <ostream>
#include <regex>
#include <string_view>

namespace utfall::cli {
namespace {

// What a person reads of one number, its lines as they come: columns are fitted to so many of them.
class Words {
  public:
    explicit Words(const Context& context) : context_(context) { start(); }

    usecases::ExplainSink sink() {
        usecases::ExplainSink sink;
        sink.head = [this](const usecases::Explained& explained) {
            context_.with.out << context_.text("report.explained",
                                               {{"ref", explained.ref},
                                                {"value", explained.value},
                                                {"definition", explained.definition},
                                                {"formula", explained.formula}})
                              << '\n';
        };
        sink.input = [this](const usecases::ExplainedInput& input) { add(input); };
        return sink;
    }
    void finish(const usecases::Explained& explained) {
        if (!table_.rows.empty()) context_.with.out << table_.to_string();
        if (explained.people_lines) {
            const std::string count = std::to_string(*explained.people_lines);
            context_.with.out << context_.text("report.explain.people", {{"count", count}}) << '\n';
        }
        if (!explained.recomputes()) {
            context_.with.out << context_.text(verdict(explained), {{"ref", explained.ref}})
                              << '\n';
        }
    }
    static const char* verdict(const usecases::Explained& explained) {
        return explained.same_lines ? "report.explain.other_number" : "report.explain.other_lines";
    }

  private:
    static constexpr std::size_t rows_fitted = 1000;

    void start() {
        table_ = {{context_.text("column.entry"), context_.text("column.line"),
                   context_.text("column.value"), context_.text("column.source"),
                   context_.text("column.row"), context_.text("column.actor"),
                   context_.text("column.recorded_at"), context_.text("column.approved_by")},
                  {true, true, true, false, true},
                  {}};
    }
    void add(const usecases::ExplainedInput& input) {
        std::string approved;
        if (input.approval) {
            const std::string identity{ledger::to_word(input.approval->identity)};
            approved = input.approval->actor + " (" + context_.text("identity." + identity) + ")";
        }
        const std::string file = input.sheet.empty() ? input.file : input.file + " " + input.sheet;
        table_.rows.push_back({std::to_string(input.ref.entry), std::to_string(input.ref.line),
                               input.value, file, input.row ? std::to_string(*input.row) : "",
                               input.actor, input.recorded_at.to_string(), approved});
        if (table_.rows.size() < rows_fitted) return;
        context_.with.out << table_.to_string();
        start();
    }

    const Context& context_;
    TextTable table_;
};

// The envelope, written as the lines come: "ok" is known only behind them.
class Envelope {
  public:
    explicit Envelope(std::ostream& out) : out_(out) {}

    usecases::ExplainSink sink() {
        usecases::ExplainSink sink;
        sink.head = [this](const usecases::Explained&) { out_ << "{\"data\":{\"inputs\":["; };
        sink.input = [this](const usecases::ExplainedInput& input) {
            out_ << (first_ ? "\n" : ",\n")
                 << core::canonical(usecases::explained_input_json(input));
            first_ = false;
        };
        return sink;
    }
    void finish(const usecases::Explained& explained, const std::string& said) {
        out_ << "\n]";
        const core::Json known = usecases::explained_json(explained);
        for (const auto& [name, member] : known.object()) {
            if (name != "inputs") write(name, member);
        }
        out_ << '}';
        const core::Json end = explained.recomputes()
                                   ? core::Json{core::JsonObject{{"ok", true}}}
                                   : usecases::error_envelope("INTEGRITY", said, {});
        for (const auto& [name, member] : end.object()) write(name, member);
        out_ << "}\n";
    }

  private:
    void write(const std::string& name, const core::Json& member) {
        out_ << ",\n" << core::canonical(core::Json{name}) << ':' << core::canonical(member);
    }

    std::ostream& out_;
    bool first_{true};
};

// What a workbook says of itself: whoever has no book has no more.
ExitStatus explain_file(const Context& context, const std::string& path, const std::string& ref) {
    const auto lineage = usecases::lineage_in_file(read_evidence(path), file_name(path), ref);
    std::string words =
        context.text("report.explain.in_file", {{"ref", ref},
                                                {"report", lineage.report},
                                                {"sheet", lineage.sheet},
                                                {"row", std::to_string(lineage.row)}});
    words += '\n';
    for (const auto& [name, text] : lineage.fields) words += "  " + name + ": " + text + "\n";
    words += context.text("report.explain.in_book", {{"ref", ref}, {"report", lineage.report}});
    return context.answer(usecases::lineage_json(lineage), words + "\n");
}

bool is_report_number(std::string_view word) {
    static const std::regex number{"R-[0-9]{4}-[0-9]+"};
    return std::regex_match(word.begin(), word.end(), number);
}

bool is_workbook(std::string_view word) {
    return word.ends_with(".xlsx");
}

// A report's number, a file and a reference look so different that whoever turned them round is
// told what to type.
void check_order(const Arguments& arguments) {
    const std::string& first = arguments.positional.front();
    const bool has_two = arguments.positional.size() > 1;
    const std::string second = has_two ? arguments.positional[1] : arguments.one("report");
    const auto refuse = [](const std::string& ref, const std::string& of) {
        throw core::Error{core::ErrorKind::usage, "EXPLAIN_ORDER", {{"command", ref + " " + of}}};
    };
    if (second.empty()) return;
    if (is_report_number(first)) refuse(second, "--report " + first);
    if (is_workbook(first)) refuse(second, first);
    if (has_two && is_report_number(second)) refuse(first, "--report " + second);
}

}  // namespace

ExitStatus run_report_explain(Context& context, const Arguments& arguments) {
    check_order(arguments);
    const bool from_file = arguments.positional.size() > 1;
    if (from_file == arguments.has("report"))
        throw core::Error{core::ErrorKind::usage, "EXPLAIN_WHAT"};
    if (from_file)
        return explain_file(context, arguments.positional[1], arguments.positional.front());
    const auto book = context.open_book(arguments, false);
    const std::string report = arguments.one("report"), ref = arguments.positional.front();
    usecases::Explained explained;
    if (context.json) {
        Envelope envelope{context.with.out};
        explained = usecases::explain(*book, report, ref, envelope.sink());
        envelope.finish(explained, context.text(Words::verdict(explained), {{"ref", ref}}));
    } else {
        Words words{context};
        explained = usecases::explain(*book, report, ref, words.sink());
        words.finish(explained);
    }
    return explained.recomputes() ? ExitStatus::done : ExitStatus::integrity;
}

}  // namespace utfall::cli
