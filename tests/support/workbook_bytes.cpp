#include "tests/support/workbook_bytes.h"

#include <zip.h>

#include <stdexcept>

namespace utfall::tests {

std::string packed(const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("a packed file cannot be begun");
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
            throw std::runtime_error("a part cannot be added: " + name);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("a packed file cannot be finished");
    std::string bytes;
    zip_source_open(target);
    char piece[4096];
    for (zip_int64_t got = 0; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
        bytes.append(piece, static_cast<std::size_t>(got));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::map<std::string, std::string> workbook_parts(const std::string& rows) {
    const std::string main = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string type =
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto relations = [](const std::string& rows_of) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
               "relationships\">" +
               rows_of + "</Relationships>";
    };
    return {
        {"_rels/.rels",
         relations("<Relationship Id=\"a\" " + type + "officeDocument\" Target=\"xl/book.xml\"/>" +
                   "<Relationship Id=\"b\" " + type +
                   "custom-properties\" Target=\"docProps/custom.xml\"/>")},
        {"docProps/custom.xml",
         "<Properties xmlns:vt=\"urn:vt\"><property name=\"form\"><vt:lpwstr>F1</vt:lpwstr>"
         "</property></Properties>"},
        {"xl/book.xml",
         "<workbook" + main +
             " xmlns:r=\"urn:r\"><sheets><sheet name=\"Blad\" sheetId=\"1\" r:id=\"one\"/>"
             "</sheets><definedNames><definedName name=\"Rapport_Id\">'Blad'!$B$2</definedName>"
             "</definedNames></workbook>"},
        {"xl/_rels/book.xml.rels",
         relations("<Relationship Id=\"one\" " + type +
                   "worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"two\" " +
                   type + "sharedStrings\" Target=\"shared.xml\"/><Relationship Id=\"three\" " +
                   type + "styles\" Target=\"./styles.xml\"/>")},
        {"xl/shared.xml", "<sst" + main +
                              "><si><t>ett</t></si><si><r><t>t</t></r><r><t>v\xC3\xA5</t></r>"
                              "<rPh><t>uttal</t></rPh></si></sst>"},
        {"xl/styles.xml",
         "<styleSheet" + main +
             "><numFmts><numFmt numFmtId=\"165\" formatCode=\"[$-41D]d mmmm yyyy;@\"/>"
             "<numFmt numFmtId=\"166\" formatCode=\"0 &quot;dagar&quot;\"/></numFmts>"
             "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
             "<xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>"
             "</styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet" + main + "><sheetData>" + rows + "</sheetData></worksheet>"},
    };
}

}  // namespace utfall::tests
