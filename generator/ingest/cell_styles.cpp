#include "ingest/cell_styles.hpp"

#include "ingest/cell_text.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_most_styles = 65'536;  // Excel allows 65,490 styles and some 250 formats; more are plain
constexpr std::size_t k_most_format_bytes = 1024;  // of one code; Excel allows 255 characters

}  // namespace

// <numFmts><numFmt numFmtId formatCode/></numFmts> … <cellXfs><xf numFmtId/></cellXfs>; <cellStyleXfs> has xf as well.
class CellStyles::Handler : public XmlHandler {
 public:
  explicit Handler(std::vector<NumberLook>& looks) : looks_(looks) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") {
      in_cells_ = true;
    } else if (name == "numFmt" && formats_.size() < k_most_styles) {
      const auto id = parse_index(attributes.find("numFmtId"));
      if (id) formats_.insert_or_assign(*id, parse_number_format(attributes.find("formatCode").substr(0, k_most_format_bytes)));
    } else if (name == "xf" && in_cells_ && looks_.size() < k_most_styles) {
      const std::uint32_t id = parse_index(attributes.find("numFmtId")).value_or(0);
      const auto known = formats_.find(id);
      looks_.push_back(known != formats_.end() ? known->second : built_in_number_format(id));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::vector<NumberLook>& looks_;
  std::map<std::uint32_t, NumberLook> formats_;
  bool in_cells_ = false;
};

bool CellStyles::read(std::unique_ptr<ByteStream> bytes, const std::string& part, const std::string& file,
                      DiagnosticBag& bag) {
  Handler handler(looks_);
  return XmlStream(std::move(bytes), part, file, handler).run(bag) == XmlStep::ended;
}

}  // namespace trungbay::ingest
