// Reads every cell of a workbook and says how many there were.
//   read_cells ours|bare FILE
// "ours" through XlsxReader with all its checks; "bare" only unpacks the same parts and lets the
// XML parser go through them, which is the least that any reader does.
#include "app/intake/xlsx_reader.h"

#include <expat.h>
#include <zip.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace {

struct Seen {
    unsigned long cells{0};
    unsigned long characters{0};
};

Seen read_ours(const std::string& path) {
    std::string bytes;
    {
        std::ifstream in{path, std::ios::binary | std::ios::ate};
        bytes.resize(static_cast<std::size_t>(in.tellg()));
        in.seekg(0);
        in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    Seen seen;
    utfall::intake::XlsxReader book{bytes, path};
    for (const std::string& sheet : book.sheets()) {
        book.read(sheet, [&seen](const utfall::intake::XlsxCell& cell) {
            ++seen.cells;
            seen.characters += cell.text.size();
        });
    }
    return seen;
}

void begin(void* seen, const XML_Char* name, const XML_Char** /*attributes*/) {
    if (name[0] == 'c' && name[1] == '\0') ++static_cast<Seen*>(seen)->cells;
}
void end(void* /*seen*/, const XML_Char* /*name*/) {}
void text(void* seen, const XML_Char* /*piece*/, int length) {
    static_cast<Seen*>(seen)->characters += static_cast<unsigned long>(length);
}

Seen read_bare(const std::string& path) {
    Seen seen;
    int failed = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &failed);
    if (archive == nullptr) return seen;
    std::string piece(64 * 1024, '\0');
    for (const char* part : {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}) {
        zip_file_t* file = zip_fopen(archive, part, 0);
        if (file == nullptr) continue;
        XML_Parser parser = XML_ParserCreate(nullptr);
        XML_SetUserData(parser, &seen);
        XML_SetElementHandler(parser, &begin, &end);
        XML_SetCharacterDataHandler(parser, &text);
        for (zip_int64_t got = 0; (got = zip_fread(file, piece.data(), piece.size())) > 0;)
            XML_Parse(parser, piece.data(), static_cast<int>(got), 0);
        XML_Parse(parser, nullptr, 0, 1);
        XML_ParserFree(parser);
        zip_fclose(file);
    }
    zip_discard(archive);
    return seen;
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: read_cells ours|bare FILE\n", stderr);
        return 2;
    }
    const Seen seen = std::string{words[1]} == "ours" ? read_ours(words[2]) : read_bare(words[2]);
    std::printf("%lu cells, %lu characters\n", seen.cells, seen.characters);
    return 0;
}
