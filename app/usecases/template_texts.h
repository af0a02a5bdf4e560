#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/setup_places.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// The texts of a template's workbook, each of which may stand in several cells: the wording that
/// is another than when the workbook was made is the one that counts.
class TemplateTexts {
  public:
    void original(const std::string& language, const std::string& key, const std::string& wording);
    void state(const std::string& language, const std::string& key, const std::string& wording,
               const core::Place& where);
    /// A key that no text has yet, which begins so.
    std::string new_key(const std::string& beginning);
    /// Keeps a key, also when nobody states words for it.
    void take(const std::string& key) { taken_.insert(key); }

    /// {language: {key: wording}}, and the cells of the wordings that count. Two cells that say
    /// different things: TEMPLATE_BOOK_TEXT_TWICE.
    core::Json settle(SetupPlaces& places, core::Findings& findings) const;

  private:
    using Key = std::pair<std::string, std::string>;  ///< Language and key.
    struct Stated {
        std::string wording;
        core::Place where;
    };
    std::map<Key, std::string> originals_;
    std::map<Key, std::vector<Stated>> stated_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace utfall::usecases
