#pragma once

#include "app/indicators/figure.h"
#include "app/participants/participation.h"
#include "app/programme/programme.h"

#include <map>
#include <string>

namespace utfall::usecases {

/// Which participations belong to a scope: by their own intervention, team and organisation.
class PeopleScope {
  public:
    /// `phase` restricts to what belongs to it; empty: no restriction. `programme` must outlive it.
    PeopleScope(const programme::Programme& programme, indicators::Scope scope,
                std::string phase = {})
        : programme_(programme), scope_(std::move(scope)), phase_(std::move(phase)) {}

    bool holds(const participants::Participation& one);

  private:
    bool is_within_scope(const participants::Participation& one);
    bool is_of_phase(const std::string& intervention, const std::string& phase);
    bool is_below(const std::string& organisation);
    bool is_of_unit(const std::string& team);

    const programme::Programme& programme_;
    indicators::Scope scope_;
    std::string phase_;
    // What the programme says of each code, looked up once.
    std::map<std::string, bool> organisations_, units_;
    std::map<std::string, std::string> phases_;
};

}  // namespace utfall::usecases
