#include "app/cli/template_words.h"

#include "app/cli/context.h"

namespace utfall::cli {

std::string step_words(const Context& context, reports::Step step) {
    return context.text("template_step." + std::string{reports::to_word(step)});
}

std::string change_lines(const Context& context, const reports::TemplateDiff& difference) {
    std::string words;
    for (const auto& change : difference.changes) {
        words += "  " +
                 context.text("template_kind." + std::string{reports::to_word(change.kind)}) +
                 "  " + change.path + "\n";
    }
    return words;
}

}  // namespace utfall::cli
