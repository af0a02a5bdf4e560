#include "app/usecases/template_freeze.h"

#include "app/ledger/common_lines.h"
#include "app/usecases/recording.h"
#include "app/usecases/template_versions.h"
#include "reports/template_diff.h"

namespace utfall::usecases {

Frozen freeze_template(const TemplateSource& source, const TemplateSource::Name& name,
                       core::Instant now, Book* book, const Act& act) {
    Frozen frozen;
    reports::TemplateFiles files = source.files(name);
    const auto draft = reports::read_template(files, name.to_string(), frozen.findings);
    if (!draft) return frozen;
    if (draft->status != reports::TemplateStatus::draft) {
        frozen.findings.add("TEMPLATE_FROZEN_ALREADY", core::Place{},
                            {{"template", name.to_string()}});
        return frozen;
    }
    files.files["manifest.json"] = reports::frozen_manifest(files.files["manifest.json"]);
    const auto value = reports::read_template(files, name.to_string(), frozen.findings);
    if (!value) return frozen;
    // Reports rely on what a number promises: nothing that moves a cell comes as a smaller step.
    if (const auto before = frozen_before(source, name)) {
        const auto earlier = readable_template(source, before->to_string());
        reports::check_step(reports::diff(earlier, *value), name.to_string(), frozen.findings);
        if (frozen.findings.has_errors()) return frozen;
    }
    frozen.digest = reports::template_digest(*value);
    frozen.files["manifest.json"] = files.files["manifest.json"];
    frozen.files["LOCK.json"] =
        core::pretty(reports::make_lock(*value, files, now.to_string(), act.actor.code));
    if (book == nullptr) return frozen;
    frozen.size = book->store().size();
    if (act.dry_run) return frozen;
    ledger::EntryDraft entry{act.request_id,   act.actor,       "template-frozen",
                             name.to_string(), act.reason_code, act.reason};
    entry.body.set("template", name.to_string()).set("digest", frozen.digest);
    const auto receipt = record(book->store(), entry, [&](ledger::Append& append) {
        for (const auto& [path, bytes] : files.files)
            append.add(ledger::template_line, {path, bytes});
    });
    frozen.entry = receipt.entry;
    frozen.size = receipt.size;
    return frozen;
}

}  // namespace utfall::usecases
