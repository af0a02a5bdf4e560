#include "app/usecases/library_versions.h"

#include "app/core/digest.h"
#include "app/core/json.h"
#include "app/core/signing_library.h"
#include "app/core/text.h"
#include "app/intake/xml_reader.h"
#include "app/intake/zip_parts.h"
#include "app/usecases/book.h"
#include "reports/xlsx_workbook.h"

namespace utfall::usecases {

core::LibraryVersions library_versions() {
    return {intake::expat_version(),   core::icu_version(),
            core::libsodium_version(), reports::xlsx::xlsxwriter_version(),
            intake::libzip_version(),  core::json_library_version(),
            core::openssl_version(),   time_zones_version()};
}

}  // namespace utfall::usecases
