// How the numbers of an XLSX look: its styles part, of which only the number formats matter.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/number_text.hpp"
#include "ingest/xml_stream.hpp"

namespace trungbay::ingest {

class CellStyles {
 public:
  // Reads `xl/styles.xml`; false with the fault in the bag.
  bool read(std::unique_ptr<ByteStream> bytes, const std::string& part, const std::string& file, DiagnosticBag& bag);

  // Of the cells whose attribute `s` is this number; plain when the part does not know it.
  NumberLook look(std::uint32_t style) const { return style < looks_.size() ? looks_[style] : NumberLook{}; }

 private:
  class Handler;
  std::vector<NumberLook> looks_;
};

}  // namespace trungbay::ingest
