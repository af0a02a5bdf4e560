// SIE files of a bookkeeping.
#include "app/intake/sie_reader.h"

#include "app/core/text.h"
#include "tests/fuzz/target.h"

namespace utfall::fuzz {

void try_bytes(std::string_view bytes) {
    core::Findings findings;
    const auto file = intake::read_sie(bytes, "fuzz.se", findings);
    const auto again = intake::read_sie(bytes, "fuzz.se", findings);
    hold(file.vouchers.size() == again.vouchers.size(), "the same bytes are read alike");
    for (const auto& voucher : file.vouchers) {
        hold(!core::first_invalid_utf8(voucher.text), "a text is UTF-8");
        for (const auto& row : voucher.rows) {
            hold(core::text_fault(row.text) == core::TextFault::none, "a text has text alone");
            hold(row.line > voucher.line, "a row stands below its voucher");
        }
    }
}

std::vector<std::string> seeds() {
    const std::string head = "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20250101 20251231\n";
    const std::string good =
        "#VER A 1 20250131 \"L\x94n\"\n{\n#TRANS 5010 {6 \"UP2\"} 100.50\n"
        "#TRANS 1930 {} -100.50 20250131 \"text \\\" med\" 1 AB\n}\n";
    return {head + good,
            head + "#KONTO 5010 \"L\xC3\xB6n\"\n" + good,
            head + good + "\x1A",
            head + "#VER A 1 20250131\n{\n#TRANS 5010 {6 UP2 1.005\n",
            head + "#VER A 1 20251331\n{\n#TRANS 5010 {6} 1.005\n}\n",
            head + "#TRANS 5010 {} 1\n}\n{\n",
            "#SIETYP 1\n#FLAGGA 1\n"};
}

}  // namespace utfall::fuzz
