#include "ingest/merged_values.hpp"

#include "support/catch.hpp"

using namespace trungbay::ingest;

TEST_CASE("MergedValues: a value merged downwards joins the rows beside it, in the columns asked for", "[ingest]") {
  const std::vector<MergedCells> merged = {{2, 4, 0, 0}, {2, 3, 2, 3}, {4, 5, 1, 1}, {9, 9, 0, 1}};
  MergedValues values;
  const auto filled = [&](std::uint32_t number, std::vector<TableCell> cells) {
    const TableRow row = values.fill({cells, number}, merged, {true, true, false});
    std::string shown;
    for (const auto& cell : row.cells) shown += static_cast<char>('A' + cell.column) + std::string(cell.text) + " ";
    return shown;
  };
  CHECK(filled(1, {{0, "đơn vị"}, {1, "tên"}}) == "Ađơn vị Btên ");
  CHECK(filled(2, {{0, "An Minh"}, {1, "một"}, {2, "x"}}) == "AAn Minh Bmột Cx ");
  CHECK(filled(3, {{1, "hai"}}) == "AAn Minh Bhai ");
  CHECK(filled(4, {{0, "có chữ riêng"}, {1, "ba"}}) == "Acó chữ riêng Bba ");
  CHECK(filled(5, {{2, "y"}}) == "Bba Cy ");
  CHECK(filled(6, {{2, "z"}}) == "Cz ");
  values.clear();
  CHECK(filled(3, {{1, "trang sau"}}) == "Btrang sau ");
}
