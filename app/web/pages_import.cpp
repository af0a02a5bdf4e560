#include "app/web/pages_import.h"

#include "app/core/error.h"
#include "app/usecases/form_file.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/sent_files.h"
#include "app/web/target.h"

#include <array>
#include <fstream>
#include <list>

namespace utfall::web {
namespace {

/// Everything but the press of the button that changes nothing: what the files would do.
void preview(Workbench& workbench, HeldFiles& held, usecases::Act act,
             const usecases::ProgressSink& progress) {
    act.dry_run = true;
    act.reason_code = held.reason_code;
    act.reason = held.reason;
    workbench.settings().books.entropy().fill(act.request_id.data(), act.request_id.size());
    OpenedBook opened = workbench.shelf().write(held.slug);
    held.size = opened.size;
    held.preview = import_held(*opened.book, held, act, progress);
    workbench.inbox().set(held);
}

std::string job_href(const std::string& id) {
    return "/jobs/" + id;
}

Answer import_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    return import_start_page(workbench, visit, opened, {});
}

Answer send_files(Workbench& workbench, const Visit& visit) {
    HeldFiles held;
    held.slug = visit.argument(0);
    held.files = sent_files(visit.request, "files");
    const OpenedBook opened = workbench.shelf().read(held.slug, "");
    if (const std::string fault = choose_kind(held, visit); !fault.empty())
        return import_start_page(workbench, visit, opened, visit.text(fault));
    held.id = workbench.inbox().keep(visit.session.csrf, held);
    held = *workbench.inbox().find(held.id, visit.session.csrf);
    const std::string href = book_href(opened.shelved) + "/import/" + held.id;
    if (bytes_together(held.files) <= large_upload) {
        preview(workbench, held, workbench.act(visit), {});
        return Response::see_other(href);
    }
    const usecases::Act act = workbench.act(visit);
    return Response::see_other(job_href(workbench.jobs().start(
        visit.session.csrf, visit.lang, visit.text("import.reading"),
        book_href(opened.shelved) + "/import",
        [&workbench, held, act, href](JobControl& job) mutable {
            preview(workbench, held, act, [&](usecases::Progress now) { job.progress(now); });
            return href;
        })));
}

Answer preview_page(Workbench& workbench, const Visit& visit) {
    HeldFiles held = held_files(workbench, visit);
    if (!held.preview) preview(workbench, held, workbench.act(visit), {});
    return import_preview_page(workbench, visit, held, false);
}

std::string receipt_href(const HeldFiles& held, const usecases::Imported& imported) {
    const std::string book = "/p/" + percent_encoded(held.slug);
    return imported.entry ? book + "/imports/" + std::to_string(*imported.entry)
                          : book + "/import?unchanged=1";
}

/// Reads the files in. With faults that were not there before, the preview shows them instead.
std::string read_in(Workbench& workbench, HeldFiles held, const usecases::Act& act,
                    const usecases::ProgressSink& progress) {
    OpenedBook opened = workbench.shelf().write(held.slug);
    usecases::Imported imported = import_held(*opened.book, held, act, progress);
    if (imported.findings.has_errors()) {
        held.preview = std::move(imported);
        held.size = opened.size;
        workbench.inbox().set(held);
        return "/p/" + percent_encoded(held.slug) + "/import/" + held.id;
    }
    workbench.inbox().remove(held.id);
    return receipt_href(held, imported);
}

Answer read_files_in(Workbench& workbench, const Visit& visit) {
    HeldFiles held = held_files(workbench, visit);
    held.reason_code = visit.field("reason");
    held.reason = visit.field("note");
    workbench.inbox().set(held);
    // Somebody wrote in between: what the user agreed to may no longer be what would happen.
    const OpenedBook opened = workbench.shelf().read(held.slug, "");
    if (visit.field("size") != std::to_string(opened.size)) {
        preview(workbench, held, workbench.act(visit), {});
        return import_preview_page(workbench, visit, held, true);
    }
    const usecases::Act act = workbench.act(visit);
    if (bytes_together(held.files) <= large_upload)
        return Response::see_other(read_in(workbench, held, act, {}));
    return Response::see_other(job_href(workbench.jobs().start(
        visit.session.csrf, visit.lang, visit.text("import.reading_in"),
        book_href(opened.shelved) + "/import/" + held.id, [&workbench, held, act](JobControl& job) {
            return read_in(workbench, held, act,
                           [&](usecases::Progress now) { job.progress(now); });
        })));
}

Answer put_files_away(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = held_files(workbench, visit);
    workbench.inbox().remove(held.id);
    return Response::see_other("/p/" + percent_encoded(held.slug) + "/import");
}

}  // namespace

HeldFiles held_files(Workbench& workbench, const Visit& visit) {
    auto held = workbench.inbox().find(visit.argument(1), visit.session.csrf);
    if (!held || held->slug != visit.argument(0))
        throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    return std::move(*held);
}

usecases::Imported import_held(usecases::Book& book, const HeldFiles& held,
                               const usecases::Act& act, const usecases::ProgressSink& progress) {
    std::list<std::ifstream> streams;
    std::vector<usecases::InputFile> files;
    for (const auto& file : held.files) {
        auto& stream = streams.emplace_back(file.path, std::ios::binary);
        files.push_back({file.name, stream, file.size});
    }
    return usecases::import_files(book, held.kind, files, act, progress);
}

std::string choose_kind(HeldFiles& held, const Visit& visit) {
    if (held.files.empty()) return "import.no_file";
    if (const auto chosen = usecases::file_kind(visit.field("kind"))) {
        held.kind = *chosen;
        return {};
    }
    std::optional<usecases::FileKind> kind;
    for (const auto& file : held.files) {
        std::ifstream in{file.path, std::ios::binary};
        const auto guess = usecases::guess_file_kind(in);
        if (!guess) {
            return usecases::is_form(bytes_in(file.path)) ? "import.is_form"
                                                          : "import.kind_unknown";
        }
        if (kind && *kind != *guess) return "import.kinds_mixed";
        kind = guess;
    }
    held.kind = *kind;
    return {};
}

std::span<const Route> import_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/import", &import_page, 0},
        Route{"POST", "/p/{operation}/import", &send_files, upload_body},
        Route{"GET", "/p/{operation}/import/{files}", &preview_page, 0},
        Route{"POST", "/p/{operation}/import/{files}", &read_files_in, form_body},
        Route{"POST", "/p/{operation}/import/{files}/discard", &put_files_away, form_body},
        Route{"GET", "/p/{operation}/imports/{entry}", &import_receipt_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
