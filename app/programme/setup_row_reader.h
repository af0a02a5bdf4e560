#pragma once

#include "app/core/json_reader.h"
#include "app/programme/setup_draft.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::programme {

/// Reads the fields of one row and remembers the references in it.
class RowReader {
  public:
    RowReader(const SetupRow& row, SetupDraft& draft, SetupFaults& faults)
        : row_(row), draft_(draft), faults_(faults) {}

    template <typename T>
    Drafted<T> read(T (RowReader::*fields)(core::ObjectReader&)) {
        core::ObjectReader reader{row_.content, faults_.file(), row_.pointer, noted_};
        Drafted<T> drafted{(this->*fields)(reader), &row_, true};
        reader.finish();
        drafted.sound = !noted_.has_errors() && sound_;
        faults_.append(row_, noted_);
        return drafted;
    }

    // The frame that is decided once (setup_frame_rows.cpp).
    Operation operation(core::ObjectReader& in);
    Decision decision(core::ObjectReader& in);
    CostCategory cost_category(core::ObjectReader& in);
    UnitCostTable unit_cost_table(core::ObjectReader& in);
    DeclaredEuroRate euro_rate(core::ObjectReader& in);
    Organisation organisation(core::ObjectReader& in);
    Unit unit(core::ObjectReader& in);
    Phase phase(core::ObjectReader& in);
    CalendarRow calendar_row(core::ObjectReader& in);
    // The work within it, and what is said of it (setup_work_rows.cpp).
    Team team(core::ObjectReader& in);
    Intervention intervention(core::ObjectReader& in);
    Contact contact(core::ObjectReader& in);
    Lesson lesson(core::ObjectReader& in);
    VisibilityRequirement visibility_requirement(core::ObjectReader& in);
    HorizontalAim horizontal_aim(core::ObjectReader& in);

  private:
    /// In the book, names and free texts lie detached and may have been erased.
    bool is_imported() const { return !row_.pointer.empty(); }
    /// The member's pointer relative to the row.
    std::string below(const core::ObjectReader& in, std::string_view member) const;

    std::string refer(const core::ObjectReader& in, std::string_view member,
                      std::string_view target, std::string code);
    std::string reference(core::ObjectReader& in, std::string_view member, std::string_view target);
    std::string required_reference(core::ObjectReader& in, std::string_view member,
                                   std::string_view target);
    std::vector<std::string> references(core::ObjectReader& in, std::string_view member,
                                        std::string_view target);
    void each(core::ObjectReader& in, std::string_view member,
              const std::function<void(core::ObjectReader&)>& fields);
    core::DateSpan span(core::ObjectReader& in);
    std::int64_t rate(core::ObjectReader& in);
    core::Money money(core::ObjectReader& in, std::string_view member);

    const SetupRow& row_;
    SetupDraft& draft_;
    SetupFaults& faults_;
    core::Findings noted_;
    bool sound_{true};
};

}  // namespace utfall::programme
