#include "tests/support/made_files.h"

#include "tests/support/raw_zip.h"
#include "tests/support/workbook_bytes.h"

#include <functional>
#include <map>
#include <utility>

namespace utfall::tests {
namespace {

using Parts = std::map<std::string, std::string>;

const std::string sheet_part = "xl/worksheets/sheet1.xml";
const std::string texts_part = "xl/shared.xml";
const std::string sheet_head = "<worksheet><sheetData>";
const std::string sheet_tail = "</sheetData></worksheet>";
constexpr std::size_t megabyte = 1u << 20;

std::string text_cell(const std::string& place, const std::string& text) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// A set-up with one team, whose name and first day are given as cells.
Parts team(const std::string& name = text_cell("B2", "Team tre"),
           const std::string& from = text_cell("D2", "2024-02-01")) {
    Parts parts = workbook_parts(
        "<row r=\"1\">" + text_cell("A1", "code") + text_cell("B1", "name") +
        text_cell("C1", "organisation") + text_cell("D1", "from") + "</row><row r=\"2\">" +
        text_cell("A2", "T3") + name + text_cell("C2", "9901") + from + "</row>");
    std::string& book = parts.at("xl/book.xml");
    const std::string called = "name=\"Blad\"";
    book.replace(book.find(called), called.size(), "name=\"teams\"");
    return parts;
}

std::vector<RawPart> raw(const Parts& parts) {
    std::vector<RawPart> list;
    for (const auto& [name, content] : parts) list.push_back(deflated(name, content));
    return list;
}

std::string with(const std::string& name, const std::string& content) {
    Parts parts = team();
    parts[name] = content;
    return raw_zip(raw(parts));
}

std::string with(const RawPart& part) {
    Parts parts = team();
    parts.erase(part.name);
    std::vector<RawPart> list = raw(parts);
    list.push_back(part);
    return raw_zip(list);
}

std::string times(std::size_t count, const std::string& text) {
    std::string all;
    all.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

/// Text that packs to about a half: what keeps a large part below any suspicion.
std::string noise(std::size_t size) {
    std::string text;
    for (std::uint32_t state = 1; text.size() < size;) {
        state = state * 1'664'525u + 1'013'904'223u;
        text += "0123456789abcdef"[state >> 28];
    }
    return text;
}

/// A megabyte that packs to a fiftieth, which real sheets do not reach by far but no limit forbids.
std::string unsuspicious(const std::string& element) {
    return "<!--" + noise(megabyte / 25) + "-->" + times(megabyte / element.size(), element);
}

RawPart bomb() {
    constexpr std::size_t a_gigabyte = 1024;
    return repeated(sheet_part, sheet_head, std::string(megabyte, ' '), a_gigabyte, sheet_tail);
}

RawPart lying(RawPart part) {
    constexpr std::uint32_t said = 4000;
    part.size = said;
    return part;
}

RawPart in_pieces(const std::string& name, const std::string& head, const std::string& element,
                  std::size_t megabytes, const std::string& tail) {
    return repeated(name, head, unsuspicious(element), megabytes, tail);
}

std::string one_text_in_every_cell() {
    Parts parts = team();
    parts[texts_part] = "<sst><si><t>" + std::string(32'000, 'x') + "</t></si></sst>";
    const std::string row = "<row>" + times(1'000, "<c t=\"s\"><v>0</v></c>") + "</row>";
    parts[sheet_part] = sheet_head + times(40, row) + sheet_tail;
    return raw_zip(raw(parts));
}

std::string ten_thousand_parts() {
    std::vector<RawPart> list = raw(team());
    for (int i = 0; i < 10'000; ++i) list.push_back(deflated("x/" + std::to_string(i), ""));
    return raw_zip(list);
}

std::string linked() {
    RawPart part = deflated(sheet_part, "/etc/passwd");
    constexpr std::uint32_t link_of_all = 0120777;
    part.attributes = link_of_all << 16;
    return with(part);
}

std::string encrypted() {
    RawPart part = deflated(sheet_part, "twelve bytes and what follows them");
    part.flags = 1;
    return with(part);
}

std::string with_macros() {
    Parts parts = team();
    std::string& relations = parts.at("xl/_rels/book.xml.rels");
    relations.insert(relations.find("</Relationships>"),
                     "<Relationship Id=\"m\" Type=\"http://schemas.microsoft.com/office/2006/"
                     "relationships/vbaProject\" Target=\"vbaProject.bin\"/>");
    return raw_zip(raw(parts));
}

std::string laughs() {
    std::string entities = "<!ENTITY a \"ha\">";
    for (char name = 'b'; name < 'l'; ++name) {
        const std::string earlier = std::string{"&"} + static_cast<char>(name - 1) + ";";
        entities += std::string{"<!ENTITY "} + name + " \"" + times(10, earlier) + "\">";
    }
    return "<!DOCTYPE sst [" + entities + "]><sst><si><t>&k;</t></si></sst>";
}

std::string rows_with_comment_of(std::size_t characters) {
    return "measure,period,value,comment\nM-TIM,2024-02,1," + times(characters, "\xC3\xA5") + "\n";
}

std::string setup_with_name_of(std::size_t characters) {
    return R"({"format": 1, "teams": [{"code": "T3", "organisation": "9901", "from": "2024-02-01", )"
           R"("name": ")" +
           times(characters, "\xC3\xA5") + "\"}]}";
}

using Maker = std::function<std::string()>;

const std::map<std::string, Maker>& workbooks() {
    static const std::map<std::string, Maker> makers{
        {"sound", [] { return raw_zip(raw(team())); }},
        {"truncated", [] { return raw_zip(raw(team())).substr(0, 900); }},
        {"part-outside", [] { return with("xl/../../outside", "x"); }},
        {"part-from-the-root", [] { return with("/etc/outside", "x"); }},
        {"symlink", &linked},
        {"nested", [] { return with(sheet_part, raw_zip(raw(team()))); }},
        {"doctype",
         [] { return with(sheet_part, "<!DOCTYPE worksheet>" + sheet_head + sheet_tail); }},
        {"billion-laughs", [] { return with(texts_part, laughs()); }},
        {"xxe",
         [] {
             return with(sheet_part,
                         "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" +
                             sheet_head + "<row>" + text_cell("A1", "&x;") + "</row>" + sheet_tail);
         }},
        {"macros", &with_macros},
        {"compound-file", [] { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + noise(4096); }},
        {"encrypted-part", &encrypted},
        {"shared-text-that-is-not-there",
         [] { return raw_zip(raw(team("<c r=\"B2\" t=\"s\"><v>2</v></c>"))); }},
        {"control-character", [] { return raw_zip(raw(team(text_cell("B2", "Team_x0001_tre")))); }},
        {"direction-override",
         [] { return raw_zip(raw(team(text_cell("B2", "Team\xE2\x80\xAEtre")))); }},
        {"day-that-never-was",
         [] { return raw_zip(raw(team(text_cell("B2", "Tre"), text_cell("D2", "2025-02-29")))); }},
    };
    return makers;
}

const std::map<std::string, Maker>& monsters() {
    static const std::map<std::string, Maker> makers{
        {"bomb", [] { return with(bomb()); }},
        {"bomb-that-says-it-is-small", [] { return with(lying(bomb())); }},
        {"millions-of-texts",
         [] { return with(in_pieces(texts_part, "<sst>", "<si/>", 48, "</sst>")); }},
        {"one-text-in-every-cell", &one_text_in_every_cell},
        {"a-million-sheets",
         [] {
             return with(in_pieces("xl/book.xml", "<workbook><sheets>", "<sheet/>", 48,
                                   "</sheets></workbook>"));
         }},
        {"a-million-cells",
         [] {
             return with(
                 in_pieces(sheet_part, sheet_head, "<row><c><v>1</v></c></row>", 26, sheet_tail));
         }},
        {"an-endless-tag",
         [] {
             return with(repeated(sheet_part, sheet_head + "<row a=\"",
                                  noise(megabyte / 25) + std::string(megabyte, 'a'), 48,
                                  "\"/>" + sheet_tail));
         }},
        {"ten-thousand-parts", &ten_thousand_parts},
        {"deep", [] { return with(sheet_part, times(100'000, "<a>")); }},
        {"deep-json", [] { return std::string(200, '[') + std::string(200, ']'); }},
        {"ten-megabytes-in-a-field",
         [] {
             return "measure,period,value,comment\nM-TIM,2024-02,1," +
                    std::string(10 * megabyte, 'x') + "\n";
         }},
        {"more-rows-than-are-taken", [] { return "measure\n" + times(10'000'001, "1\n"); }},
        {"text-of-32768-characters", [] { return rows_with_comment_of(32'768); }},
        {"text-of-32767-characters", [] { return rows_with_comment_of(32'767); }},
        {"name-of-32768-characters", [] { return setup_with_name_of(32'768); }},
        {"name-of-32767-characters", [] { return setup_with_name_of(32'767); }},
        {"cell-of-32768-characters",
         [] { return raw_zip(raw(team(text_cell("B2", times(32'768, "\xC3\xA5"))))); }},
    };
    return makers;
}

}  // namespace

std::string made_file(const std::string& name) {
    const auto small = workbooks().find(name);
    return small == workbooks().end() ? monsters().at(name)() : small->second();
}

std::map<std::string, std::string> sound_workbook() {
    return team();
}

std::vector<std::string> small_workbooks() {
    std::vector<std::string> files;
    for (const auto& [name, make] : workbooks()) files.push_back(make());
    return files;
}

}  // namespace utfall::tests
