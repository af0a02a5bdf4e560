#include "app/cli/table_file.h"

namespace utfall::cli {

ExitStatus answer_table(const Context& context, usecases::Book& book, std::uint64_t as_of,
                        const std::string& path, const usecases::PlainTable& table,
                        std::string_view said) {
    const auto last = book.store().entry(as_of == 0 ? 0 : as_of - 1);
    write_file(path, path.ends_with(".csv")
                         ? usecases::csv_of(table, context.lang)
                         : usecases::xlsx_of(table, last ? last->recorded_at : core::Instant{}));
    return context.answer(
        core::JsonObject{{"file", path}, {"rows", table.rows.size()}, {"as_of", as_of}},
        context.text(said, {{"file", path}, {"rows", std::to_string(table.rows.size())}}) + "\n");
}

}  // namespace utfall::cli
