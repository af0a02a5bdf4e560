#include "app/participants/participation_fields.h"

#include "app/participants/words.h"

#include <array>

namespace utfall::participants {
namespace {

constexpr std::int64_t highest_level = 8;

std::string text_of(const std::string& text) {
    return text;
}
std::string text_of(const std::optional<core::Date>& day) {
    return day ? day->to_string() : std::string{};
}
std::string text_of(const std::optional<std::int64_t>& level) {
    return level ? std::to_string(*level) : std::string{};
}
template <Worded Choice>
std::string text_of(const std::optional<Choice>& choice) {
    return choice ? std::string{to_word(*choice)} : std::string{};
}

bool set_from(std::string& member, std::string_view text) {
    member = text;
    return true;
}
bool set_from(std::optional<core::Date>& member, std::string_view text) {
    member = core::Date::parse(text);
    return member.has_value();
}
bool set_from(std::optional<std::int64_t>& member, std::string_view text) {
    if (text.size() != 1 || text[0] < '0' || text[0] - '0' > highest_level) return false;
    member = text[0] - '0';
    return true;
}
template <Worded Choice>
bool set_from(std::optional<Choice>& member, std::string_view text) {
    member = from_word<Choice>(text);
    return member.has_value();
}

template <auto member>
constexpr ParticipationField of_person(std::string_view name) {
    return {name, [](const Participation& one) { return text_of(one.at_entry.*member); },
            [](Participation& one, std::string_view text) {
                return set_from(one.at_entry.*member, text);
            }};
}

template <auto member>
constexpr ParticipationField of_participation(std::string_view name) {
    return {name, [](const Participation& one) { return text_of(one.*member); },
            [](Participation& one, std::string_view text) { return set_from(one.*member, text); }};
}

using C = Characteristics;
using P = Participation;

constexpr std::array<ParticipationField, 19> fields{
    {of_person<&C::category>("category"), of_person<&C::sex>("sex"),
     of_person<&C::birth_date>("birth_date"), of_person<&C::labour_status>("labour_status"),
     of_person<&C::long_term_unemployed>("long_term_unemployed"),
     of_person<&C::in_education>("in_education"), of_person<&C::education>("education"),
     of_person<&C::school_form>("school_form"), of_person<&C::grade>("grade"),
     of_participation<&P::detected_on>("detected_on"), of_participation<&P::mapped_on>("mapped_on"),
     of_participation<&P::exit>("exit"), of_participation<&P::exit_reason>("exit_reason"),
     of_person<&C::disability>("disability"), of_person<&C::third_country>("third_country"),
     of_person<&C::foreign_background>("foreign_background"), of_person<&C::minority>("minority"),
     of_person<&C::homeless>("homeless"), of_person<&C::rural>("rural")}};

}  // namespace

std::span<const ParticipationField> participation_fields() {
    return fields;
}

}  // namespace utfall::participants
