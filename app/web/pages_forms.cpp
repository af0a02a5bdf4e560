#include "app/web/pages_forms.h"

#include "app/core/error.h"
#include "app/usecases/form_receipt.h"
#include "app/web/access.h"
#include "app/web/book_day.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/pages_import.h"
#include "app/web/sent_files.h"
#include "app/web/target.h"

#include <array>
#include <charconv>
#include <fstream>

namespace utfall::web {
namespace {

std::string forms_href(const HeldFiles& held) {
    return "/p/" + percent_encoded(held.slug) + "/forms";
}

std::string incoming_href(const HeldFiles& held) {
    return forms_href(held) + "/incoming/" + held.id;
}

FormsOfPeriod forms_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    const core::Date today = day_of(opened, workbench);
    FormsOfPeriod forms{asked_periods(opened, today, visit.query("period")), {}};
    if (!forms.asked.period.empty()) {
        forms.standings = usecases::form_status(*opened.book, *opened.setup, forms.asked.period,
                                                today, opened.as_of);
        std::erase_if(forms.standings, [&](const auto& standing) {
            return !reaches(visit, opened, standing.collector);
        });
    }
    return forms;
}

Answer forms_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    return forms_page_of(opened, workbench, visit, forms_of(opened, workbench, visit), {});
}

usecases::FormsWanted wanted_by(const OpenedBook& opened, const Visit& visit) {
    usecases::FormsWanted wanted{visit.argument(1), {}, visit.lang, opened.as_of};
    if (visit.arguments.size() > 2) wanted.collectors.push_back(visit.argument(2));
    if (visit.arguments.size() > 2 || !visit.parts) return wanted;
    for (const auto& collector : usecases::asked_for_forms(*opened.setup, wanted)) {
        if (reaches(visit, opened, collector)) wanted.collectors.push_back(collector.slug());
    }
    if (wanted.collectors.empty())
        throw core::Error{
            core::ErrorKind::not_found, "PERIOD_NOT_ASKED", {{"period", wanted.period}}};
    return wanted;
}

Answer form_file(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), "");
    Response response;
    usecases::make_forms(*opened.book, wanted_by(opened, visit), {}, [&](usecases::MadeForm made) {
        response = Response::download(made.name, workbook_type, std::move(made.bytes));
    });
    return response;
}

Answer all_forms(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), "");
    const auto wanted = wanted_by(opened, visit);
    return Response::download(wanted.period + ".zip", "application/zip",
                              usecases::packed_forms(*opened.book, wanted, {}));
}

std::vector<usecases::FormRead> read_held(usecases::Book& book, const HeldFiles& held,
                                          const usecases::Act& act, bool replace,
                                          const usecases::ProgressSink& progress) {
    std::vector<usecases::FormRead> read;
    usecases::Progress at{0, held.files.size()};
    usecases::FormSetups setups{book};
    for (const UploadedFile& file : held.files) {
        read.push_back(usecases::read_form(book, setups, {file.name, bytes_in(file.path)},
                                           {{}, replace}, act));
        ++at.done;
        if (progress) progress(at);
    }
    return read;
}

/// What reading the files in would do now.
std::vector<usecases::FormRead> tried(Workbench& workbench, const Visit& visit,
                                      const HeldFiles& held) {
    usecases::Act act = workbench.act(visit);
    act.dry_run = true;
    act.reason_code = held.reason_code;
    act.reason = held.reason;
    const OpenedBook opened = workbench.shelf().write(held.slug);
    auto read = read_held(*opened.book, held, act, false, {});
    for (const auto& one : read) {
        if (one.form && !reaches(visit, opened, one.form->grid.collector))
            throw core::Error{core::ErrorKind::conflict,
                              "TEAM_NOT_YOURS",
                              {{"team", one.form->grid.collector.slug()}}};
    }
    return read;
}

Answer send_forms(Workbench& workbench, const Visit& visit) {
    HeldFiles held;
    held.slug = visit.argument(0);
    held.files = sent_files(visit.request, "files");
    if (held.files.empty()) {
        const OpenedBook opened = workbench.shelf().read(held.slug, "");
        return forms_page_of(opened, workbench, visit, forms_of(opened, workbench, visit),
                             visit.text("import.no_file"));
    }
    held.id = workbench.inbox().keep(visit.session.csrf, held);
    return Response::see_other(incoming_href(held));
}

Answer incoming_page(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = held_files(workbench, visit);
    const auto read = tried(workbench, visit, held);
    const OpenedBook opened = workbench.shelf().read(held.slug, "");
    return incoming_page_of(opened, workbench, visit, held, read, false);
}

std::string receipt_path(const UploadedFile& file) {
    return file.path + ".html";
}

std::string remarks_path(const UploadedFile& file) {
    return file.path + ".xlsx";
}

void keep(const std::string& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

void keep_receipts(const ledger::Store& store, const HeldFiles& held,
                   const std::vector<usecases::FormRead>& read, core::Lang lang) {
    for (std::size_t i = 0; i < read.size(); ++i) {
        keep(receipt_path(held.files[i]), usecases::form_receipt(store, read[i], lang));
        keep(remarks_path(held.files[i]), usecases::form_with_remarks(store, read[i]));
    }
}

Answer record_forms(Workbench& workbench, const Visit& visit) {
    HeldFiles held = held_files(workbench, visit);
    held.reason_code = visit.field("reason");
    held.reason = visit.field("note");
    workbench.inbox().set(held);
    const OpenedBook seen = workbench.shelf().read(held.slug, "");
    if (visit.field("size") != std::to_string(seen.size))
        return incoming_page_of(seen, workbench, visit, held, tried(workbench, visit, held), true);
    if (visit.parts) tried(workbench, visit, held);
    const bool replace = !visit.field("replace").empty();
    const usecases::Act act = workbench.act(visit);
    const core::Lang lang = visit.lang;
    const auto record = [&workbench, held, act, replace,
                         lang](const usecases::ProgressSink& progress) {
        const OpenedBook opened = workbench.shelf().write(held.slug);
        const auto read = read_held(*opened.book, held, act, replace, progress);
        keep_receipts(opened.store(), held, read, lang);
        return incoming_href(held) + "?recorded=1";
    };
    if (bytes_together(held.files) <= large_upload) return Response::see_other(record({}));
    return Response::see_other(
        "/jobs/" + workbench.jobs().start(
                       visit.session.csrf, visit.lang, visit.text("forms.reading_in"),
                       incoming_href(held), [record](JobControl& job) {
                           return record([&](usecases::Progress now) { job.progress(now); });
                       }));
}

Answer put_forms_away(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = held_files(workbench, visit);
    workbench.inbox().remove(held.id);
    return Response::see_other(forms_href(held));
}

const UploadedFile& file_named(const HeldFiles& held, const std::string& number) {
    std::size_t at = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), at);
    if (fault != std::errc{} || end != number.data() + number.size() || at == 0 ||
        at > held.files.size())
        throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    return held.files[at - 1];
}

/// The receipts of a file: kept since it was read in, or made of what a try comes to.
Answer receipt_file(Workbench& workbench, const Visit& visit, const char* what) {
    const HeldFiles held = held_files(workbench, visit);
    const UploadedFile& file = file_named(held, visit.argument(2));
    const bool is_page = std::string_view{what} == "receipt";
    std::string bytes = bytes_in(is_page ? receipt_path(file) : remarks_path(file));
    if (bytes.empty()) {
        const OpenedBook opened = workbench.shelf().read(held.slug, "");
        const auto all = tried(workbench, visit, held);
        const auto& read = all[static_cast<std::size_t>(&file - held.files.data())];
        bytes = is_page ? usecases::form_receipt(opened.store(), read, visit.lang)
                        : usecases::form_with_remarks(opened.store(), read);
    }
    if (bytes.empty()) throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    const std::string stem = file.name.substr(0, file.name.rfind('.'));
    const std::string suffix = visit.text("forms.file");
    return is_page ? Response::download(stem + suffix + ".html", "text/html; charset=utf-8", bytes)
                   : Response::download(stem + suffix + ".xlsx", workbook_type, bytes);
}

Answer receipt_page(Workbench& workbench, const Visit& visit) {
    return receipt_file(workbench, visit, "receipt");
}

Answer receipt_workbook(Workbench& workbench, const Visit& visit) {
    return receipt_file(workbench, visit, "remarks");
}

}  // namespace

std::span<const Route> forms_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/forms", &forms_page, 0},
        Route{"POST", "/p/{operation}/forms", &send_forms, upload_body},
        Route{"GET", "/p/{operation}/forms/all/{period}", &all_forms, 0},
        Route{"GET", "/p/{operation}/forms/file/{period}/{team}", &form_file, 0},
        Route{"GET", "/p/{operation}/forms/incoming/{files}", &incoming_page, 0},
        Route{"POST", "/p/{operation}/forms/incoming/{files}", &record_forms, form_body},
        Route{"POST", "/p/{operation}/forms/incoming/{files}/discard", &put_forms_away, form_body},
        Route{"GET", "/p/{operation}/forms/incoming/{files}/{file}/receipt", &receipt_page, 0},
        Route{"GET", "/p/{operation}/forms/incoming/{files}/{file}/remarks", &receipt_workbook, 0},
    };
    return routes;
}

}  // namespace utfall::web
