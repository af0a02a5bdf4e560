#include "tests/disclosure/attacker.h"

#include <glpk.h>

#include <cmath>
#include <stdexcept>

namespace utfall::tests {

using disclosure::CellIndex;

struct Attacker::Programme {
    glp_prob* problem{glp_create_prob()};
    std::size_t cells{0};

    // Columns and rows count from 1.
    static int at(std::size_t index) { return static_cast<int>(index) + 1; }
};

Attacker::Attacker(const disclosure::Table& table, const std::vector<bool>& hidden,
                   const std::vector<bool>& told_small)
    : programme_{new Programme} {
    glp_term_out(GLP_OFF);
    glp_prob* problem = programme_->problem;
    programme_->cells = table.cells().size();
    glp_add_cols(problem, static_cast<int>(programme_->cells));
    for (CellIndex cell = 0; cell < programme_->cells; ++cell) {
        const int column = Programme::at(cell);
        const auto value = static_cast<double>(table[cell].value);
        const auto lowest = static_cast<double>(table.lowest(cell));
        if (!hidden[cell])
            glp_set_col_bnds(problem, column, GLP_FX, value, value);
        else if (told_small[cell])
            glp_set_col_bnds(problem, column, GLP_DB, lowest, disclosure::count_threshold - 1);
        else
            glp_set_col_bnds(problem, column, GLP_LO, lowest, 0);
        glp_set_col_kind(problem, column, GLP_IV);
    }
    glp_add_rows(problem, static_cast<int>(table.sums().size()));
    for (std::size_t row = 0; row < table.sums().size(); ++row) {
        const auto& sum = table.sums()[row];
        // Nothing stands at 0.
        std::vector<int> columns{0, Programme::at(sum.total)};
        std::vector<double> factors{0, 1};
        for (const CellIndex part : sum.parts) {
            columns.push_back(Programme::at(part));
            factors.push_back(-1);
        }
        const auto apart = static_cast<double>(sum.apart);
        glp_set_row_bnds(problem, Programme::at(row), GLP_FX, apart, apart);
        glp_set_mat_row(problem, Programme::at(row), static_cast<int>(columns.size()) - 1,
                        columns.data(), factors.data());
    }
}

Attacker::~Attacker() {
    glp_delete_prob(programme_->problem);
    delete programme_;
}

disclosure::Interval Attacker::interval_of(CellIndex cell) {
    return {end_of(cell, GLP_MIN), end_of(cell, GLP_MAX)};
}

std::int64_t Attacker::end_of(CellIndex cell, int direction) {
    glp_prob* problem = programme_->problem;
    glp_set_obj_dir(problem, direction);
    for (CellIndex other = 0; other < programme_->cells; ++other)
        glp_set_obj_coef(problem, Programme::at(other), other == cell ? 1 : 0);
    glp_std_basis(problem);
    if (glp_simplex(problem, nullptr) != 0) throw std::runtime_error{"the simplex method failed"};
    if (glp_get_status(problem) == GLP_UNBND) return disclosure::unbounded;
    if (glp_get_status(problem) != GLP_OPT) throw std::runtime_error{"no table fits"};
    if (glp_intopt(problem, nullptr) != 0 || glp_mip_status(problem) != GLP_OPT)
        throw std::runtime_error{"no table of integers was found"};
    return std::llround(glp_mip_obj_val(problem));
}

}  // namespace utfall::tests
