#pragma once

#include "app/usecases/accounts.h"
#include "app/usecases/books.h"
#include "app/usecases/report_corrections.h"
#include "app/usecases/reports.h"
#include "app/usecases/story.h"
#include "app/usecases/template_source.h"
#include "app/web/book_shelf.h"
#include "app/web/http.h"
#include "app/web/inbox.h"
#include "app/web/jobs.h"
#include "app/web/login_guard.h"
#include "app/web/remembered.h"
#include "app/web/remembered_figures.h"
#include "app/web/session.h"
#include "app/web/verifications.h"

#include <functional>
#include <string>

namespace utfall::web {

struct Visit;

/// What the pages work with; main.cpp fills in the surroundings.
struct WorkbenchSettings {
    usecases::Books& books;
    usecases::BooksMaker make_books;  ///< Books with another clock: for the example.
    std::string place;                ///< A book's file or a folder.
    std::string templates_folder;     ///< Templates of one's own; empty: only the program's.
    std::string os_user;
    std::string version;
    bool read_only{false};
    usecases::Accounts* accounts{nullptr};  ///< Who may log in; null: one person, without.
};

class Workbench {
  public:
    explicit Workbench(WorkbenchSettings settings)
        : settings_(std::move(settings)),
          shelf_(settings_.books, settings_.place),
          sessions_(settings_.books.clock(), settings_.books.entropy()),
          login_guard_(settings_.books.clock()),
          inbox_(settings_.books.entropy()),
          jobs_(settings_.books.entropy()) {}

    const WorkbenchSettings& settings() const { return settings_; }
    BookShelf& shelf() { return shelf_; }
    Sessions& sessions() { return sessions_; }
    LoginGuard& login_guard() { return login_guard_; }
    Inbox& inbox() { return inbox_; }
    Verifications& verifications() { return verifications_; }
    Jobs& jobs() { return jobs_; }
    Remembered<usecases::PreparedReport>& composed() { return composed_; }
    Remembered<std::vector<usecases::ReportCorrection>>& corrections() { return corrections_; }
    RememberedFigures& figures() { return figures_; }
    Remembered<Response>& pages() { return pages_; }
    usecases::TemplateSource templates() const {
        return usecases::TemplateSource{settings_.templates_folder};
    }
    /// Who writes, as the session says, with the form's request id, reason and note.
    usecases::Act act(const Visit& visit);

  private:
    WorkbenchSettings settings_;
    BookShelf shelf_;
    Sessions sessions_;
    LoginGuard login_guard_;
    Inbox inbox_;
    Verifications verifications_;
    /// A composed report is some megabytes; corrections are looked for once a report and size.
    Remembered<usecases::PreparedReport> composed_{8};
    Remembered<std::vector<usecases::ReportCorrection>> corrections_{200};
    RememberedFigures figures_;
    Remembered<Response> pages_{64};
    Jobs jobs_;  ///< Last: what runs uses all of the above until it has ended.
};

}  // namespace utfall::web
