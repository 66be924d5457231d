#include "draw/evidence.hpp"

#include <algorithm>

#include "draw/poster.hpp"
#include "draw/qr.hpp"

namespace trungbay::draw {
namespace {

constexpr double k_margin = 15 * k_points_per_millimetre;  // as the Union's own forms have it, narrowed
constexpr double k_width = k_a4_width - 2 * k_margin;
constexpr double k_foot = 16;
constexpr double k_bottom = k_a4_height - k_margin - k_foot;
constexpr double k_code = 20 * k_points_per_millimetre;  // the dark modules alone; the quiet zone comes on top
constexpr double k_row = 78;         // the code of the shortest address with its quiet zone
constexpr double k_table_head = 26;
constexpr double k_section_head = 22;
constexpr double k_signatures = 110;
constexpr double k_total = 33;       // two lines
constexpr double k_row_gap = 12;     // behind a table
constexpr Colour k_black{0, 0, 0};
constexpr Colour k_line{120, 128, 140};
constexpr Colour k_head_ground{232, 236, 242};
constexpr double k_rule = 0.6;
constexpr double k_cell = 5;  // white inside cells

struct Column {
  std::string_view head;
  double width;
};
constexpr Column k_columns[] = {{"TT", 28}, {"Nội dung đã đăng", 0}, {"Thời gian", 92}, {"Trạng thái", 82}, {"Mã QR", 84}};
constexpr double k_content_width = k_width - 28 - 92 - 82 - 84;

double width_of(std::size_t column) { return column == 1 ? k_content_width : k_columns[column].width; }
double left_of(std::size_t column) {
  double x = k_margin;
  for (std::size_t i = 0; i < column; ++i) x += width_of(i);
  return x;
}

// Laid out twice: once to count the pages, on a canvas that nobody sees, and once for good.
class Sheet {
 public:
  Sheet(const Evidence& evidence, Typefaces& faces, std::size_t pages)
      : evidence_(evidence), faces_(faces), pages_(pages), canvas_(Canvas::pdf(k_a4_width, k_a4_height)) {}

  EvidenceSheet draw() {
    canvas_.describe(evidence_.title + " – " + evidence_.unit + " – " + evidence_.period, evidence_.author, evidence_.iso_day);
    draw_title();
    for (const auto& section : evidence_.sections) rows_left_ += section.rows.size();
    for (const auto& section : evidence_.sections) draw_section(section);
    draw_end();
    end_page();
    return {canvas_.finish(), page_};
  }

 private:
  double line(std::string_view text, Weight weight, double size, double x, double y, double width, Align align,
              std::size_t lines = 1, double smallest = 0) {
    if (text.empty()) return 0;
    const double least = smallest > 0 ? smallest : size * 0.75;
    const auto block = fit_text(text, width, size * 1.32 * static_cast<double>(lines) + 1, {weight, size, least, lines, 1.3}, faces_);
    draw_block(canvas_, block, faces_, weight, x, y, k_black, align);
    return block.height();
  }

  // As the Union's documents begin: who above whom at the left, the Union at the right, then the title.
  void draw_title() {
    const double half = k_width / 2 - 10, left = k_margin + half / 2, right = k_margin + k_width - half / 2;
    const double top = y_;
    double y = top + line(evidence_.above, Weight::text, 11, left, top, half, Align::centre, 2);
    y += line(evidence_.unit, Weight::strong, 11.5, left, y, half, Align::centre, 3);
    line("***", Weight::text, 11, left, y, half, Align::centre);
    y += 15;
    double other = top + line(evidence_.motto, Weight::strong, 11.5, right, top, half, Align::centre);
    canvas_.rectangle({right - 62, other + 1, 124, 0.8}, k_black);
    other += 10;
    other += line(evidence_.day, Weight::text, 11, right, other, half, Align::centre);
    y_ = std::max(y, other) + 16;
    const double middle = k_margin + k_width / 2;
    y_ += line(evidence_.title, Weight::title, 17, middle, y_, k_width, Align::centre, 2);
    y_ += line(evidence_.subtitle, Weight::strong, 12, middle, y_ + 2, k_width, Align::centre, 3) + 2;
    y_ += line(evidence_.period, Weight::strong, 12, middle, y_ + 2, k_width, Align::centre) + 2;
    y_ += 12;
  }

  void end_page() {
    const double y = k_a4_height - k_margin - k_foot + 5;
    line(evidence_.left_foot, Weight::text, 8.5, k_margin, y, k_width - 80, Align::left);
    line("Trang " + std::to_string(page_) + "/" + std::to_string(pages_), Weight::text, 8.5, k_margin + k_width, y, 80, Align::right);
  }

  void next_page() {
    end_page();
    canvas_.next_page();
    ++page_;
    y_ = k_margin;
  }

  void frame(const Box& box) {
    canvas_.rectangle({box.x, box.y, box.width, k_rule}, k_line);
    canvas_.rectangle({box.x, box.bottom(), box.width, k_rule}, k_line);
    for (std::size_t i = 0; i <= std::size(k_columns); ++i) {
      canvas_.rectangle({left_of(i) - (i == std::size(k_columns) ? k_rule : 0), box.y, k_rule, box.height + k_rule}, k_line);
    }
  }

  void draw_table_head() {
    const Box box{k_margin, y_, k_width, k_table_head};
    canvas_.rectangle(box, k_head_ground);
    frame(box);
    for (std::size_t i = 0; i < std::size(k_columns); ++i) {
      line(k_columns[i].head, Weight::strong, 10, left_of(i) + width_of(i) / 2, y_ + 6.5, width_of(i) - 4, Align::centre);
    }
    y_ += k_table_head;
  }

  void draw_section(const EvidenceSection& section) {
    if (section.rows.empty()) return;
    if (y_ + k_section_head + k_table_head + k_row > k_bottom) next_page();
    line(section.head, Weight::strong, 11.5, k_margin, y_ + 2, k_width, Align::left);
    y_ += k_section_head;
    draw_table_head();
    for (const auto& row : section.rows) {
      // Signatures never stand alone on a page: the last row goes with them.
      const double end = --rows_left_ == 0 ? k_row_gap + end_height() : 0;
      if (y_ + k_row + end > k_bottom) {
        next_page();
        draw_table_head();
      }
      draw_row(row);
    }
    y_ += k_row_gap;
  }

  void draw_row(const EvidenceRow& row) {
    frame({k_margin, y_, k_width, k_row});
    const double top = y_ + k_cell;
    line(row.number, Weight::text, 10, left_of(0) + width_of(0) / 2, top, width_of(0) - 4, Align::centre);
    const double x = left_of(1) + k_cell, width = width_of(1) - 2 * k_cell;
    double y = top;
    y += line(row.title, Weight::strong, 10, x, y, width, Align::left, 3, 9);
    y += line(row.details, Weight::text, 8.5, x, y + 1, width, Align::left, 1, 8) + 1;
    // An address is one word: it is made smaller rather than cut, since people type it.
    const double height = line(row.shown_address, Weight::text, 8, x, y + 1, width, Align::left, 1, 4.5);
    canvas_.link({x, y + 1, width, height}, row.address);
    y = top;
    for (const auto& date : row.dates) y += line(date, Weight::text, 9, left_of(2) + k_cell, y, width_of(2) - 2 * k_cell, Align::left);
    line(row.status, Weight::text, 9, left_of(3) + k_cell, top, width_of(3) - 2 * k_cell, Align::left, 4);
    if (const auto code = make_qr(row.address)) {
      const double side = std::min(k_code * (code->size + 2 * k_quiet_modules) / code->size, k_row - 1.5);
      const Box box{left_of(4) + (width_of(4) - side) / 2, y_ + k_rule + (k_row - side) / 2, side, side};
      draw_qr(canvas_, *code, box);
      canvas_.link(box, row.address);
    }
    y_ += k_row;
  }

  double end_height() const { return k_signatures + k_total * static_cast<double>(evidence_.totals.size()); }

  void draw_end() {
    for (const auto& total : evidence_.totals) {
      y_ += line(total, Weight::strong, 11, k_margin, y_, k_width, Align::left, 2) + 3;
    }
    y_ += 14;
    const double left = k_margin + k_width * 0.22, right = k_margin + k_width * 0.78;
    line(evidence_.left_signature, Weight::strong, 11, left, y_, k_width * 0.44, Align::centre);
    line(evidence_.right_signature, Weight::strong, 11, right, y_, k_width * 0.44, Align::centre);
    for (const double x : {left, right}) line(evidence_.signature_hint, Weight::text, 9.5, x, y_ + 15, k_width * 0.44, Align::centre);
  }

  const Evidence& evidence_;
  Typefaces& faces_;
  std::size_t pages_;
  Canvas canvas_;
  std::size_t page_ = 1;
  double y_ = k_margin;
  std::size_t rows_left_ = 0;
};

}  // namespace

EvidenceSheet draw_evidence(const Evidence& evidence, const FontFiles& fonts) {
  Typefaces faces(fonts);
  const std::size_t pages = Sheet(evidence, faces, 1).draw().pages;
  return Sheet(evidence, faces, pages).draw();
}

}  // namespace trungbay::draw
