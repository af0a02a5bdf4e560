#include "reports/eu_emblem.h"

namespace utfall::reports {

namespace {

// 6000 x (sin, -cos) of 0, 30, 60, … degrees.
constexpr std::array<EmblemPoint, 12> centres{{{0, -6000},
                                               {3000, -5196},
                                               {5196, -3000},
                                               {6000, 0},
                                               {5196, 3000},
                                               {3000, 5196},
                                               {0, 6000},
                                               {-3000, 5196},
                                               {-5196, 3000},
                                               {-6000, 0},
                                               {-5196, -3000},
                                               {-3000, -5196}}};

// A regular pentagram in a circle of radius 1000; its inner corners lie at 0.381966 of that.
constexpr EmblemStar corners{{{0, -1000},
                              {225, -309},
                              {951, -309},
                              {363, 118},
                              {588, 809},
                              {0, 382},
                              {-588, 809},
                              {-363, 118},
                              {-951, -309},
                              {-225, -309}}};

std::array<EmblemStar, 12> placed() {
    std::array<EmblemStar, 12> stars{};
    for (std::size_t i = 0; i < centres.size(); ++i) {
        for (std::size_t j = 0; j < corners.size(); ++j) {
            stars[i][j] = {emblem_width / 2 + centres[i].x + corners[j].x,
                           emblem_height / 2 + centres[i].y + corners[j].y};
        }
    }
    return stars;
}

}  // namespace

const std::array<EmblemStar, 12>& emblem_stars() {
    static const std::array<EmblemStar, 12> stars = placed();
    return stars;
}

}  // namespace utfall::reports
