#include "reports/chart_spark.h"

#include "reports/svg_canvas.h"

namespace utfall::reports {

namespace {

constexpr Tenths spark_width = 3000;
constexpr Tenths spark_top = 80;
constexpr Tenths spark_bottom = 840;
constexpr Tenths spark_height = 900;

class SparkDrawing {
  public:
    SparkDrawing(SvgCanvas& canvas, const Spark& spark, const ChartScale& scale)
        : canvas_(canvas), spark_(spark), scale_(scale) {}

    void draw() {
        canvas_.line({0, spark_bottom}, {spark_width, spark_bottom}, "grid");
        targets();
        line();
    }

  private:
    Tenths slot(std::size_t index) const {
        return spark_width * static_cast<Tenths>(index) /
               static_cast<Tenths>(std::max<std::size_t>(spark_.points.size(), 1));
    }
    Tenths middle(std::size_t index) const { return (slot(index) + slot(index + 1)) / 2; }
    Tenths height(const core::Decimal& value) const {
        return scale_.at(value, spark_bottom, spark_top);
    }

    void targets() {
        std::vector<SvgPoint> run;
        for (std::size_t i = 0; i < spark_.points.size(); ++i) {
            const bool known = i < spark_.targets.size() && spark_.targets[i].has_value();
            if (known) {
                const Tenths y = height(*spark_.targets[i]);
                run.push_back({slot(i), y});
                run.push_back({slot(i + 1), y});
            }
            if ((!known || i + 1 == spark_.points.size()) && !run.empty()) {
                canvas_.path(run, "target stroke");
                run.clear();
            }
        }
    }

    void line() {
        std::vector<SvgPoint> run;
        std::string segment;
        const auto finish = [&] {
            if (run.size() > 1) canvas_.path(run, "c1 stroke");
            if (run.size() == 1) canvas_.circle(run.front(), 28, "c1 dot");
            run.clear();
        };
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < spark_.points.size(); ++i) {
            const ChartPoint& point = spark_.points[i];
            if (!run.empty() && point.value && point.segment != segment) {
                canvas_.line({slot(i), spark_top - 60}, {slot(i), spark_bottom}, "break");
                finish();
            }
            if (!point.value) {
                finish();
                continue;
            }
            run.push_back({middle(i), height(*point.value)});
            segment = point.segment;
            last = i;
        }
        finish();
        if (!last) return;
        const ChartPoint& point = spark_.points[*last];
        canvas_.circle({middle(*last), height(*point.value)}, 42,
                       point.preliminary ? "c1 open" : "c1 dot");
    }

    SvgCanvas& canvas_;
    const Spark& spark_;
    const ChartScale& scale_;
};

}  // namespace

void write_spark(HtmlWriter& out, const Spark& spark, const ChartScale& scale,
                 std::string_view label) {
    SvgCanvas canvas(spark_width);
    SparkDrawing{canvas, spark, scale}.draw();
    canvas.write_labelled(out, spark_height, "spark", label);
}

}  // namespace utfall::reports
