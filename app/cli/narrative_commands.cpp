#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/usecases/book.h"
#include "app/usecases/narrative.h"

namespace utfall::cli {

ExitStatus run_narrative_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    core::JsonArray list;
    std::string words;
    for (const auto& text : usecases::narratives(book->store(), as_of)) {
        core::Json one{core::JsonObject{{"section", text.section},
                                        {"block", text.block},
                                        {"organisation", text.organisation},
                                        {"team", text.team},
                                        {"intervention", text.intervention},
                                        {"period", text.period},
                                        {"lang", text.lang},
                                        {"entry", text.ref.entry},
                                        {"line", text.ref.line}}};
        one.set("text", text.erased ? core::Json{} : core::Json{text.text});
        list.push_back(std::move(one));
        words += text.section + "/" + text.block + " " + text.period + " " + text.lang + "\n    " +
                 (text.erased ? context.text("narrative.erased") : text.text) + "\n";
    }
    if (list.empty()) words = context.text("narrative.none") + "\n";
    return context.answer(core::JsonObject{{"narratives", std::move(list)}, {"as_of", as_of}},
                          words);
}

}  // namespace utfall::cli
